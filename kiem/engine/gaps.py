"""What is asked beside what is known. No compensation: each competence stands by itself, and unknown is not zero.

Positions are compared on one scale version only; on another they stand side by side, in words.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


class Standing(StrEnum):
    """How what is known stands to what is asked."""

    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    MET = "met"
    SHORT = "short"
    OVER = "over"
    OTHER_SCALE = "other_scale"
    NOT_SHARED = "not_shared"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a scale version. Positions count from 1."""

    scale: Hashable
    position: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A standing; ``by`` says by how many stops for SHORT and OVER, and is 0 for the others."""

    standing: Standing
    by: int = 0


NOT_ASKED, UNKNOWN, MET = Gap(Standing.NOT_ASKED), Gap(Standing.UNKNOWN), Gap(Standing.MET)
OTHER_SCALE, NOT_SHARED = Gap(Standing.OTHER_SCALE), Gap(Standing.NOT_SHARED)


def gap(asked: Stop | None, known: Stop | None, *, shared: bool = True) -> Gap:
    """One competence of one person. ``shared``: whether the one who looks may see what is known.

    >>> gap(Stop("v1", 3), Stop("v1", 2))
    Gap(standing=<Standing.SHORT: 'short'>, by=1)
    >>> gap(Stop("v1", 3), None).standing
    <Standing.UNKNOWN: 'unknown'>
    >>> gap(Stop("v2", 3), Stop("v1", 2)).standing
    <Standing.OTHER_SCALE: 'other_scale'>
    """
    if asked is None:
        return NOT_ASKED
    if not shared:
        return NOT_SHARED
    if known is None:
        return UNKNOWN
    if asked.scale != known.scale:
        return OTHER_SCALE
    if known.position == asked.position:
        return MET
    if known.position < asked.position:
        return Gap(Standing.SHORT, asked.position - known.position)
    return Gap(Standing.OVER, known.position - asked.position)


def gaps(asked: Sequence[Stop | None], known: Sequence[Stop | None], shared: Sequence[bool] | None = None) -> list[Gap]:
    """The same, place by place: one row or column of a matrix. The sequences must be as long as each other.

    >>> [g.standing.value for g in gaps([Stop(1, 2), None], [Stop(1, 4), Stop(1, 1)])]
    ['over', 'not_asked']
    """
    seen = [True] * len(asked) if shared is None else shared
    return [gap(a, k, shared=s) for a, k, s in zip(asked, known, seen, strict=True)]


@dataclass(frozen=True, slots=True)
class Distribution:
    """How people stand at one competence, as counts. ``at_level``: at what is asked of each, or beyond it."""

    asked: int = 0
    at_level: int = 0
    short: int = 0
    unknown: int = 0
    other_scale: int = 0
    not_shared: int = 0


def distribution(standings: Iterable[Gap]) -> Distribution:
    """The counts of one competence. Who is not asked is not counted; who is unknown is not short.

    >>> distribution([MET, UNKNOWN, NOT_ASKED, Gap(Standing.SHORT, 2), Gap(Standing.OVER, 1)])
    Distribution(asked=4, at_level=2, short=1, unknown=1, other_scale=0, not_shared=0)
    """
    return distribution_of(Counter(map(attrgetter("standing"), standings)))


def distribution_of(people: Mapping[Standing, int]) -> Distribution:
    """The same, from how many stand where: for a large team that was counted before.

    >>> distribution_of({Standing.MET: 3, Standing.UNKNOWN: 1}).asked
    4
    """
    counts = Counter(people)
    return Distribution(
        asked=counts.total() - counts[Standing.NOT_ASKED],
        at_level=counts[Standing.MET] + counts[Standing.OVER],
        short=counts[Standing.SHORT],
        unknown=counts[Standing.UNKNOWN],
        other_scale=counts[Standing.OTHER_SCALE],
        not_shared=counts[Standing.NOT_SHARED],
    )
