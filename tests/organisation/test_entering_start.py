"""Starting the first organisation, in a database of its own: with the one-time code, once."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kiem.accounts.models import User
from kiem.accounts.start_code import start_code
from kiem.foundation.errors import CannotDo
from kiem.foundation.every import every_organisation
from kiem.organisation.actions.entering import start_own_organisation
from tests.accounts.steps import PASSWORD, set_up_app
from tests.owner import as_owner

GIVEN = {
    "name": "Thuis in Brugge",
    "given_name": "Ine",
    "family_name": "Van Acker",
    "email": "Ine@Brugge.example",
    "password": PASSWORD,
    "password2": PASSWORD,
}


def test_the_front_door_offers_to_begin(empty: Path) -> None:
    page = Client().get("/welcome/")
    assert b'href="/start/"' in page.content
    assert b"/account/login/" not in page.content


def test_with_the_code_one_starts_and_is_led_to_the_second_factor(empty: Path) -> None:
    client = Client(HTTP_ACCEPT_LANGUAGE="fr")
    assert client.get("/start/").status_code == 200
    answer = client.post("/start/", {**GIVEN, "code": start_code()})
    assert answer.headers["Location"] == "/enter/"
    assert [name for _, name in every_organisation()] == ["Thuis in Brugge"]
    with as_owner() as owner:
        began_in = owner.execute("SELECT languages FROM foundation_organisation").fetchone()
    assert began_in == (["fr"],), "the language in which she started, until she answers"
    assert not (empty / "keys" / "start.code").exists(), "the code has been used"
    client.get("/enter/")
    assert client.get("/my/account/").headers["Location"] == "/second-factor/"
    set_up_app(client)
    page = client.get("/my/account/")
    assert page.status_code == 200
    assert page.context["viewer"].role == "hr", "who starts is HR adviser first, administrator second"


def test_a_second_start_finds_the_door_closed(empty: Path) -> None:
    code = start_code()
    Client().post("/start/", {**GIVEN, "code": code})
    again = Client().post("/start/", {**GIVEN, "code": code, "email": "other@brugge.example"})
    assert again.headers["Location"] == "/welcome/"
    assert User.objects.count() == 1


def test_a_wrong_code_starts_nothing_and_keeps_what_was_typed(empty: Path) -> None:
    start_code()
    answer = Client().post("/start/", {**GIVEN, "code": "AAAA-AAAA-AAAA"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"code"}
    assert b"Thuis in Brugge" in answer.content
    assert PASSWORD.encode() not in answer.content
    assert (User.objects.count(), every_organisation()) == (0, [])


def test_after_five_wrong_codes_one_waits(empty: Path) -> None:
    code = start_code()
    for _ in range(5):
        Client().post("/start/", {**GIVEN, "code": "AAAA-AAAA-AAAA"})
    assert Client().post("/start/", {**GIVEN, "code": code}).status_code == 422
    assert every_organisation() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "   "),
        ("given_name", ""),
        ("email", "no address"),
        ("password", "kort"),
        ("password2", "iets heel anders dan daarnet"),
    ],
)
def test_bad_input_starts_nothing_and_leaves_the_code(empty: Path, field: str, value: object) -> None:
    code = start_code()
    given = {**GIVEN, "code": code, field: value}
    if field == "password":
        given["password2"] = value
    answer = Client().post("/start/", given)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert (User.objects.count(), every_organisation()) == (0, [])
    assert start_code() == code


def test_in_a_demo_nobody_starts_an_organisation(empty: Path, settings: Settings) -> None:
    settings.KIEM_DEMO = True
    assert Client().post("/start/", {**GIVEN, "code": start_code()}).headers["Location"] == "/welcome/"
    assert every_organisation() == []


def test_who_comes_second_past_the_door_is_refused_by_the_action_itself(empty: Path) -> None:
    code, at = start_code(), timezone.now()
    given = {key: value for key, value in GIVEN.items() if key != "password2"}
    start_own_organisation(code, languages=["nl"], **given, by="tests", at=at)
    with pytest.raises(CannotDo):
        start_own_organisation(start_code(), languages=["nl"], **{**given, "email": "b@b.example"}, by="tests", at=at)
    assert len(every_organisation()) == 1
