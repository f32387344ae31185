"""Merging the lines of several layers and jobs."""

import uuid

from kiem.competences.rules import CompetenceKind
from kiem.profiles.rules import (
    WHOLE_ORGANISATION,
    ProfileOf,
    RequiredLevel,
    Source,
    Weight,
    asked_of_each,
    asked_over,
    of_family,
    of_job,
    of_position,
    profile_of,
)

SCALE, OTHER_SCALE, LISTENING, ONE, TWO, UNIT = (uuid.UUID(int=n) for n in range(1, 7))


def _line(
    of: ProfileOf | uuid.UUID, position: int, scale: uuid.UUID = SCALE, weight: Weight = Weight.DESIRABLE
) -> RequiredLevel:
    wording, kind = uuid.UUID(int=position), CompetenceKind.CORE
    source = Source(of_job(of) if isinstance(of, uuid.UUID) else of, "iets")
    return RequiredLevel(source, LISTENING, wording, "Luisteren", kind, scale, position, weight)


def test_the_higher_level_brings_its_own_wording() -> None:
    [asked] = asked_over([_line(ONE, 2), _line(TWO, 4)])
    assert (asked.position, asked.competence_version_id.int, len(asked.lines)) == (4, 4, 2)


def test_essential_wins_even_from_the_lower_level() -> None:
    [asked] = asked_over([_line(ONE, 1, weight=Weight.ESSENTIAL), _line(TWO, 4)])
    assert (asked.position, asked.weight) == (4, Weight.ESSENTIAL)


def test_levels_of_different_scales_are_never_compared() -> None:
    assert len(asked_over([_line(ONE, 2), _line(TWO, 4, OTHER_SCALE)])) == 2


def test_a_nearer_layer_may_raise_and_both_layers_are_said_from_wide_to_near() -> None:
    family = of_family(TWO)
    [asked] = asked_over([_line(of_position(ONE, UNIT), 4), _line(WHOLE_ORGANISATION, 2), _line(family, 3)])
    assert asked.position == 4
    assert [line.source.of for line in asked.lines] == [WHOLE_ORGANISATION, family, of_position(ONE, UNIT)]


def test_what_two_jobs_share_counts_once() -> None:
    [asked] = asked_over([_line(WHOLE_ORGANISATION, 2), _line(ONE, 3), _line(WHOLE_ORGANISATION, 2)])
    assert [line.position for line in asked.lines] == [2, 3]


def test_people_with_the_same_places_share_one_result() -> None:
    here, there = of_position(ONE, UNIT), of_position(TWO, UNIT)
    lines = {here: [_line(ONE, 2)], there: [_line(TWO, 3)]}
    anna, fatou, greet = (uuid.uuid4() for _ in range(3))
    asked = asked_of_each({anna: [here, there], fatou: [there, here, here], greet: []}, lines)
    assert asked[anna] is asked[fatou]
    assert asked[greet] == ()


def test_what_a_profile_belongs_to_stands_in_its_address_and_is_read_from_it() -> None:
    for of in (WHOLE_ORGANISATION, of_family(ONE), of_job(ONE), of_position(ONE, TWO)):
        assert profile_of(of.key) == of
    for wrong in ("", "family/x", f"{ONE}/in/{TWO}", "organisation/x", f"{ONE}/at"):
        assert profile_of(wrong) is None
