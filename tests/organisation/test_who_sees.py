"""Who sees a person is said from the same facts that decide it."""

from datetime import date

import pytest

from kiem.organisation.access import MAY, Permission
from kiem.organisation.actions import appoint, end_mandate, give_mandate, move_unit
from kiem.organisation.models import Mandate
from kiem.organisation.queries import around, people_visible_to, team_of, who_sees_person
from kiem.organisation.rules import MandateKind, Role
from tests.cast import BEFORE, NOW, TODAY, Cast


def said_and_done(cast: Cast) -> tuple[set[tuple[str, str, date]], set[tuple[str, str, date]]]:
    """Who leads whom since when: as the foot of each page says, and as each leader's team shows."""
    said, done = set(), set()
    ids = {key: name for name, key in cast.people.items()}
    for name, key in cast.people.items():
        if name != "zara":
            said |= {(ids[leader.person_id], name, leader.since) for leader in around(key, TODAY).leaders}
            if Role.LEADER in cast.viewer(name).roles:
                team = team_of(cast.viewer(name, "leader"))
                done |= {(name, ids[member.person_id], member.since) for member in team}
    return said, done


def test_the_leaders_named_are_those_whose_team_it_is(cast: Cast) -> None:
    said, done = said_and_done(cast)
    assert said == done
    assert ("bram", "anna", BEFORE) in said
    assert ("elke", "bram", BEFORE) in said
    assert ("elke", "anna", BEFORE) not in said


def test_a_substitute_is_named_only_while_there_is_no_leader(cast: Cast) -> None:
    linde, fatou = cast.units["De Linde"], cast.people["fatou"]
    appoint(linde, fatou, MandateKind.SUBSTITUTE, starts_on=date(2026, 10, 1), by=cast.system, at=NOW)
    assert "Fatou Diallo" not in {leader.name for leader in around(cast.people["anna"], TODAY).leaders}
    [mandate] = Mandate.objects.filter(person=cast.people["bram"], kind=MandateKind.LEADER)
    end_mandate(mandate.id, ends_before=date(2026, 11, 1), by=cast.system, at=NOW)
    assert {leader.name for leader in around(cast.people["anna"], TODAY).leaders} == {"Fatou Diallo"}
    said, done = said_and_done(cast)
    assert said == done


def test_who_renews_a_mandate_is_said_to_lead_since_the_first_day(cast: Cast) -> None:
    [mandate] = Mandate.objects.filter(person=cast.people["bram"], kind=MandateKind.LEADER)
    day = date(2026, 9, 1)
    end_mandate(mandate.id, ends_before=day, by=cast.system, at=NOW)
    linde = cast.units["De Linde"]
    give_mandate(cast.people["bram"], MandateKind.LEADER, unit=linde, starts_on=day, by=cast.system, at=NOW)
    said, done = said_and_done(cast)
    assert said == done
    assert ("bram", "anna", BEFORE) in said


def test_a_unit_that_moves_brings_its_leader_under_another(cast: Cast) -> None:
    night, beech = cast.units["De Linde nacht"], cast.units["De Beuk"]
    move_unit(night, parent=beech, starts_on=date(2026, 11, 1), by=cast.system, at=NOW)
    said, done = said_and_done(cast)
    assert said == done
    assert not {who for who, whom, _since in said if whom == "lotte"}


def test_the_roles_that_see_names_only_are_those_of_the_table(cast: Cast) -> None:
    found = who_sees_person(cast.people["anna"], TODAY)
    assert set(found.names_only) == {Role.DIRECTOR, Role.DELEGATE, Role.ADMINISTRATOR}
    assert found.advisers == ("Carla Maes",)
    for role in found.names_only:
        assert not MAY[role] & {Permission.OPEN_LEVELS, Permission.SEE_TEAM_LEVELS}


@pytest.mark.parametrize(
    ("name", "role", "seen"),
    [
        ("anna", "employee", {"anna"}),
        ("lotte", "leader", {"lotte"}),
        ("bram", "leader", {"bram", "anna", "fatou", "greet", "dries", "lotte"}),
        ("elke", "leader", {"elke", "bram"}),
    ],
)
def test_names_are_seen_of_oneself_and_of_whom_one_leads(cast: Cast, name: str, role: str, seen: set[str]) -> None:
    found = people_visible_to(cast.viewer(name, role)).values_list("id", flat=True)
    assert set(found) == {cast.people[other] for other in seen}


def test_the_foot_of_a_page_names_everyone_who_sees_it(cast: Cast) -> None:
    page = cast.client("anna").get(f"/people/{cast.people['anna']}/").content.decode()
    foot = page[page.index('class="who-sees"') :]
    for words in ("Bram Claes", "1 maart 2026", "Carla Maes"):
        assert words in foot
    assert "Elke" not in foot
