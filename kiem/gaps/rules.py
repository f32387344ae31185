"""What several jobs ask together, and which next step lies nearest. Pure."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kiem.assessments.rules import Basis, has_lapsed
from kiem.competences.rules import KIND_ORDER, CompetenceKind
from kiem.engine.gaps import Gap, Standing
from kiem.profiles.rules import Weight

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job asks: a competence as a version words it, at a position of its scale version."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    name: str
    kind: CompetenceKind
    position: int
    weight: Weight
    job_id: uuid.UUID


def asked_together(asked: Iterable[Asked]) -> dict[uuid.UUID, Asked]:
    """What several jobs ask of one person: of each competence the higher level, essential when one of them says so.

    Two jobs that ask a competence on different scales are not compared: the essential one counts, else the first.
    """
    together: dict[uuid.UUID, Asked] = {}
    for one in asked:
        known = together.get(one.competence_id)
        together[one.competence_id] = one if known is None else _higher(known, one)
    return together


def _higher(known: Asked, other: Asked) -> Asked:
    essential = Weight.ESSENTIAL in (known.weight, other.weight)
    if known.scale_version_id != other.scale_version_id:
        return other if other.weight is Weight.ESSENTIAL is not known.weight else known
    higher = other if other.position > known.position else known
    return replace(higher, weight=Weight.ESSENTIAL if essential else Weight.DESIRABLE)


def in_reading_order(asked: Iterable[Asked]) -> list[Asked]:
    """Core competences first, then by kind, then by name."""
    return sorted(asked, key=lambda one: (KIND_ORDER[one.kind], one.name.casefold(), one.competence_id))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A competence that a next step could be about."""

    asked: Asked
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
            return min(found, key=lambda c: (KIND_ORDER[c.asked.kind], c.gap.by, c.asked.name.casefold()))
    return None


def grows_old(basis: Basis, valid_until: date | None, today: date) -> bool:
    """Whether a level is marked with its date: lapsed, past it, or within 60 days of it.

    >>> grows_old(Basis.AGREED, date(2026, 12, 1), date(2026, 11, 23))
    True
    """
    return valid_until is not None and (has_lapsed(basis, valid_until, today) or valid_until <= today + SOON)
