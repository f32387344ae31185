"""Openings: an HR adviser opens someone's levels for a stated use; a leader sees her team's. Both are kept."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import array_text, ordered_id
from kiem.foundation.purposes import CHOOSABLE_USES, Use
from kiem.foundation.trail import record_opened_levels
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.models import Person
from kiem.organisation.queries import the


def open_levels(person_id: uuid.UUID, *, use: Use, reason: str, by: Viewer, at: datetime) -> None:
    """Open a person's levels for one use, today. Raises CannotDo without a reason. The person sees that it was done."""
    the(Person, person_id)
    open_levels_of([person_id], use=use, reason=reason, by=by, at=at)


def open_levels_of(people: Sequence[uuid.UUID], *, use: Use, reason: str, by: Viewer, at: datetime) -> None:
    """Open what is known of several people at once, such as of a unit, for one use, today. As ``open_levels``."""
    require(by, Permission.OPEN_LEVELS)
    if use not in CHOOSABLE_USES:
        raise NotFound
    if not reason.strip():
        raise CannotDo(_("Say why you open this; the person can read it."), field="reason")
    _keep_openings(people, use=use, reason=reason.strip(), by=by, at=at)


def open_team_levels(people: Sequence[uuid.UUID], *, use: Use = Use.DEVELOPMENT, by: Viewer, at: datetime) -> None:
    """Note that a leader sees what is known of her team. Two statements, however many people.

    One when she saw them all earlier today.
    """
    require(by, Permission.SEE_TEAM_LEVELS)
    _keep_openings(people, use=use, reason="", by=by, at=at)


# Who looks again on the same day meets only what stands already; looking is much less than trying to add it again.
_OPENINGS = """
INSERT INTO organisation_opening (id, organisation_id, person_id, viewer_id, role, use, reason, day)
SELECT new.id, %(organisation)s, new.person, %(viewer)s, %(role)s, %(use)s, %(reason)s, %(day)s
FROM unnest(%(ids)s::uuid[], %(people)s::uuid[]) AS new (id, person)
WHERE NOT EXISTS (SELECT FROM organisation_opening AS before
                  WHERE before.person_id = new.person AND before.viewer_id = %(viewer)s AND before.role = %(role)s
                    AND before.use = %(use)s AND before.day = %(day)s)
ON CONFLICT DO NOTHING RETURNING person_id
"""


def _keep_openings(people: Sequence[uuid.UUID], *, use: Use, reason: str, by: Viewer, at: datetime) -> None:
    # Nothing here is refused and then gone on from, so within a page's transaction no savepoint is needed.
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(
                _OPENINGS,
                {
                    "ids": array_text([ordered_id() for _person in people]),
                    "people": array_text(people),
                    "organisation": by.organisation_id,
                    "viewer": by.person_id,
                    "role": by.role,
                    "use": use.value,
                    "reason": reason,
                    "day": by.today,
                },
            )
            opened = [person for (person,) in cursor.fetchall()]
        # Kept together, so whoever has her opening of today has her line too.
        record_opened_levels(by, opened, at=at)
