"""Fit without compensation: each requirement by itself, and an order that no strength elsewhere can buy.

Only ids, what is asked and what is known go in: there is no place for a name, a sex or an age.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kiem.engine.gaps import Gap, Standing, Stop, gap

RULE = "fit-1"
"""Which rule orders. It changes whenever an order could, so that an order of before is known for what it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One requirement. ``essential``: the work cannot do without it; else it is desirable."""

    competence: UUID
    at: Stop
    essential: bool


@dataclass(frozen=True, slots=True)
class Met:
    """How one requirement stands: met, short or over by so many stops, or unknown (on another scale it is unknown)."""

    wanted: Wanted
    gap: Gap

    @property
    def is_met(self) -> bool:
        return self.gap.standing in (Standing.MET, Standing.OVER)

    @property
    def is_unmet(self) -> bool:
        return self.gap.standing is Standing.SHORT


def fit(wanted: Sequence[Wanted], known: Mapping[UUID, Stop]) -> tuple[Met, ...]:
    """Each requirement beside what is known of it, in the order given.

    >>> one = Wanted(UUID(int=1), Stop("v1", 3), essential=True)
    >>> [met.gap.standing.value for met in (*fit([one], {}), *fit([one], {UUID(int=1): Stop("v1", 4)}))]
    ['unknown', 'over']
    """
    return tuple(Met(one, gap(one.at, known.get(one.competence))) for one in wanted)


def place(id: UUID, met: Iterable[Met]) -> tuple[int, int, int, UUID]:
    """The place in an order, the smallest first: essential unmet, essential unknown, desirable met (more is earlier).

    The id only tells the rest apart. By how much something is short or over counts for nothing, so that a strength
    never makes up for what the work cannot do without.

    >>> wanted = [Wanted(UUID(int=1), Stop("v1", 3), True), Wanted(UUID(int=2), Stop("v1", 2), False)]
    >>> place(UUID(int=7), fit(wanted, {UUID(int=2): Stop("v1", 4)}))[:3]
    (0, 1, -1)
    """
    counts = Counter((one.wanted.essential, one.is_met, one.is_unmet) for one in met)
    unmet, unknown = counts[True, False, True], counts[True, False, False]
    return unmet, unknown, -counts[False, True, False], id


def in_order(found: Mapping[UUID, Sequence[Met]]) -> list[UUID]:
    """Those who are set beside the same requirements, by ``place``."""
    return sorted(found, key=lambda id: place(id, found[id]))


@dataclass(frozen=True, slots=True)
class FitCounts:
    """How many requirements are met, not yet met, and not yet known."""

    met: int
    short: int
    unknown: int


def counts(met: Iterable[Met]) -> FitCounts:
    """
    >>> counts(fit([Wanted(UUID(int=1), Stop("v1", 3), True)], {}))
    FitCounts(met=0, short=0, unknown=1)
    """
    ones = list(met)
    at_level, short = sum(one.is_met for one in ones), sum(one.is_unmet for one in ones)
    return FitCounts(at_level, short, len(ones) - at_level - short)
