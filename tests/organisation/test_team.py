"""Who is led by whom."""

from kiem.organisation.queries import team_of
from tests.cast import BEFORE, Cast


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


def test_an_employee_leads_nobody(cast: Cast) -> None:
    assert team_of(cast.viewer("anna")) == []
