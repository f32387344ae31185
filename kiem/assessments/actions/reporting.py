"""A kept text about someone: she reports it, and an HR adviser removes it or leaves it."""

import uuid
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from kiem.assessments.models import ReportedText
from kiem.assessments.queries import text_about
from kiem.assessments.rules import KeptText, Outcome, WhyReported
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require


def report_text(
    subject_id: uuid.UUID, *, kind: KeptText, about: uuid.UUID, why: WhyReported, by: Viewer, at: datetime
) -> None:
    """Say that a text about oneself names someone or hurts. HR may then read it. A second time changes nothing.

    Raises NotFound for what is not about her, not open to her, or her own words.
    """
    with transaction.atomic():
        found = text_about(by, subject_id, kind, about)
        if found is None or by.person_id is None:
            raise NotFound
        row = ReportedText(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            purpose=found.purpose,
            subject_id=subject_id,
            person_id=by.person_id,
            kind=kind,
            about=about,
            why=why,
            reported_on=timezone.localdate(at),
        )
        ReportedText.objects.bulk_create([row], ignore_conflicts=True)
        if ReportedText.objects.filter(id=row.id).exists():
            record(by, "report_text", "reported_text", row.id, at=at)


def decide_on_text(report_id: uuid.UUID, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Remove a reported text for good, or leave it as it stands; under the use of its round. One line in the trail.

    What was decided stays: a second time changes nothing. Raises NotFound for what was not reported.
    """
    require(by, Permission.REMOVE_REPORTED)
    with transaction.atomic():
        report = ReportedText.objects.select_for_update().filter(id=report_id).first()
        if report is None:
            raise NotFound
        if report.outcome:
            return
        report.outcome, report.decided_by_id, report.decided_on = outcome, by.person_id, timezone.localdate(at)
        report.save(update_fields=["outcome", "decided_by", "decided_on"])
        if outcome is Outcome.REMOVED:
            with connection.cursor() as cursor:
                cursor.execute("SELECT kiem_remove_reported_words(%s)", [report.id])
        record(by, f"{_VERBS[outcome]}_reported_text", "reported_text", report.id, at=at)


_VERBS = {Outcome.REMOVED: "remove", Outcome.LEFT: "leave"}
