"""Writing the trail: one line per action in its transaction; a refusal in one of its own."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from kiem.foundation.actors import Actor
from kiem.foundation.ids import ordered_id
from kiem.foundation.models.trail import OPENED_LEVELS

_LINE = """
INSERT INTO foundation_trailline (id, organisation_id, at, day, verb, refused, actor_user, actor_person, actor_name,
                                  role, use, subject_kind, subject_id, count)
SELECT line.id, %(organisation)s, %(at)s, %(day)s, %(verb)s, %(refused)s, %(user)s, %(person)s, %(name)s,
       %(role)s, kiem_use(), %(kind)s, line.subject, %(count)s
FROM unnest(%(ids)s::uuid[], %(subjects)s::uuid[]) AS line (id, subject)
ON CONFLICT DO NOTHING
"""


def record(
    by: Actor,
    verb: str,
    subject_kind: str,
    subject_id: uuid.UUID | None = None,
    *,
    at: datetime,
    refused: bool = False,
    count: int = 1,
) -> None:
    """Add the one line of an action. ``count``: how many things a bulk action wrote. One statement."""
    _write(by, verb, subject_kind, [subject_id], at=at, refused=refused, count=count)


def record_opened_levels(by: Actor, people: Sequence[uuid.UUID], *, at: datetime) -> None:
    """Note that ``by`` saw levels of ``people``: one line per viewer, person, role, use and day. One statement."""
    _write(by, OPENED_LEVELS, "person", people, at=at)


def _write(
    by: Actor,
    verb: str,
    kind: str,
    subjects: Sequence[uuid.UUID | None],
    *,
    at: datetime,
    refused: bool = False,
    count: int = 1,
) -> None:
    if not subjects:
        return
    values: dict[str, Any] = {
        "organisation": by.organisation_id,
        "at": at,
        "day": timezone.localdate(at),
        "verb": verb,
        "refused": refused,
        "user": by.user_id,
        "person": by.person_id,
        "name": by.name if by.is_system else "",
        "role": by.role,
        "kind": kind,
        "count": count,
        "ids": [ordered_id() for _ in subjects],
        "subjects": list(subjects),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LINE, values)
