"""Advice while a profile is written: reasons, never an obstacle. Pure."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiem.competences.rules import Aspect
from kiem.profiles.rules.lines import AT_MOST_REQUIREMENTS, FEWEST_ADVISED, AskedLevel, ProfileOf, RequiredLevel, Weight

FAR_APART = 2
"""Levels between two jobs of one family from which it is worth a look."""


class Hint(StrEnum):
    """What is worth a look."""

    FEW = "few"
    MANY = "many"
    NO_ASPECT = "no_aspect"
    REPEATED = "repeated"
    FAR_APART = "far_apart"
    LEADER_LOWER = "leader_lower"
    REWORDED = "reworded"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Advice:
    """One hint. ``count``: how many are asked. ``other``: the job it is compared with; ``level`` is of this profile.

    For LEADER_LOWER ``level`` is the leader's and ``other_level`` the team's, whichever of the two is written.
    """

    hint: Hint
    competence: str = ""
    count: int = 0
    aspect: Aspect | None = None
    other: str = ""
    scale_version_id: uuid.UUID | None = None
    level: int = 0
    other_level: int = 0


Others = Mapping[str, Sequence[AskedLevel]]
"""What other jobs ask, by their name."""


def advice_on(
    of: ProfileOf, asked: Sequence[AskedLevel], *, family: Others, leaders: Others, team: Others
) -> list[Advice]:
    """What is worth a look in a profile as it stands, over all its layers. A profile that asks nothing gets none.

    ``family``: the other jobs of its family; ``leaders``: the jobs that lead it; ``team``: those it leads.
    """
    if not asked:
        return []
    own = [line for one in asked for line in one.lines if line.source.of == of]
    return [
        *(_how_many(len(asked)) if of.job_id else ()),
        *(_aspects(asked) if of.job_id else ()),
        *_repeated(of, asked),
        *_far_apart(asked, family),
        *(each for name, theirs in leaders.items() for each in _leader_lower(name, theirs, asked)),
        *(each for name, theirs in team.items() for each in _leader_lower(name, asked, theirs)),
        *(Advice(Hint.RETIRED, line.name) for line in own if line.retired),
        *(Advice(Hint.REWORDED, line.name) for line in own if line.reworded),
    ]


def _how_many(count: int) -> Iterator[Advice]:
    if count < FEWEST_ADVISED:
        yield Advice(Hint.FEW, count=count)
    if count > AT_MOST_REQUIREMENTS:
        yield Advice(Hint.MANY, count=count)


def _aspects(asked: Sequence[AskedLevel]) -> Iterator[Advice]:
    """Knowledge, skill and attitude each at least once; only where the language says which is which for all."""
    said = {one.aspect for one in asked}
    if "" not in said:
        for aspect in Aspect:
            if aspect not in said:
                yield Advice(Hint.NO_ASPECT, aspect=aspect)


def _repeated(of: ProfileOf, asked: Sequence[AskedLevel]) -> Iterator[Advice]:
    """A line here that asks no more than a wider layer already does."""
    for one in asked:
        own = next((line for line in one.lines if line.source.of == of), None)
        if own and any(line.source.of != of and _covers(line, own) for line in one.lines):
            yield Advice(Hint.REPEATED, one.name)


def _covers(wider: RequiredLevel, own: RequiredLevel) -> bool:
    return wider.position >= own.position and (wider.weight is Weight.ESSENTIAL or own.weight is Weight.DESIRABLE)


def _far_apart(asked: Sequence[AskedLevel], family: Others) -> Iterator[Advice]:
    for name, theirs in family.items():
        for own, other in _pairs(asked, theirs):
            if abs(own.position - other.position) >= FAR_APART:
                yield _compared(Hint.FAR_APART, own, other, name)


def _leader_lower(name: str, leads: Iterable[AskedLevel], led: Iterable[AskedLevel]) -> Iterator[Advice]:
    for leader, member in _pairs(leads, led):
        if leader.position < member.position:
            yield _compared(Hint.LEADER_LOWER, leader, member, name)


def _pairs(ours: Iterable[AskedLevel], theirs: Iterable[AskedLevel]) -> Iterator[tuple[AskedLevel, AskedLevel]]:
    """The same competence on the same scale in both."""
    others = {(one.competence_id, one.scale_version_id): one for one in theirs}
    for own in ours:
        other = others.get((own.competence_id, own.scale_version_id))
        if other:
            yield own, other


def _compared(hint: Hint, own: AskedLevel, other: AskedLevel, name: str) -> Advice:
    return Advice(
        hint,
        own.name,
        other=name,
        scale_version_id=own.scale_version_id,
        level=own.position,
        other_level=other.position,
    )
