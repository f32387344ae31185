"""How sure what others see is, and what moved between two looks. A step is a view that changed, not proof of growth."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Sure(StrEnum):
    """How sure a level is: nobody but herself looked, an indication, supported, or established by a test."""

    NOBODY = "nobody"
    INDICATION = "indication"
    SUPPORTED = "supported"
    ESTABLISHED = "established"


@dataclass(frozen=True, slots=True)
class Observed:
    """What one side saw: at least so many ``people`` at ``position``; None where their views differ.

    Her own view is no side here.
    """

    people: int
    position: int | None


ENOUGH = 3
WITHIN = 1


def how_sure(sides: Sequence[Observed], *, tested: bool = False) -> Sure:
    """Three or more observers within one level: supported. Fewer, or wider apart: an indication. Tested: established.

    >>> how_sure([]).value, how_sure([Observed(1, 3)]).value, how_sure([Observed(2, 3)]).value
    ('nobody', 'indication', 'indication')
    >>> how_sure([Observed(1, 2), Observed(3, 3)]).value, how_sure([Observed(1, 1), Observed(3, 3)]).value
    ('supported', 'indication')
    >>> how_sure([Observed(4, None)]).value, how_sure([], tested=True).value
    ('indication', 'established')
    """
    if tested:
        return Sure.ESTABLISHED
    if not sides:
        return Sure.NOBODY
    seen = [side.position for side in sides if side.position is not None]
    together = len(seen) == len(sides) and max(seen) - min(seen) <= WITHIN
    return Sure.SUPPORTED if together and sum(side.people for side in sides) >= ENOUGH else Sure.INDICATION


@dataclass(frozen=True, slots=True)
class Look:
    """One look from one side. ``rater``: who looked, None where not kept. ``indicators``: by what was looked."""

    scale: Hashable
    position: int
    rater: Hashable | None
    indicators: Hashable


@dataclass(frozen=True, slots=True)
class Moved:
    """By how many stops a side sees more or less than before. ``other_rater`` is None where that is not known."""

    by: int
    other_rater: bool | None
    other_indicators: bool


def moved(before: Look, now: Look) -> Moved | None:
    """What changed between two looks from one side; None when nothing did, or when the scales cannot be compared.

    >>> moved(Look("v1", 2, "Bram", "a"), Look("v1", 3, "Els", "a"))
    Moved(by=1, other_rater=True, other_indicators=False)
    >>> moved(Look("v1", 2, None, "a"), Look("v2", 3, None, "a")) is None
    True
    """
    if before.scale != now.scale or before.position == now.position:
        return None
    known = before.rater is not None and now.rater is not None
    other = before.rater != now.rater if known else None
    return Moved(now.position - before.position, other, before.indicators != now.indicators)
