"""What the latest talk with someone left."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import connection

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


_LAST = """
SELECT talk.id, meeting."on", manager.given_name, talk.next_step, talk.next_step_by, talk.manager_does,
  ARRAY(SELECT json_build_array(topic.competence_id, topic.scale_version_id, topic.own, topic.leader)
    FROM conversations_topic AS topic WHERE topic.conversation_id = talk.id AND topic.outcome = %(differently)s)
FROM conversations_conversation AS talk
JOIN conversations_appointment AS meeting ON meeting.id = talk.appointment_id
JOIN organisation_person AS manager ON manager.id = talk.with_person_id
WHERE talk.person_id = %(person)s AND talk.purpose = %(purpose)s AND talk.closed_at IS NOT NULL
  AND %(viewer)s IN (talk.person_id, talk.with_person_id)
ORDER BY meeting."on" DESC, talk.closed_at DESC, talk.id DESC LIMIT 1
"""


def last_talk(viewer: Viewer, person_id: uuid.UUID) -> LastTalk | None:
    """The latest talk of someone that both signed, for one of the two who held it. One statement."""
    values: dict[str, uuid.UUID | str | None] = {
        "viewer": viewer.person_id,
        "person": person_id,
        "purpose": Purpose.DEVELOPMENT.value,
        "differently": Outcome.DIFFERENTLY.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LAST, values)
        row = cursor.fetchone()
    if row is None:
        return None
    key, on, leader, next_step, next_step_by, manager_does, topics = row
    differently = {
        uuid.UUID(competence): SeenDifferently(uuid.UUID(scale), own, leader)
        for competence, scale, own, leader in topics
    }
    return LastTalk(key, on, leader, next_step, next_step_by, manager_does, differently)
