"""What several screens show in a line: a placement, a mandate."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiem.organisation.models import Mandate, Placement
from kiem.organisation.rules import MandateKind, PlacementKind, Span, percentage, span
from kiem.organisation.wording import MANDATES, PLACEMENT_KINDS


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """Someone's placement. ``who`` or ``unit`` is empty where the page itself says it."""

    id: uuid.UUID
    person_id: uuid.UUID
    who: str
    unit_id: uuid.UUID
    unit: str
    job: str
    percent: Decimal
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class MandateLine:
    """Someone's mandate. ``who`` or ``unit`` is empty where the page itself says it."""

    id: uuid.UUID
    kind: MandateKind
    word: str
    person_id: uuid.UUID
    who: str
    unit_id: uuid.UUID | None
    unit: str
    span: Span


def placement_line(placement: Placement, today: date, *, who: str = "", unit: str = "") -> PlacementLine:
    """``who`` and ``unit`` come from rows that were selected along: this reads no others but the job."""
    return PlacementLine(
        id=placement.id,
        person_id=placement.person_id,
        who=who,
        unit_id=placement.unit_id,
        unit=unit,
        job=placement.job.name,
        percent=percentage(placement.share),
        kind=str(PLACEMENT_KINDS[PlacementKind(placement.kind)]),
        span=span(placement.starts_on, placement.ends_before, today),
    )


def mandate_line(mandate: Mandate, today: date, *, who: str = "", unit: str = "") -> MandateLine:
    return MandateLine(
        id=mandate.id,
        kind=MandateKind(mandate.kind),
        word=str(MANDATES[MandateKind(mandate.kind)]),
        person_id=mandate.person_id,
        who=who,
        unit_id=mandate.unit_id,
        unit=unit,
        span=span(mandate.starts_on, mandate.ends_before, today),
    )
