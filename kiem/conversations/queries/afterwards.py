"""What was written after signing, and who may be asked to look from outside the line."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from kiem.conversations.models import Reply, ReviewOpinion, ReviewRequest
from kiem.foundation.models.annotated import annotated_or_none
from kiem.organisation.models import Mandate, Person, Placement, on_day
from kiem.organisation.queries import parents_on
from kiem.organisation.rules import MandateKind


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What was written about a record after both signed it."""

    replies: tuple[tuple[str, datetime], ...]
    review_words: str
    review_asked_at: datetime | None
    reviewer: str
    opinion: str
    opinion_at: datetime | None


def afterwards(conversation_id: uuid.UUID) -> Afterwards:
    """Two statements."""
    replies = Reply.objects.filter(conversation=conversation_id).order_by("at", "id").values_list("words", "at")
    given = ReviewOpinion.objects.filter(conversation=OuterRef("conversation"))
    opinion = {name: Subquery(given.values(column)[:1]) for name, column in (("opinion", "words"), ("given_at", "at"))}
    rows = ReviewRequest.objects.filter(conversation=conversation_id).select_related("reviewer")
    asked = rows.annotate(**opinion).first()
    return Afterwards(
        tuple(replies),
        asked.words if asked else "",
        asked.at if asked else None,
        asked.reviewer.name if asked else "",
        (annotated_or_none(asked, "opinion", str) if asked else None) or "",
        annotated_or_none(asked, "given_at", datetime) if asked else None,
    )


def reviewers_for(person_id: uuid.UUID, leader_id: uuid.UUID, today: date) -> list[tuple[uuid.UUID, str]]:
    """HR advisers, and leaders of units that do not stand above hers, by name: outside the line. Three statements."""
    line = _line_of(person_id, today)
    mandates = Mandate.objects.filter(on_day(today), kind__in=(MandateKind.HR_ADVISER, MandateKind.LEADER))
    in_line = Mandate.objects.filter(on_day(today), unit__in=line).values("person")
    rows = (
        Person.objects.filter(id__in=mandates.values("person"))
        .exclude(id__in=[person_id, leader_id])
        .exclude(id__in=in_line)
        .order_by("sort_key", "id")
    )
    return [(row.id, row.name) for row in rows]


def _line_of(person_id: uuid.UUID, today: date) -> list[uuid.UUID]:
    """The units she works in or leads, and all that stand above them."""
    parents = parents_on(today)
    placed = Placement.objects.filter(on_day(today), person=person_id).values_list("unit", flat=True)
    led = Mandate.objects.filter(on_day(today), person=person_id, unit__isnull=False).values_list("unit", flat=True)
    found: list[uuid.UUID] = []
    for unit in placed.union(led):
        above: uuid.UUID | None = unit
        while above is not None and above not in found:
            found.append(above)
            above = parents.get(above)
    return found
