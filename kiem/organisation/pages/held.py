"""One placement or mandate that is being changed: whose it is, and what it is now."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from kiem.organisation.queries import mandate_with_all, placement_with_all
from kiem.organisation.rules import MandateKind
from kiem.organisation.wording import MANDATES


@dataclass(frozen=True, slots=True)
class Held:
    """``what``: in words, such as "nurse, De Linde"; ``values``: what a form begins with."""

    person_id: uuid.UUID
    name: str
    what: str
    ends_before: date | None
    values: dict[str, object] = field(default_factory=dict)


def held_placement(placement_id: uuid.UUID) -> Held:
    """Raises NotFound. One statement."""
    row = placement_with_all(placement_id)
    values = {"share": row.share, "kind": row.kind, "starts_on": row.starts_on, "ends_before": row.ends_before}
    return Held(row.person_id, row.person.name, f"{row.job.name}, {row.unit.name}", row.ends_before, values)


def held_mandate(mandate_id: uuid.UUID) -> Held:
    """Raises NotFound. One statement."""
    row = mandate_with_all(mandate_id)
    word = str(MANDATES[MandateKind(row.kind)])
    what = f"{word}, {row.unit.name}" if row.unit else word
    return Held(row.person_id, row.person.name, what[:1].upper() + what[1:], row.ends_before)
