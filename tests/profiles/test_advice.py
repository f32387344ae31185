"""Advice while a profile is written: what it sees, and what it leaves alone."""

import uuid
from dataclasses import replace

from kiem.competences.rules import Aspect, CompetenceKind
from kiem.profiles.rules import (
    WHOLE_ORGANISATION,
    Advice,
    AskedLevel,
    Hint,
    ProfileOf,
    RequiredLevel,
    Source,
    Weight,
    advice_on,
    asked_over,
    of_family,
    of_job,
)

SCALE, JOB, FAMILY = (uuid.UUID(int=n) for n in range(1, 4))
HERE = of_job(JOB)
ASPECTS = tuple(Aspect)


def _line(name: str, position: int = 2, of: ProfileOf = HERE, aspect: str = "") -> RequiredLevel:
    competence = uuid.uuid5(SCALE, name)
    source = Source(of, "hier")
    return RequiredLevel(
        source, competence, competence, name, CompetenceKind.SHARED, SCALE, position, Weight.ESSENTIAL, aspect=aspect
    )


def _ten(*lines: RequiredLevel) -> tuple[AskedLevel, ...]:
    """Ten lines in which nothing is worth a look, and those given."""
    return asked_over([*(_line(f"c{n}", aspect=ASPECTS[n % 3]) for n in range(10 - len(lines))), *lines])


def _hints(*lines: RequiredLevel, **others: dict[str, tuple[AskedLevel, ...]]) -> list[Advice]:
    around = {"family": {}, "leaders": {}, "team": {}, **others}
    return advice_on(HERE, _ten(*lines), **around)


def test_a_profile_of_ten_with_all_three_aspects_gets_no_advice() -> None:
    assert _hints() == []
    assert advice_on(HERE, [], family={}, leaders={}, team={}) == []


def test_fewer_than_eight_over_all_layers_is_said_for_jobs_and_not_for_families() -> None:
    few = asked_over([_line("A")])
    assert [each.hint for each in advice_on(HERE, few, family={}, leaders={}, team={})] == [Hint.FEW]
    family = of_family(FAMILY)
    lines = asked_over([_line("A", of=family)])
    assert advice_on(family, lines, family={}, leaders={}, team={}) == []


def test_an_aspect_that_is_missing_is_said_only_where_all_aspects_are_known() -> None:
    known = asked_over([_line(f"c{n}", aspect=Aspect.SKILL) for n in range(9)])
    missing = [each.aspect for each in advice_on(HERE, known, family={}, leaders={}, team={})]
    assert missing == [Aspect.KNOWLEDGE, Aspect.ATTITUDE]
    assert _hints(_line("onbekend")) == []


def test_a_line_that_a_wider_layer_asks_already_adds_nothing() -> None:
    wider = _line("A", 3, WHOLE_ORGANISATION, Aspect.SKILL)
    assert [each.hint for each in _hints(wider, _line("A", 3, aspect=Aspect.SKILL))] == [Hint.REPEATED]
    assert _hints(wider, _line("A", 4, aspect=Aspect.SKILL)) == []


def test_levels_two_apart_in_a_family_are_worth_a_look_and_one_apart_are_not() -> None:
    mine = _line("A", 1, aspect=Aspect.SKILL)
    far, near = ({"Hoofdkok": asked_over([_line("A", level)])} for level in (3, 2))
    [advice] = _hints(mine, family=far)
    assert (advice.hint, advice.other, advice.level, advice.other_level) == (Hint.FAR_APART, "Hoofdkok", 1, 3)
    assert _hints(mine, family=near) == []


def test_who_leads_and_is_asked_less_than_the_team_is_said_on_both_sides() -> None:
    lower, higher = _line("A", 2, aspect=Aspect.SKILL), _line("A", 3, aspect=Aspect.SKILL)
    [seen_by_team] = _hints(higher, leaders={"Teamleider": asked_over([lower])})
    [seen_by_leader] = _hints(lower, team={"Kok": asked_over([higher])})
    for advice in (seen_by_team, seen_by_leader):
        assert (advice.hint, advice.level, advice.other_level) == (Hint.LEADER_LOWER, 2, 3)


def test_what_was_reworded_or_left_the_language_is_said() -> None:
    old = replace(_line("A", aspect=Aspect.SKILL), retired=True)
    reworded = replace(_line("B", aspect=Aspect.SKILL), reworded=True)
    assert [(each.hint, each.competence) for each in _hints(old, reworded)] == [
        (Hint.RETIRED, "A"),
        (Hint.REWORDED, "B"),
    ]
