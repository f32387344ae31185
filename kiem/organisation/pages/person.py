"""The screen of one person: what is administered about her, and who sees it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.pages.lines import MandateLine, PlacementLine, mandate_line, placement_line
from kiem.organisation.queries import (
    Account,
    LeaderOf,
    accounts_of,
    mandates_of,
    person_visible_to,
    placements_of,
    who_sees_person,
)
from kiem.organisation.rules import MandateKind, Role
from kiem.organisation.wording import PERSON_FIELDS, ROLES_IN_A_SENTENCE

LEADING = frozenset({MandateKind.LEADER, MandateKind.SUBSTITUTE, MandateKind.DIRECTOR, MandateKind.HR_ADVISER})
"""The mandates whose holders everyone may know who may know names; being a delegate is not one."""


@dataclass(frozen=True, slots=True)
class WhoSeesLines:
    """The foot of the page. ``names_only``: roles in words that see name, units and jobs."""

    leaders: tuple[LeaderOf, ...]
    advisers: tuple[str, ...]
    names_only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person. ``shows_details``: mail, number, language, share, kind and history (HR and the person herself);
    ``account`` for HR, the administrator and herself."""

    id: uuid.UUID
    name: str
    email: str
    personnel_number: str
    language: str
    placements: tuple[PlacementLine, ...]
    placed_before: tuple[PlacementLine, ...]
    mandates: tuple[MandateLine, ...]
    held_before: tuple[MandateLine, ...]
    account: Account | None
    is_herself: bool
    is_of_my_team: bool
    shows_details: bool
    shows_mail: bool
    may_manage: bool
    may_invite: bool
    may_close_account: bool
    may_make_letter: bool
    may_help_in: bool
    may_open_levels: bool
    who_sees: WhoSeesLines


def person_page(viewer: Viewer, person_id: uuid.UUID, *, at: datetime) -> PersonPage:
    """Six statements (eight for a leader), whatever the size."""
    person = person_visible_to(viewer, person_id)
    herself = person.id == viewer.person_id
    details = herself or viewer.may(Permission.MANAGE_PEOPLE)
    accounts = viewer.may(Permission.MANAGE_ACCOUNTS)
    placed = [placement_line(row, viewer.today, unit=row.unit.name) for row in placements_of(person_id)]
    roles = [mandate_line(row, viewer.today, unit=row.unit.name if row.unit else "") for row in mandates_of(person_id)]
    held = [line for line in roles if not line.span.is_over]
    account = accounts_of([person], at)[person.id] if details or accounts else None
    sees = who_sees_person(person_id, viewer.today)
    return PersonPage(
        id=person.id,
        name=person.name,
        email=person.email if details or accounts else "",
        personnel_number=person.personnel_number if details else "",
        language=dict(LANGUAGE_CHOICES)[person.language] if details else "",
        placements=tuple(line for line in placed if line.span.is_now or (details and line.span.is_to_come)),
        placed_before=tuple(line for line in placed if line.span.is_over) if details else (),
        mandates=tuple(line for line in held if details or (line.span.is_now and line.kind in LEADING)),
        held_before=tuple(line for line in roles if line.span.is_over) if details else (),
        account=account,
        is_herself=herself,
        is_of_my_team=viewer.role == Role.LEADER and not herself,
        shows_details=details,
        shows_mail=details or accounts,
        may_manage=viewer.may(Permission.MANAGE_PEOPLE),
        may_invite=accounts and account is not Account.ACTIVE,
        may_close_account=accounts and account is Account.ACTIVE and not herself,
        may_make_letter=accounts and not herself,
        may_help_in=viewer.may(Permission.HELP_IN) and not herself and not held,
        may_open_levels=viewer.may(Permission.OPEN_LEVELS),
        who_sees=WhoSeesLines(
            sees.leaders, sees.advisers, tuple(str(ROLES_IN_A_SENTENCE[role]) for role in sees.names_only)
        ),
    )


def person_name(viewer: Viewer, person_id: uuid.UUID) -> str:
    """What someone is called. Raises NotFound when that is not for this viewer."""
    return person_visible_to(viewer, person_id).name


def administered(viewer: Viewer, person_id: uuid.UUID) -> dict[str, str]:
    """What is administered about a person, as a form to change it begins. Raises NotFound."""
    person = person_visible_to(viewer, person_id)
    return {name: str(getattr(person, name)) for name in PERSON_FIELDS}
