"""What the latest talk with someone left."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from kiem.conversations.models import Conversation, Topic
from kiem.conversations.rules import Outcome
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class SeenDifferently:
    """What the two of a talk saw differently: a position of each, on one scale."""

    scale_version_id: uuid.UUID
    own: int
    leader: int


@dataclass(frozen=True, slots=True)
class LastTalk:
    """A talk that both signed. ``leader``: who held it with her. ``differently``: by competence."""

    id: uuid.UUID
    on: date
    leader: str
    next_step: str
    next_step_by: date | None
    manager_does: str
    differently: dict[uuid.UUID, SeenDifferently]


def last_talk(viewer: Viewer, person_id: uuid.UUID) -> LastTalk | None:
    """The latest talk of someone that both signed, for one of the two who held it. One statement."""
    one_of_two = Q(person=viewer.person_id) | Q(with_person=viewer.person_id)
    closed = Conversation.objects.filter(
        one_of_two, person=person_id, purpose=Purpose.DEVELOPMENT, closed_at__isnull=False
    )
    apart = Topic.objects.filter(conversation=OuterRef("pk"), outcome=Outcome.DIFFERENTLY)
    said = JSONObject(competence="competence_id", scale="scale_version_id", own="own", leader="leader")
    row = (
        closed.order_by("-appointment__on", "-closed_at", "-id")
        .annotate(apart=ArraySubquery(apart.values(said=said)))
        .values_list(
            "id", "appointment__on", "with_person__given_name", "next_step", "next_step_by", "manager_does", "apart"
        )
        .first()
    )
    if row is None:
        return None
    key, on, leader, next_step, next_step_by, manager_does, topics = row
    differently = {
        uuid.UUID(each["competence"]): SeenDifferently(uuid.UUID(each["scale"]), each["own"], each["leader"])
        for each in topics
    }
    return LastTalk(key, on, leader, next_step, next_step_by, manager_does, differently)
