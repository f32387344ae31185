"""A role that a list asks for is given by a second person, and by nobody alone before three days went by."""

from datetime import timedelta

import pytest

from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import TrailLine
from kiem.organisation.access import Viewer
from kiem.organisation.actions import bring_in_people, confirm_role, end_mandate, refuse_role
from kiem.organisation.models import AskedRole, Mandate
from kiem.organisation.rules import MandateKind
from tests.cast import NOW, TODAY, Cast
from tests.organisation.lists import row

HR = row(role=MandateKind.HR_ADVISER)


def asked(cast: Cast) -> AskedRole:
    """Carla brings in a list that asks that Nele be HR adviser."""
    bring_in_people([HR], by=cast.viewer("carla", "hr"), at=NOW)
    return AskedRole.objects.get()


def roles(asked_role: AskedRole) -> list[str]:
    return list(Mandate.objects.filter(person=asked_role.person_id).values_list("kind", flat=True))


def as_administrator(cast: Cast) -> Viewer:
    return cast.viewer("hamid", "administrator")


def test_a_list_only_asks_and_asks_once(cast: Cast) -> None:
    waiting = asked(cast)
    assert (waiting.kind, waiting.asked_by_id, waiting.granted) == ("hr_adviser", cast.people["carla"], None)
    assert roles(waiting) == []
    assert bring_in_people([HR], by=cast.viewer("carla", "hr"), at=NOW).writes == 0


def test_who_asked_does_not_give_it(cast: Cast) -> None:
    waiting = asked(cast)
    with pytest.raises(CannotDo, match="Een tweede persoon"):
        confirm_role(waiting.id, by=cast.viewer("carla", "hr"), at=NOW + timedelta(days=30))
    assert roles(waiting) == []


def test_a_second_person_gives_it_once_and_not_before_today(cast: Cast) -> None:
    waiting = asked(cast)
    confirm_role(waiting.id, by=as_administrator(cast), at=NOW)
    confirm_role(waiting.id, by=as_administrator(cast), at=NOW)
    given = Mandate.objects.get(person=waiting.person_id)
    assert (given.kind, given.starts_on) == ("hr_adviser", TODAY)
    assert TrailLine.objects.filter(verb="confirm_hr_adviser").count() == 1


def test_what_is_refused_is_asked_anew_by_the_next_list(cast: Cast) -> None:
    waiting = asked(cast)
    refuse_role(waiting.id, by=as_administrator(cast), at=NOW)
    assert roles(waiting) == []
    assert bring_in_people([HR], by=cast.viewer("carla", "hr"), at=NOW + timedelta(hours=1)).roles_asked == 1


def test_who_has_the_role_already_is_not_asked_for(cast: Cast) -> None:
    waiting = asked(cast)
    confirm_role(waiting.id, by=as_administrator(cast), at=NOW)
    assert bring_in_people([HR], by=cast.viewer("carla", "hr"), at=NOW).writes == 0


def test_nobody_confirms_her_own_role(cast: Cast) -> None:
    hamid = row(given_name="Hamid", family_name="Karimi", email="hamid@lindenhof.example", personnel_number="",
                role=MandateKind.DIRECTOR)  # fmt: skip
    bring_in_people([hamid], by=cast.system, at=NOW)
    with pytest.raises(CannotDo):
        confirm_role(AskedRole.objects.get().id, by=as_administrator(cast), at=NOW)


def test_who_is_alone_gives_it_after_three_days_and_the_trail_says_so(cast: Cast) -> None:
    waiting = asked(cast)
    others = Mandate.objects.filter(kind__in=("hr_adviser", "administrator")).exclude(person=cast.people["carla"])
    for held in others:
        end_mandate(held.id, ends_before=TODAY, by=cast.system, at=NOW)
    carla = cast.viewer("carla", "hr")
    with pytest.raises(CannotDo, match="Vanaf 26 november 2026"):
        confirm_role(waiting.id, by=carla, at=NOW)
    confirm_role(waiting.id, by=carla, at=NOW + timedelta(days=3))
    assert roles(waiting) == ["hr_adviser"]
    assert TrailLine.objects.filter(verb="confirm_hr_adviser_alone").count() == 1


def test_a_leader_confirms_nothing(cast: Cast) -> None:
    waiting = asked(cast)
    with pytest.raises(NotAllowed):
        confirm_role(waiting.id, by=cast.viewer("bram", "leader"), at=NOW)


def test_the_page_says_who_asked_and_what_one_may_do(cast: Cast) -> None:
    waiting = asked(cast)
    mine = cast.client("carla", "hr").get("/roles-asked/").content.decode()
    assert "Gevraagd door Carla Maes met een lijst" in mine
    assert "Een tweede persoon bevestigt dit" in mine
    assert "Geef deze rol" not in mine
    admin = cast.client("hamid", "administrator")
    assert "Geef deze rol" in admin.get("/roles-asked/").content.decode()
    admin.post(f"/roles-asked/{waiting.id}/confirm/")
    cast.enter()
    assert roles(waiting) == ["hr_adviser"]


def test_what_does_not_go_together_is_not_given_by_a_list_either(cast: Cast) -> None:
    """Dries is a union delegate: no second yes makes him director beside it."""
    carla = cast.viewer("carla", "hr")
    asked = AskedRole.objects.create(
        organisation_id=cast.organisation,
        person_id=cast.people["dries"],
        kind=MandateKind.DIRECTOR,
        starts_on=TODAY,
        asked_by_id=carla.person_id,
        asked_at=NOW,
    )
    with pytest.raises(CannotDo):
        confirm_role(asked.id, by=as_administrator(cast), at=NOW)
    assert not Mandate.objects.filter(person=cast.people["dries"], kind=MandateKind.DIRECTOR).exists()
