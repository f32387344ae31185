"""In which language documents for staff of a unit are made."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kiem.organisation.models import DocumentLanguage, on_day
from kiem.organisation.queries.rows import parents_on
from kiem.organisation.rules import DocumentRule, nearest


@dataclass(frozen=True, slots=True)
class DocumentSetting:
    """What holds for a unit: ``unit`` is the one where it was set, itself or one above it."""

    rule: DocumentRule
    source: str
    unit_id: uuid.UUID
    unit: str
    starts_on: date


def document_settings(units: Collection[uuid.UUID], day: date) -> dict[uuid.UUID, DocumentSetting]:
    """What holds for each unit that day; absent where nobody said. Two statements."""
    rows = {row.unit_id: row for row in DocumentLanguage.objects.filter(on_day(day)).select_related("unit")}
    parents = parents_on(day)
    found = {}
    for unit in units:
        at = nearest(unit, parents, rows)
        if at is not None:
            row = rows[at]
            found[unit] = DocumentSetting(DocumentRule(row.rule), row.source, at, row.unit.name, row.starts_on)
    return found
