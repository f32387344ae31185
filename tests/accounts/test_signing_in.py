"""Signing in with a password: what is refused looks the same, attempts are limited, nobody is sent elsewhere."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from kiem.accounts.models import Membership, User
from tests.accounts.steps import LOGIN, PASSWORD, sign_in
from tests.cast import Cast

ELSEWHERE = ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)")


def as_seen(response: HttpResponse, mail: str) -> str:
    """The page without what must differ: the form's token and the address that was typed."""
    text = response.content.decode()
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", text).replace(mail, "")


def test_who_signs_in_is_taken_into_her_organisation(cast: Cast) -> None:
    client, response = sign_in("anna@lindenhof.example")
    assert response.headers["Location"] == "/enter/"
    assert client.get("/enter/").headers["Location"] == "/"
    assert client.session["kiem_person"] == str(cast.people["anna"])
    assert client.session["kiem_organisation"] == str(cast.organisation)


def test_a_mail_address_works_in_capitals_too(cast: Cast) -> None:
    assert sign_in(" Anna@Lindenhof.example ")[1].status_code == 302


def test_a_wrong_password_looks_the_same_as_an_unknown_mail_address(cast: Cast) -> None:
    wrong = sign_in("anna@lindenhof.example", "Niet het juiste woord")[1]
    unknown = sign_in("nobody@lindenhof.example", "Niet het juiste woord")[1]
    assert wrong.status_code == unknown.status_code == 422
    assert as_seen(wrong, "anna@lindenhof.example") == as_seen(unknown, "nobody@lindenhof.example")


def test_after_five_wrong_passwords_the_right_one_waits_too(cast: Cast) -> None:
    for _ in range(5):
        sign_in("anna@lindenhof.example", "Niet het juiste woord")
    assert sign_in("anna@lindenhof.example")[1].status_code == 422
    assert sign_in("bram@lindenhof.example")[1].status_code == 302, "someone else is not kept waiting"


def test_one_who_tries_many_addresses_is_stopped(cast: Cast) -> None:
    for number in range(10):
        sign_in(f"guess{number}@lindenhof.example", "Niet het juiste woord")
    assert sign_in("anna@lindenhof.example")[1].status_code == 422


def test_signing_up_is_closed(cast: Cast) -> None:
    before = User.objects.count()
    client = Client()
    page = client.get("/account/signup/")
    assert page.templates[0].name == "account/signup_closed.html"
    given = {"email": "new@lindenhof.example", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/account/signup/", given)
    assert User.objects.count() == before


def test_a_closed_account_does_not_come_in(cast: Cast) -> None:
    User.objects.filter(id=cast.users["anna"]).update(is_active=False)
    client, response = sign_in("anna@lindenhof.example")
    assert response.headers["Location"] == "/account/inactive/"
    assert client.get("/account/inactive/").status_code == 200
    assert client.get("/my/account/").status_code == 302


def test_signing_in_leads_to_the_page_that_was_asked_for(cast: Cast) -> None:
    client = Client()
    asked = client.get("/my/account/?from=mail")
    assert asked.headers["Location"] == "/account/login/?next=%2Fmy%2Faccount%2F%3Ffrom%3Dmail"
    response = sign_in("anna@lindenhof.example", client=client, next="/my/account/?from=mail")[1]
    assert response.headers["Location"] == "/my/account/?from=mail"
    assert client.get("/my/account/?from=mail").headers["Location"] == "/enter/"
    assert client.get("/enter/").headers["Location"] == "/my/account/?from=mail"
    assert client.get("/my/account/?from=mail").status_code == 200


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_sent_elsewhere(cast: Cast, address: str) -> None:
    assert sign_in("anna@lindenhof.example", next=address)[1].headers["Location"] == "/enter/"
    client = cast.client("anna")
    assert client.post("/language/", {"language": "fr", "next": address}).headers["Location"] == "/"
    session = client.session
    session["kiem_where_to"] = address
    session.save()
    assert client.get("/enter/").headers["Location"] == "/"
    assert client.post("/account/logout/", {"next": address}).headers["Location"] == "/welcome/"


def test_the_session_gets_another_key_when_someone_signs_in(cast: Cast) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["planted"] = "before"
    session.save()
    planted = session.session_key or ""
    client.cookies["kiem_session"] = planted
    sign_in("anna@lindenhof.example", client=client)
    assert client.cookies["kiem_session"].value != planted


def test_a_session_that_was_ended_opens_nothing(cast: Cast) -> None:
    client = cast.client("anna")
    stolen = client.cookies["kiem_session"].value
    assert client.get("/my/account/").status_code == 200
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["kiem_session"] = stolen
    assert thief.get("/my/account/").headers["Location"].startswith(LOGIN)


def test_a_session_of_a_membership_that_ended_opens_nothing(cast: Cast) -> None:
    client = cast.client("anna")
    membership = Membership.objects.get(id=cast.memberships["anna"])
    membership.ended_at = membership.since
    membership.save()
    assert client.get("/my/account/").headers["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("other", ["kiem_person", "kiem_membership", "kiem_organisation"])
def test_a_session_with_a_piece_of_someone_else_opens_nothing(cast: Cast, other: str) -> None:
    client = cast.client("anna")
    theirs = {
        "kiem_person": cast.people["carla"],
        "kiem_membership": cast.memberships["carla"],
        "kiem_organisation": cast.other_organisation,
    }
    session = client.session
    session[other] = str(theirs[other])
    session.save()
    assert client.get("/my/account/").headers["Location"].startswith(LOGIN)


@pytest.mark.parametrize(
    "path",
    [LOGIN, "/account/password/reset/", "/language/", "/role/", "/organisations/", "/start/", "/my/keys/new/"],
)
def test_a_forged_form_is_refused(cast: Cast, path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(id=cast.users["carla"]))
    assert client.post(path, {"language": "fr"}).status_code == 403


def test_the_language_stays_with_who_chose_it(cast: Cast) -> None:
    client = cast.client("anna")
    response = client.post("/language/", {"language": "fr", "next": "/my/account/"})
    assert response.headers["Location"] == "/my/account/"
    assert User.objects.get(id=cast.users["anna"]).language == "fr"
    elsewhere, _ = sign_in("anna@lindenhof.example")
    elsewhere.get("/enter/")
    assert elsewhere.cookies["kiem_language"].value == "fr"


def test_a_language_that_does_not_exist_is_not_found(cast: Cast) -> None:
    assert Client().post("/language/", {"language": "xx"}).status_code == 404
    assert Client().get("/language/").status_code == 405


def test_only_the_addresses_that_are_needed_exist(cast: Cast) -> None:
    client = cast.client("anna")
    for path in ("/account/email/", "/account/confirm-email/", "/account/login/code/", "/account/2fa/webauthn/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", [r"\000aaaaaaaaaaaa", "'; DROP TABLE--", "a" * 5000, "é" * 12])
def test_a_cookie_that_names_no_session_is_no_session(cast: Cast, name: str) -> None:
    client = Client(headers={"Cookie": f'kiem_session="{name}"'})
    assert client.get("/growth/").headers["Location"] == "/account/login/?next=%2Fgrowth%2F"
    assert client.post(LOGIN, {"login": "anna@lindenhof.example", "password": PASSWORD}).status_code == 302
