"""Holding the placements and leaders that a list names against those that stand."""

import uuid
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from datetime import date

from kiem.foundation.periods import Period
from kiem.organisation.rules.bringing_in import BringInReason, Counts
from kiem.organisation.rules.standing import KnownLeader, KnownPlacement, Standing

_R = BringInReason


class _Kept:
    """Which rows the list spoke of, and how it left them."""

    def __init__(self) -> None:
        self.added: set[uuid.UUID] = set()
        self.changed: set[uuid.UUID] = set()
        self.unchanged: set[uuid.UUID] = set()

    def counts(self) -> Counts:
        return Counts(len(self.added), len(self.changed), len(self.unchanged - self.changed - self.added))


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement as it stood before a row, None for a new one, and as the row leaves it."""

    before: KnownPlacement | None
    now: KnownPlacement


class Placements:
    """Where people are placed. No end in the list says nothing: an end that is known stays."""

    def __init__(self, standing: Standing) -> None:
        self._now: dict[tuple[uuid.UUID, uuid.UUID, uuid.UUID], list[KnownPlacement]] = {}
        self._kept = _Kept()
        for placement in standing.placements:
            self._now.setdefault(_where(placement), []).append(placement)

    def place(self, wanted: KnownPlacement) -> "Placed | BringInReason":
        """Add a placement, or change what differs about the one that stands; the reason when that cannot be."""
        here = self._now.setdefault(_where(wanted), [])
        over = [known for known in here if known.period.overlaps(wanted.period) or known.starts_on == wanted.starts_on]
        if not over:
            self._add(wanted)
            return Placed(None, wanted)
        if len(over) > 1:
            return _R.PLACEMENTS_OVERLAP
        known = over[0]
        same = (known.share, known.kind) == (wanted.share, wanted.kind)
        if known.starts_on < wanted.starts_on and not same:
            return self._take_over(known, wanted)
        return self._change(
            known,
            replace(
                known,
                share=wanted.share,
                kind=wanted.kind,
                starts_on=min(known.starts_on, wanted.starts_on),
                ends_before=wanted.ends_before or known.ends_before,
            ),
        )

    def _take_over(self, known: KnownPlacement, wanted: KnownPlacement) -> "Placed | BringInReason":
        """From a day on the share or the kind is another: what stood ends there, and a new placement begins."""
        ended = self._change(known, replace(known, ends_before=wanted.starts_on))
        if isinstance(ended, BringInReason):
            return ended
        wanted = replace(wanted, ends_before=wanted.ends_before or known.ends_before)
        self._add(wanted)
        return Placed(known, wanted)

    def _add(self, placement: KnownPlacement) -> None:
        self._now[_where(placement)].append(placement)
        self._kept.added.add(placement.id)

    def _change(self, known: KnownPlacement, wanted: KnownPlacement) -> "Placed | BringInReason":
        if known == wanted:
            self._kept.unchanged.add(known.id)
            return Placed(known, known)
        if known.id in self._kept.added | self._kept.changed | self._kept.unchanged:
            return _R.CONTRADICTS_EARLIER_ROW
        here = self._now[_where(known)]
        here[here.index(known)] = wanted
        self._kept.changed.add(known.id)
        return Placed(known, wanted)

    def left_out(self, on: date, kinds: Set[str]) -> list[KnownPlacement]:
        """The placements of these kinds that hold on a day, and of which no row of the list spoke."""
        spoken = self._kept.added | self._kept.changed | self._kept.unchanged
        return [
            known
            for rows in self._now.values()
            for known in rows
            if known.id not in spoken and known.kind in kinds and known.period.includes(on)
        ]

    @property
    def added(self) -> list[KnownPlacement]:
        return [row for rows in self._now.values() for row in rows if row.id in self._kept.added]

    @property
    def changed(self) -> list[KnownPlacement]:
        return [row for rows in self._now.values() for row in rows if row.id in self._kept.changed]

    def counts(self) -> Counts:
        return self._kept.counts()


def _where(placement: KnownPlacement) -> tuple[uuid.UUID, uuid.UUID, uuid.UUID]:
    return placement.person_id, placement.unit_id, placement.job_id


class Leaders:
    """Who leads what. A list only adds leaders; it never ends or moves one."""

    def __init__(self, standing: Standing, new_id: Callable[[], uuid.UUID]) -> None:
        self._new_id = new_id
        self._now: dict[uuid.UUID, list[KnownLeader]] = {}
        self._kept = _Kept()
        for leader in standing.leaders:
            self._now.setdefault(leader.unit_id, []).append(leader)

    def lead(self, unit: uuid.UUID, person: uuid.UUID, period: Period) -> uuid.UUID | bool:
        """Let someone lead a unit for a period; the id of who leads it then already, when that is someone else.

        Otherwise whether that is new.
        """
        here = self._now.setdefault(unit, [])
        over = [known for known in here if known.period.overlaps(period)]
        for known in over:
            if known.person_id != person:
                return known.person_id
            self._kept.unchanged.add(known.id)
        if not over:
            leader = KnownLeader(self._new_id(), unit, person, period.starts_on, period.ends_before)
            here.append(leader)
            self._kept.added.add(leader.id)
        return not over

    @property
    def added(self) -> list[KnownLeader]:
        return [row for rows in self._now.values() for row in rows if row.id in self._kept.added]

    def counts(self) -> Counts:
        return self._kept.counts()
