"""The roles that lists asked for, and what who looks may do about each."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from kiem.organisation.access import Viewer
from kiem.organisation.queries.asked_roles import roles_waiting, who_confirm
from kiem.organisation.rules import MandateKind
from kiem.organisation.rules.second_person import ALONE_AFTER, Asking, WhyNot, why_not_confirm
from kiem.organisation.wording import MANDATES, WHAT_MANDATES_GIVE


@dataclass(frozen=True, slots=True)
class AskedSeen:
    """``asked_by``: "" when the list came through the folder. ``alone_from``: the day from which she may confirm alone,
    None where someone else is to."""

    id: uuid.UUID
    person: str
    role: str
    gives: str
    asked_by: str
    asked_at: datetime
    starts_on: date
    may_confirm: bool
    alone_from: date | None


@dataclass(frozen=True, slots=True)
class AskedRolesPage:
    """The oldest first."""

    asked: tuple[AskedSeen, ...]


def asked_roles_page(viewer: Viewer, at: datetime) -> AskedRolesPage:
    """Two statements."""
    others = who_confirm(viewer.today)
    seen = []
    for each in roles_waiting():
        why = why_not_confirm(Asking(each.person_id, each.asked_by_id, each.asked_at), viewer.person_id, others, at)
        kind = MandateKind(each.kind)
        alone = timezone.localdate(each.asked_at + ALONE_AFTER) if why is WhyNot.NOT_YET else None
        seen.append(
            AskedSeen(
                each.id, each.person.name, str(MANDATES[kind]), str(WHAT_MANDATES_GIVE[kind]),
                each.asked_by.name if each.asked_by else "", each.asked_at, each.starts_on, why is None, alone,
            )
        )  # fmt: skip
    return AskedRolesPage(tuple(seen))
