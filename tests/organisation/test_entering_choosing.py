"""Choosing between organisations and between roles."""

import pytest
from django.test import Client
from pytest_django import Settings

from kiem.accounts.models import Membership, User
from kiem.accounts.queries import memberships_of
from kiem.foundation.actors import system_actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.actions import add_person
from tests.accounts.steps import sign_in
from tests.cast import NOW, Cast


@pytest.fixture
def second(cast: Cast) -> Membership:
    """Anna's membership of the other organisation, where she is called Annie."""
    by = system_actor(cast.other_organisation, "tests")
    enter(cast.other_organisation, Use.ADMINISTRATION)
    person = add_person("Annie", "Peeters", by=by, at=NOW)
    user = User.objects.get(id=cast.users["anna"])
    membership = Membership.objects.create(organisation_id=cast.other_organisation, user=user, since=NOW)
    person.membership = membership
    person.save()
    enter(None, Use.ADMINISTRATION)
    return membership


def signed_in() -> Client:
    return sign_in("anna@lindenhof.example")[0]


def test_who_belongs_to_two_organisations_chooses(cast: Cast, second: Membership) -> None:
    client = signed_in()
    assert client.get("/my/account/").headers["Location"] == "/enter/"
    assert client.get("/enter/").headers["Location"] == "/organisations/"
    page = client.get("/organisations/")
    assert [one.name for one in page.context["page"].organisations] == ["Het Lindenhof", "Thuiszorg Andere"]
    assert client.post("/organisations/", {"membership": str(second.id)}).headers["Location"] == "/enter/"
    assert client.get("/enter/").headers["Location"] == "/my/account/", "she goes on to where she was going"
    assert b"Annie Peeters" in client.get("/my/account/").content


def test_going_to_the_other_organisation_leaves_the_role_behind(cast: Cast, second: Membership) -> None:
    client = cast.client("anna", "leader")
    client.post("/organisations/", {"membership": str(second.id)})
    assert client.session["kiem_organisation"] == str(cast.other_organisation)
    assert client.session["kiem_role"] == "employee", "what she is there"


def test_an_organisation_of_someone_else_is_not_found(cast: Cast) -> None:
    client = signed_in()
    for wrong in (str(cast.memberships["carla"]), str(cast.memberships["zara"]), "", "x"):
        assert client.post("/organisations/", {"membership": wrong}).status_code == 404
    assert "kiem_membership" not in client.session


def test_an_account_without_an_organisation_is_told_so(cast: Cast) -> None:
    membership = Membership.objects.get(id=cast.memberships["anna"])
    membership.ended_at = NOW
    membership.save()
    assert memberships_of(cast.users["anna"]) == []
    client = signed_in()
    assert client.get("/enter/").headers["Location"] == "/organisations/"
    assert client.get("/organisations/").context["page"].organisations == ()


def test_one_switches_between_ones_own_roles(cast: Cast) -> None:
    client = cast.client("elke", "leader")
    assert client.post("/role/", {"role": "director"}).headers["Location"] == "/"
    assert client.session["kiem_role"] == "director"


@pytest.mark.parametrize("role", ["hr", "administrator", "system", "", "no such role"])
def test_a_role_that_one_does_not_hold_is_refused(cast: Cast, role: str) -> None:
    client = cast.client("elke", "leader")
    assert client.post("/role/", {"role": role}).status_code == 404
    assert client.session["kiem_role"] == "leader"


def test_a_role_is_switched_by_a_form_only(cast: Cast) -> None:
    assert cast.client("elke").get("/role/").status_code == 405


def test_the_front_door_offers_to_sign_in(cast: Cast) -> None:
    page = Client().get("/welcome/")
    assert b'href="/account/login/"' in page.content
    assert b"/start/" not in page.content
    assert Client().get("/").headers["Location"] == "/welcome/"


def test_a_second_organisation_cannot_be_started_by_anyone(cast: Cast) -> None:
    assert Client().get("/start/").headers["Location"] == "/welcome/"
    assert Client().post("/start/", {"code": "x"}).headers["Location"] == "/welcome/"


def test_the_front_door_shows_the_way_to_the_demo(cast: Cast, settings: Settings) -> None:
    settings.KIEM_DEMO_URL = "http://localhost:8001/"
    assert b'href="http://localhost:8001/"' in Client().get("/welcome/").content
