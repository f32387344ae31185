"""The list of conversations of the one who looks."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kiem.conversations.queries import ConversationLine, conversations_of
from kiem.conversations.wording import KINDS
from kiem.organisation.access import Viewer
from kiem.organisation.rules import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation in the list. ``waits``: whether something is left to do in it."""

    id: uuid.UUID
    use: str
    kind: "_StrPromise"
    on: date
    starts_at: time | None
    place: str
    whom: str
    state: str
    waits: bool
    next_step: str
    next_step_by: date | None


@dataclass(frozen=True, slots=True)
class ConversationsPage:
    """Hers, those she holds as manager, and those she is asked to look at from outside the line."""

    own: tuple[Row, ...]
    held: tuple[Row, ...]
    reviewed: tuple[Row, ...]
    can_plan: bool


def conversations_page(viewer: Viewer) -> ConversationsPage:
    """One statement. Own data."""
    own: list[Row] = []
    held: list[Row] = []
    reviewed: list[Row] = []
    for line in conversations_of(viewer):
        row = _row(line, viewer.today)
        (own if line.is_about_me else reviewed if line.i_review else held).append(row)
    return ConversationsPage(tuple(own), tuple(held), tuple(reviewed), viewer.role == Role.LEADER)


def _row(line: ConversationLine, today: date) -> Row:
    whom = line.leader if line.is_about_me else line.person
    if line.i_review:
        whom = _("%(person)s and %(leader)s") % {"person": line.person, "leader": line.leader}
    return Row(
        line.id,
        line.purpose.value,
        KINDS[line.kind],
        line.when.on,
        line.when.starts_at,
        line.when.place,
        whom,
        state_of(line.when.on, today, called_off=line.called_off, closed_at=line.closed_at),
        line.closed_at is None and not line.called_off,
        line.next_step if line.closed_at else "",
        line.next_step_by if line.closed_at else None,
    )


def state_of(on: date, today: date, *, called_off: bool, closed_at: datetime | None) -> str:
    """Where a conversation stands, in words."""
    if called_off:
        return _("called off")
    if closed_at is not None:
        return _("signed by both")
    if on > today:
        return _("planned")
    return _("today") if on == today else _("still to sign")
