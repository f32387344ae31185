"""In which order things are read, and which next step lies nearest. Pure."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiem.assessments.rules import Basis, has_lapsed
from kiem.competences.rules import KIND_ORDER, plain_name
from kiem.engine.gaps import Gap, Standing
from kiem.foundation.purposes import Purpose
from kiem.profiles.rules import AskedLevel, Weight

SOON = timedelta(days=60)
LONGEST_REASON, MOST_PEOPLE = 300, 500
PURPOSES_OF_ORDERS = (Purpose.SUCCESSION,)
"""For which people may be shown in an order: never from what was gathered to grow or to appraise. For a vacancy only
what was gathered for that vacancy may be read, so that orders for selection come with vacancies."""


def in_reading_order(asked: Iterable[AskedLevel]) -> list[AskedLevel]:
    """Core competences first, then by kind, then by name."""
    return sorted(asked, key=lambda one: (KIND_ORDER[one.kind], plain_name(one.name), one.competence_id))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A competence that a next step could be about."""

    asked: AskedLevel
    gap: Gap
    contested: bool = False


def next_step(candidates: Sequence[Candidate]) -> Candidate | None:
    """The one competence to begin with, or None when nothing lies open.

    First what the job cannot do without and where room to grow is known; else what is not yet known, the essential
    before the desirable; else the desirable with room to grow. Within each: core before other kinds, the nearest step
    first, then by name. A level that the person contests is no ground for a step.
    """
    groups = (
        (Standing.SHORT, Weight.ESSENTIAL),
        (Standing.UNKNOWN, Weight.ESSENTIAL),
        (Standing.UNKNOWN, Weight.DESIRABLE),
        (Standing.SHORT, Weight.DESIRABLE),
    )
    for standing, weight in groups:
        found = [c for c in candidates if c.gap.standing is standing and c.asked.weight is weight and not c.contested]
        if found:
            return min(found, key=lambda c: (KIND_ORDER[c.asked.kind], c.gap.by, plain_name(c.asked.name)))
    return None


def grows_old(basis: Basis, valid_until: date | None, today: date) -> bool:
    """Whether a level is marked with its date: lapsed, past it, or within 60 days of it.

    >>> grows_old(Basis.AGREED, date(2026, 12, 1), date(2026, 11, 23))
    True
    """
    return valid_until is not None and (has_lapsed(basis, valid_until, today) or valid_until <= today + SOON)


@dataclass(frozen=True, slots=True)
class MinimumOf:
    """Of what a minimum is: a level of a competence, or an act (then ``position`` is 0)."""

    key: uuid.UUID
    position: int

    @property
    def is_act(self) -> bool:
        return self.position == 0


class RowOrder(StrEnum):
    """In which order the people of a team stand."""

    NAME = "name"
    UNKNOWN = "unknown"
    ROOM = "room"


def row_key(order: RowOrder, standings: Iterable[Standing]) -> int:
    """What of someone counts for the order, the smallest first; the same for all by name.

    >>> row_key(RowOrder.UNKNOWN, [Standing.UNKNOWN, Standing.MET]), row_key(RowOrder.ROOM, [Standing.UNKNOWN])
    (-1, 0)
    """
    wanted = {RowOrder.UNKNOWN: Standing.UNKNOWN, RowOrder.ROOM: Standing.SHORT}.get(order)
    return -sum(standing is wanted for standing in standings)


def hangs_on_one(asked: int, at_level: int) -> bool:
    """Whether one person alone is at the asked level, where it is asked of more. Who is unknown is no second one.

    >>> hangs_on_one(asked=5, at_level=1), hangs_on_one(asked=1, at_level=1), hangs_on_one(asked=5, at_level=0)
    (True, False, False)
    """
    return at_level == 1 and asked > 1
