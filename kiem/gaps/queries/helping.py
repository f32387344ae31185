"""Who offered to be asked about what: of oneself, and of those one works with."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiem.foundation.purposes import Purpose
from kiem.gaps.models import HelpOffer
from kiem.organisation.models import Placement, on_day


@dataclass(frozen=True, slots=True)
class Helper:
    """Someone who offered, by name."""

    person_id: uuid.UUID
    name: str


def offers_of(person_id: uuid.UUID) -> set[uuid.UUID]:
    """The competences about which someone offers to be asked now. One statement."""
    return {row.competence_id for row in _latest([person_id]) if row.offers}


def helpers_among(people: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Helper]]:
    """By competence, who of these people offers to be asked now, by name. One statement.

    Callers give only people whose names their viewer may see.
    """
    found: dict[uuid.UUID, list[Helper]] = {}
    for row in sorted(_latest(people), key=lambda row: (row.person.sort_key, row.person_id)):
        if row.offers:
            found.setdefault(row.competence_id, []).append(Helper(row.person_id, row.person.name))
    return found


def _latest(people: Iterable[uuid.UUID]) -> list[HelpOffer]:
    rows = HelpOffer.objects.filter(person__in=list(people), purpose=Purpose.DEVELOPMENT).select_related("person")
    return list(rows.order_by("person_id", "competence_id", "-at", "-id").distinct("person_id", "competence_id"))


def colleagues_of(person_id: uuid.UUID, day: date) -> list[uuid.UUID]:
    """Who is placed that day in a unit where she is placed too, without herself. One statement."""
    own = Placement.objects.filter(on_day(day), person=person_id).values("unit")
    placed = Placement.objects.filter(on_day(day), unit__in=own).exclude(person=person_id)
    return list(placed.order_by("person_id").values_list("person_id", flat=True).distinct())
