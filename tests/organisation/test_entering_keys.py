"""Keys for the command line: shown once, one role, one's own, until a day or until they are withdrawn."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kiem.accounts.models import ApiToken, Membership, User
from kiem.foundation.context import current_use, enter
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.actions import end_mandate
from kiem.organisation.actions.entering import make_own_key, revoke_own_key
from kiem.organisation.keys import viewer_of_key
from kiem.organisation.models import Mandate
from tests.cast import NOW, TODAY, Cast


def key_of(cast: Cast, name: str, role: str, days: int = 30) -> str:
    _, secret = make_own_key("laptop", role, days, by=cast.viewer(name, role), at=NOW)
    enter(None, Use.ADMINISTRATION)
    return secret


def behind(secret: str, day: date = TODAY) -> Viewer | None:
    enter(None, Use.ADMINISTRATION)
    return viewer_of_key(secret, today=day, use=Use.DEVELOPMENT)


def test_a_key_looks_as_its_maker_in_its_role_for_the_use_asked(cast: Cast) -> None:
    viewer = behind(key_of(cast, "bram", "leader"))
    assert viewer is not None
    assert (viewer.person_id, viewer.role, viewer.use) == (cast.people["bram"], "leader", Use.DEVELOPMENT)
    assert [led.name for led in viewer.leads] == ["De Linde"]
    assert current_use() is Use.DEVELOPMENT


def test_a_key_acts_in_its_one_role_only(cast: Cast) -> None:
    viewer = behind(key_of(cast, "carla", "employee"))
    assert viewer is not None
    assert viewer.roles == ("employee",)
    assert not viewer.may(Permission.SEE_PEOPLE)


def test_a_key_for_a_role_that_is_over_does_not_work(cast: Cast) -> None:
    secret = key_of(cast, "bram", "leader")
    cast.use(Use.ADMINISTRATION)
    mandate = Mandate.objects.get(person=cast.people["bram"])
    end_mandate(mandate.id, ends_before=TODAY, by=cast.system, at=NOW)
    assert behind(secret) is None


def test_a_key_works_until_its_day(cast: Cast) -> None:
    secret = key_of(cast, "anna", "employee", days=2)
    assert behind(secret, TODAY + timedelta(days=1)) is not None
    assert behind(secret, TODAY + timedelta(days=2)) is None


def test_a_withdrawn_key_does_not_work(cast: Cast) -> None:
    secret = key_of(cast, "anna", "employee")
    by = cast.viewer("anna")
    revoke_own_key(ApiToken.objects.get().id, by=by, at=NOW)
    assert behind(secret) is None


def test_a_key_of_who_left_or_whose_account_is_closed_does_not_work(cast: Cast) -> None:
    secret = key_of(cast, "anna", "employee")
    User.objects.filter(id=cast.users["anna"]).update(is_active=False)
    assert behind(secret) is None
    User.objects.filter(id=cast.users["anna"]).update(is_active=True)
    assert behind(secret) is not None
    Membership.objects.filter(id=cast.memberships["anna"]).update(ended_at=NOW)
    assert behind(secret) is None


@pytest.mark.parametrize("secret", ["", "kiem_guess", "\x00", "é" * 100])
def test_a_guess_opens_nothing(cast: Cast, secret: str) -> None:
    assert behind(secret) is None


def test_nobody_makes_a_key_for_a_role_she_does_not_hold(cast: Cast) -> None:
    for role in ("hr", "leader", "system", ""):
        with pytest.raises(NotAllowed):
            make_own_key("laptop", role, 30, by=cast.viewer("anna"), at=NOW)


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_key_holds_for_a_year_at_most(cast: Cast, days: int) -> None:
    with pytest.raises(CannotDo) as refused:
        make_own_key("laptop", "employee", days, by=cast.viewer("anna"), at=NOW)
    assert refused.value.field == "days"


def test_someone_elses_key_cannot_be_withdrawn(cast: Cast) -> None:
    key_of(cast, "anna", "employee")
    by = cast.viewer("carla", "hr")
    with pytest.raises(NotFound):
        revoke_own_key(ApiToken.objects.get().id, by=by, at=NOW)


def test_on_screen_the_secret_is_shown_once(cast: Cast) -> None:
    client = cast.client("anna")
    made = client.post("/my/keys/new/", {"label": "laptop", "role": "employee", "days": "30"})
    secret = made.context["page"].secret
    assert made.status_code == 200
    assert secret.encode() in made.content
    assert secret.encode() not in client.get("/my/keys/").content
    assert viewer_of_key(secret, today=timezone.localdate(), use=Use.OWN_DATA) is not None
    [key] = client.get("/my/keys/").context["page"].keys
    assert client.post(f"/my/keys/{key.id}/revoke/").headers["Location"] == "/my/keys/"
    assert viewer_of_key(secret, today=timezone.localdate(), use=Use.OWN_DATA) is None


@pytest.mark.parametrize(
    "given",
    [
        {"label": "", "role": "employee", "days": "30"},
        {"label": "laptop", "role": "hr", "days": "30"},
        {"label": "laptop", "role": "employee", "days": "400"},
        {"label": "laptop", "role": "employee", "days": "soon"},
        {},
    ],
)
def test_a_bad_form_makes_no_key(cast: Cast, given: dict[str, str]) -> None:
    client = cast.client("anna")
    assert client.post("/my/keys/new/", given).status_code == 422
    assert client.get("/my/keys/").context["page"].keys == ()


def test_without_a_second_factor_a_key_has_no_role_that_needs_one(cast: Cast) -> None:
    from kiem.organisation.pages.entering import roles_for_a_key

    viewer = cast.viewer("elke", "leader")
    assert [role for role, _ in roles_for_a_key(viewer, second_factor=False)] == ["employee"]
    assert [role for role, _ in roles_for_a_key(viewer, second_factor=True)] == ["leader", "director", "employee"]


def test_the_keys_of_others_are_not_on_the_page(cast: Cast) -> None:
    key_of(cast, "anna", "employee")
    assert cast.client("bram", "leader").get("/my/keys/").context["page"].keys == ()
