"""Merging the lines of several jobs."""

import uuid

from kiem.competences.rules import CompetenceKind
from kiem.profiles.rules import RequiredLevel, Weight, asked_of_each, asked_over

SCALE, OTHER_SCALE, LISTENING, ONE, TWO = (uuid.UUID(int=n) for n in range(1, 6))


def _line(job: uuid.UUID, position: int, scale: uuid.UUID = SCALE, weight: Weight = Weight.DESIRABLE) -> RequiredLevel:
    wording, kind = uuid.UUID(int=position), CompetenceKind.CORE
    return RequiredLevel(job, f"job {job.int}", LISTENING, wording, "Luisteren", kind, scale, position, weight)


def test_the_higher_level_brings_its_own_wording() -> None:
    [asked] = asked_over([_line(ONE, 2), _line(TWO, 4)])
    assert (asked.position, asked.competence_version_id.int, len(asked.jobs)) == (4, 4, 2)


def test_essential_wins_even_from_the_lower_level() -> None:
    [asked] = asked_over([_line(ONE, 1, weight=Weight.ESSENTIAL), _line(TWO, 4)])
    assert (asked.position, asked.weight) == (4, Weight.ESSENTIAL)


def test_levels_of_different_scales_are_never_compared() -> None:
    assert len(asked_over([_line(ONE, 2), _line(TWO, 4, OTHER_SCALE)])) == 2


def test_people_with_the_same_jobs_share_one_result() -> None:
    lines = {ONE: [_line(ONE, 2)], TWO: [_line(TWO, 3)]}
    anna, fatou, greet = (uuid.uuid4() for _ in range(3))
    asked = asked_of_each({anna: [ONE, TWO], fatou: [TWO, ONE, ONE], greet: []}, lines)
    assert asked[anna] is asked[fatou]
    assert asked[greet] == ()
