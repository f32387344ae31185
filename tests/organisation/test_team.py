"""Who is led by whom."""

from datetime import date

from kiem.organisation.actions import end_mandate, give_mandate
from kiem.organisation.models import Mandate
from kiem.organisation.queries import team_of
from kiem.organisation.rules import MandateKind
from tests.cast import BEFORE, NOW, Cast


def test_a_leader_leads_the_people_in_her_unit_and_the_leaders_just_below(cast: Cast) -> None:
    team = team_of(cast.viewer("bram"))
    assert {member.name for member in team} == {
        "Anna Peeters",
        "Fatou Diallo",
        "Greet Janssens",
        "Dries Wouters",
        "Lotte Hermans",
    }
    assert {member.since for member in team} == {BEFORE}


def test_a_renewed_mandate_does_not_begin_anew(cast: Cast) -> None:
    [mandate] = Mandate.objects.filter(person=cast.people["bram"], kind=MandateKind.LEADER)
    end_mandate(mandate.id, ends_before=date(2026, 9, 1), by=cast.system, at=NOW)
    give_mandate(
        cast.people["bram"],
        MandateKind.LEADER,
        unit=cast.units["De Linde"],
        starts_on=date(2026, 9, 1),
        by=cast.system,
        at=NOW,
    )
    assert {member.since for member in team_of(cast.viewer("bram"))} == {BEFORE}


def test_an_employee_leads_nobody(cast: Cast) -> None:
    assert team_of(cast.viewer("anna")) == []
