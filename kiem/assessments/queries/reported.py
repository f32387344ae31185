"""Texts that were reported: the state of each for the one it is about, and what waits for HR."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.assessments.models import ReportedText, SummaryText, View
from kiem.assessments.rules import KeptText, Outcome, WhyReported
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Permission, Viewer


@dataclass(frozen=True, slots=True)
class Report:
    """``outcome`` None while HR has not decided, on ``on``; before that ``on`` is the day of the report."""

    kind: KeptText
    about: uuid.UUID
    outcome: Outcome | None
    on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reported text that HR is to decide on. Whom it is about is not told: the text says enough."""

    report_id: uuid.UUID
    title: str
    text: str
    why: WhyReported
    reported_on: date


def text_about(viewer: Viewer, subject_id: uuid.UUID, kind: KeptText, about: uuid.UUID) -> SummaryText | View | None:
    """A kept text of others about the viewer herself, in a closed round. One statement."""
    hers = {"id": about, "subject": subject_id, "person": viewer.person_id, "subject__round__closed_at__isnull": False}
    if kind is KeptText.TEXT:
        return SummaryText.objects.filter(**hers).first()
    return View.objects.filter(**hers).exclude(given_by=viewer.person_id).exclude(comment="").first()


def reports_on(subject_id: uuid.UUID) -> list[Report]:
    """What was reported of one person's round, in the order it was. One statement."""
    rows = ReportedText.objects.filter(subject=subject_id).order_by("id")
    return [
        Report(
            KeptText(row.kind),
            row.about,
            Outcome(row.outcome) if row.outcome else None,
            row.decided_on or row.reported_on,
        )
        for row in rows
    ]


def reported_waiting(viewer: Viewer) -> list[Waiting]:
    """What HR is to decide on, under this use, the oldest first. Three statements."""
    if not viewer.may(Permission.REMOVE_REPORTED):
        return []
    rows = ReportedText.objects.filter(outcome="", purpose=Purpose(viewer.use.value))
    reports = list(rows.select_related("subject__round").order_by("id"))
    ids = [row.about for row in reports]
    texts = dict(SummaryText.objects.filter(id__in=ids).values_list("id", "text"))
    texts |= dict(View.objects.filter(id__in=ids).values_list("id", "comment"))
    return [
        Waiting(row.id, row.subject.round.title, texts[row.about], WhyReported(row.why), row.reported_on)
        for row in reports
        if row.about in texts
    ]
