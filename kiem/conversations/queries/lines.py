"""Conversations of the one who looks, as a list."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kiem.conversations.models import Appointment, Conversation
from kiem.conversations.rules import KIND_OF, Kind, When
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """A conversation in a list. ``with_whom``: the other one's name, for a reviewer both."""

    id: uuid.UUID
    purpose: Purpose
    when: When
    person: str
    leader: str
    is_about_me: bool
    i_review: bool
    called_off: bool
    closed_at: datetime | None
    next_step: str
    next_step_by: date | None

    @property
    def kind(self) -> Kind:
        return KIND_OF[self.purpose]


def conversations_of(viewer: Viewer) -> list[ConversationLine]:
    """Those of the one who looks, hers and those she holds or reviews, the latest first. Own data only. One."""
    if viewer.use is not Use.OWN_DATA:
        return []
    rows = with_people().order_by("-appointment__on", "-appointment__starts_at", "-id")
    return [
        ConversationLine(
            row.id,
            Purpose(row.purpose),
            when_of(row),
            row.person.name,
            row.with_person.name,
            row.person_id == viewer.person_id,
            row.reviewer_id == viewer.person_id,
            row.appointment.called_off_at is not None,
            row.closed_at,
            row.next_step,
            row.next_step_by,
        )
        for row in rows
    ]


def meetings_between(first: date, before: date) -> set[tuple[uuid.UUID, date]]:
    """Who meets someone on which day, both sides, and nothing of what kind: for reminders. One statement."""
    rows = Appointment.objects.filter(on__gte=first, on__lt=before, called_off_at=None)
    return {
        (person, on)
        for one, other, on in rows.values_list("person_id", "with_person_id", "on")
        for person in (one, other)
    }


def with_people() -> QuerySet[Conversation]:
    return Conversation.objects.select_related("appointment", "person", "with_person")


def when_of(row: Conversation) -> When:
    return When(row.appointment.on, row.appointment.starts_at, row.appointment.place)
