"""Invitations: a link by mail, once, for a fortnight, to who it is meant for."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kiem.accounts.models import Invitation, Membership, User
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.actions import add_person, change_person
from kiem.organisation.actions.entering import accept_invitation, close_account, invite_person, make_own_key
from kiem.organisation.keys import viewer_of_key
from kiem.organisation.models import Person
from tests.accounts.steps import PASSWORD, sign_in
from tests.cast import Cast

SITE = "http://testserver/"


@pytest.fixture
def ine(cast: Cast) -> Person:
    """Someone new, without an account."""
    mail = "ine@lindenhof.example"
    return add_person("Ine", "Van Acker", email=mail, language="fr", by=cast.system, at=timezone.now())


def link_for(cast: Cast, person: Person) -> str:
    """Carla invites a person; gives the way to the page behind the link in the mail."""
    invite_person(person.id, site=SITE, by=cast.viewer("carla", "hr"), at=timezone.now())
    body = OutboxMessage.objects.filter(recipient=person.email).latest("id").body
    found = re.search(r"http://testserver(/invitation/\S+/)", body)
    assert found
    enter(None, Use.ADMINISTRATION)
    return found[1]


def secret_in(link: str) -> str:
    return link.split("/")[2]


def test_who_is_invited_chooses_a_password_and_is_in(cast: Cast, ine: Person) -> None:
    link = link_for(cast, ine)
    client = Client()
    assert b"ine@lindenhof.example" in client.get(link).content
    assert client.post(link, {"password": PASSWORD, "password2": PASSWORD}).headers["Location"] == "/enter/"
    client.get("/enter/")
    assert client.session["kiem_person"] == str(ine.id)
    assert client.get("/my/account/").status_code == 200
    assert sign_in("ine@lindenhof.example")[1].status_code == 302


def test_the_mail_is_in_her_language_and_the_secret_is_not_kept(cast: Cast, ine: Person) -> None:
    secret = secret_in(link_for(cast, ine))
    cast.use(Use.ADMINISTRATION)
    kept = Invitation.objects.get(email=ine.email)
    assert secret.encode() not in bytes(kept.digest)
    assert kept.language == "fr"
    mail = OutboxMessage.objects.filter(recipient=ine.email).latest("id")
    assert mail.body.startswith("Bonjour Ine,")
    assert "Le lien fonctionne deux semaines" in mail.body


def test_an_invitation_works_once(cast: Cast, ine: Person) -> None:
    link = link_for(cast, ine)
    Client().post(link, {"password": PASSWORD, "password2": PASSWORD})
    again = Client().get(link)
    assert again.status_code == 410
    assert again.context["page"].door == "used"
    other = {"password": "Een heel ander wachtwoord", "password2": "Een heel ander wachtwoord"}
    assert Client().post(link, other).status_code == 410
    assert sign_in("ine@lindenhof.example", "Een heel ander wachtwoord")[1].status_code == 422


def test_after_a_fortnight_it_says_so_kindly(cast: Cast, ine: Person) -> None:
    secret = secret_in(link_for(cast, ine))
    with pytest.raises(CannotDo):
        accept_invitation(secret, password=PASSWORD, by=None, at=timezone.now() + timedelta(days=15))
    cast.use(Use.ADMINISTRATION)
    yesterday = timezone.now() - timedelta(days=1)
    Invitation.objects.filter(email=ine.email).update(created_at=yesterday - timedelta(days=14), expires_at=yesterday)
    page = Client().get(f"/invitation/{secret}/")
    assert (page.status_code, page.context["page"].door) == (410, "expired")
    assert b"Het Lindenhof" in page.content


def test_a_new_invitation_stops_the_earlier_one(cast: Cast, ine: Person) -> None:
    first, second = link_for(cast, ine), link_for(cast, ine)
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200


def test_an_invitation_that_does_not_exist_is_not_found(cast: Cast) -> None:
    assert Client().get("/invitation/in_guess/").status_code == 404
    assert Client().post("/invitation/in_guess/", {"password": PASSWORD, "password2": PASSWORD}).status_code == 404


@pytest.mark.parametrize(("password", "again"), [("kort", "kort"), (PASSWORD, "iets anders"), ("", "")])
def test_a_bad_password_lets_nobody_in(cast: Cast, ine: Person, password: str, again: str) -> None:
    link = link_for(cast, ine)
    assert Client().post(link, {"password": password, "password2": again}).status_code == 422
    assert not User.objects.filter(email=ine.email).exists()
    assert Client().get(link).status_code == 200


def test_who_has_an_account_elsewhere_signs_in_and_accepts(cast: Cast) -> None:
    cast.use(Use.ADMINISTRATION)
    zara = add_person("Zara", "Vermeulen", email="zara@lindenhof.example", by=cast.system, at=timezone.now())
    link = link_for(cast, zara)
    stranger = Client().get(link)
    assert stranger.context["page"].door == "sign_in"
    assert Client().post(link, {"password": PASSWORD, "password2": PASSWORD}).status_code == 200
    client = cast.client("zara")
    assert client.post(link).headers["Location"] == "/enter/"
    assert client.get("/enter/").headers["Location"] == "/organisations/"
    cast.use(Use.ADMINISTRATION)
    assert Membership.objects.filter(user=cast.users["zara"]).count() == 1
    assert Person.objects.get(id=zara.id).membership is not None


def test_someone_else_who_is_signed_in_cannot_take_it(cast: Cast, ine: Person) -> None:
    link = link_for(cast, ine)
    client = cast.client("anna")
    assert client.get(link).context["page"].door == "someone_elses"
    client.post(link, {"password": PASSWORD, "password2": PASSWORD})
    with pytest.raises(NotAllowed):
        accept_invitation(secret_in(link), by=User.objects.get(id=cast.users["anna"]), at=timezone.now())
    assert Client().get(link).status_code == 200, "it still waits for whom it is meant"


def test_a_changed_mail_address_makes_the_old_link_useless(cast: Cast, ine: Person) -> None:
    link = link_for(cast, ine)
    by = cast.viewer("carla", "hr")
    change_person(
        ine.id,
        given_name="Ine",
        family_name="Van Acker",
        email="ine.vanacker@lindenhof.example",
        personnel_number="",
        language="nl",
        by=by,
        at=timezone.now(),
    )
    answer = Client().post(link, {"password": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 422
    assert not User.objects.filter(email="ine@lindenhof.example").exists()


def test_who_has_an_account_or_no_mail_address_is_not_invited(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    for name in ("anna", "greet"):
        with pytest.raises(CannotDo):
            invite_person(cast.people[name], site=SITE, by=by, at=timezone.now())
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["anna", "bram", "dries", "elke"])
def test_only_hr_and_the_administrator_invite(cast: Cast, ine: Person, name: str) -> None:
    with pytest.raises(NotAllowed):
        invite_person(ine.id, site=SITE, by=cast.viewer(name), at=timezone.now())
    assert invite_person(ine.id, site=SITE, by=cast.viewer("hamid"), at=timezone.now())


def test_a_person_of_another_organisation_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        invite_person(cast.people["zara"], site=SITE, by=cast.viewer("carla", "hr"), at=timezone.now())


def test_inviting_and_accepting_stand_in_the_trail(cast: Cast, ine: Person) -> None:
    link = link_for(cast, ine)
    Client().post(link, {"password": PASSWORD, "password2": PASSWORD})
    cast.use(Use.ADMINISTRATION)
    lines = TrailLine.objects.filter(subject_id=ine.id).order_by("id").values_list("verb", "actor_person")
    assert list(lines)[-2:] == [("invite_person", cast.people["carla"]), ("accept_invitation", ine.id)]


def test_a_closed_account_ends_sessions_and_keys_and_can_be_invited_again(cast: Cast) -> None:
    _, key = make_own_key("laptop", "employee", 30, by=cast.viewer("anna"), at=timezone.now())
    client = cast.client("anna")
    answer = cast.client("carla", "hr").post(f"/people/{cast.people['anna']}/account/close/")
    assert answer.headers["Location"] == f"/people/{cast.people['anna']}/"
    assert client.get("/my/account/").headers["Location"].startswith("/account/login/")
    assert viewer_of_key(key, today=timezone.localdate(), use=Use.OWN_DATA) is None
    link = link_for(cast, Person.objects.get(id=cast.people["anna"]))
    client, _ = sign_in("anna@lindenhof.example")
    assert client.post(link).headers["Location"] == "/enter/"
    client.get("/enter/")
    assert client.session["kiem_person"] == str(cast.people["anna"])


def test_nobody_closes_her_own_account_or_one_of_another_organisation(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    with pytest.raises(CannotDo):
        close_account(cast.people["carla"], by=by, at=timezone.now())
    with pytest.raises(NotFound):
        close_account(cast.people["zara"], by=by, at=timezone.now())
    with pytest.raises(NotAllowed):
        close_account(cast.people["anna"], by=cast.viewer("bram"), at=timezone.now())
    assert cast.client("bram", "leader").post(f"/people/{cast.people['anna']}/account/close/").status_code == 404
