"""What was reported, for HR to decide on."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiem.assessments.queries.reported import reported_waiting
from kiem.assessments.rules import PURPOSES_OF_ROUNDS
from kiem.assessments.wording import PURPOSES, WHY_REPORTED
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A text, from which round, and what is wrong with it according to the one it is about."""

    report_id: uuid.UUID
    title: str
    text: str
    why: "_StrPromise"
    reported_on: date


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """What waits under one use. ``uses``: (use, its purpose in words, whether it is this one)."""

    use: str
    purpose: "_StrPromise"
    uses: tuple[tuple[str, "_StrPromise", bool], ...]
    rows: tuple[ReportedRow, ...]


def reported_page(viewer: Viewer) -> ReportedPage:
    """Three statements."""
    rows = (
        ReportedRow(each.report_id, each.title, each.text, WHY_REPORTED[each.why], each.reported_on)
        for each in reported_waiting(viewer)
    )
    use = viewer.use.value
    uses = tuple((each.value, PURPOSES[each], each.value == use) for each in PURPOSES_OF_ROUNDS)
    return ReportedPage(use, PURPOSES[Purpose(use)], uses, tuple(rows))
