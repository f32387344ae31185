"""Who already looked: a leader at his team, HR at one person, so that the page that says so is not empty."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from kiem.demo.content.de_linde import KNOWN_IN_DE_LINDE
from kiem.demo.content.mandates import BRAM, CARLA
from kiem.demo.doors import DOORS
from kiem.demo.queries import account_behind
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer, viewer_of
from kiem.organisation.actions import open_levels, open_team_levels

OPENED_OF = "anna-peeters"
REASON = "Samen kiezen welke opleiding in het voorjaar past."


def look(ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime) -> None:
    """Bram saw his team today; Carla opened Anna's levels, and said why."""
    open_team_levels([ids[key] for key in KNOWN_IN_DE_LINDE], by=viewer_behind(BRAM, today, by), at=at)
    open_levels(ids[OPENED_OF], use=Use.DEVELOPMENT, reason=REASON, by=viewer_behind(CARLA, today, by), at=at)
    enter(by.organisation_id, Use.ADMINISTRATION)


def viewer_behind(key: str, today: date, by: Actor, use: Use = Use.DEVELOPMENT) -> Viewer:
    """Someone of the cast as she looks through her door; the transaction stands where hers would."""
    door = next(door for door in DOORS if door.person == key)
    user, membership = account_behind(door)
    enter(by.organisation_id, use, user=user.id)
    viewer = viewer_of(membership.membership, user.id, wanted_role=door.role, today=today, use=use)
    if viewer is None:
        raise NotFound
    enter(by.organisation_id, use, user=user.id, person=viewer.person_id)
    return viewer
