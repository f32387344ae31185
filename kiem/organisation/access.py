"""Who may see whom, and in which role: the one table of permissions.

A ``Viewer`` is someone looking in one role, on one day, for one use. What each role may do stands in ``MAY``; which
people's levels a viewer may see is decided by ``queries.people_whose_levels`` from the same facts.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db import connection

from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotAllowed
from kiem.foundation.periods import Period, unbroken_since
from kiem.foundation.purposes import Use
from kiem.organisation.rules import ROLE_OF_MANDATE, MandateKind, Role


class Permission(StrEnum):
    """What may be done. Seeing one's own data needs no permission."""

    SEE_PEOPLE = "see_people"
    MANAGE_PEOPLE = "manage_people"
    SEE_UNITS = "see_units"
    MANAGE_UNITS = "manage_units"
    MANAGE_ACCOUNTS = "manage_accounts"
    HELP_IN = "help_in"
    MARK_COMPUTERS = "mark_computers"
    AGREE_ON_LETTERS = "agree_on_letters"
    AGREE_ON_TERMS = "agree_on_terms"
    MANAGE_LANGUAGE = "manage_language"
    STEWARD_LANGUAGE = "steward_language"
    MANAGE_PROFILES = "manage_profiles"
    BRING_IN_LEVELS = "bring_in_levels"
    OPEN_LEVELS = "open_levels"
    SEE_TEAM_LEVELS = "see_team_levels"
    PLAN_ROUNDS = "plan_rounds"
    PLACE_TEAMS = "place_teams"
    SEE_PROGRESS = "see_progress"
    SEE_PROGRESS_BELOW = "see_progress_below"
    REMOVE_REPORTED = "remove_reported"
    WRITE_SITUATIONS = "write_situations"
    RAISE_SMALLEST_GROUP = "raise_smallest_group"
    KEEP_ACTS = "keep_acts"
    LOOK_AFTER_ACTS = "look_after_acts"
    ASSIST = "assist"
    SEE_TRAIL = "see_trail"
    ERASE_WHAT_IS_OVER = "erase_what_is_over"
    """Of no role: the installation does it at night, by terms that were agreed on."""


_P = Permission
MAY: dict[Role, frozenset[Permission]] = {
    Role.EMPLOYEE: frozenset(),
    Role.LEADER: frozenset(
        {
            _P.SEE_UNITS,
            _P.SEE_TEAM_LEVELS,
            _P.PLAN_ROUNDS,
            _P.PLACE_TEAMS,
            _P.SEE_PROGRESS_BELOW,
            _P.LOOK_AFTER_ACTS,
            _P.HELP_IN,
            _P.MARK_COMPUTERS,
        }
    ),
    Role.HR: frozenset(
        {
            _P.SEE_PEOPLE,
            _P.MANAGE_PEOPLE,
            _P.SEE_UNITS,
            _P.MANAGE_UNITS,
            _P.MANAGE_ACCOUNTS,
            _P.HELP_IN,
            _P.MARK_COMPUTERS,
            _P.AGREE_ON_LETTERS,
            _P.AGREE_ON_TERMS,
            _P.MANAGE_LANGUAGE,
            _P.STEWARD_LANGUAGE,
            _P.MANAGE_PROFILES,
            _P.BRING_IN_LEVELS,
            _P.OPEN_LEVELS,
            _P.PLAN_ROUNDS,
            _P.PLACE_TEAMS,
            _P.REMOVE_REPORTED,
            _P.WRITE_SITUATIONS,
            _P.RAISE_SMALLEST_GROUP,
            _P.KEEP_ACTS,
            _P.LOOK_AFTER_ACTS,
        }
    ),
    Role.DIRECTOR: frozenset({_P.SEE_PEOPLE, _P.SEE_UNITS, _P.SEE_PROGRESS, _P.AGREE_ON_LETTERS}),
    Role.DELEGATE: frozenset({_P.SEE_PEOPLE, _P.SEE_UNITS, _P.SEE_PROGRESS, _P.ASSIST}),
    Role.BODY_MEMBER: frozenset({_P.SEE_UNITS}),
    Role.OUTSIDE_ADVISER: frozenset(),
    Role.STEWARD: frozenset({_P.STEWARD_LANGUAGE}),
    Role.ADMINISTRATOR: frozenset(
        {_P.SEE_PEOPLE, _P.SEE_UNITS, _P.MANAGE_ACCOUNTS, _P.AGREE_ON_LETTERS, _P.MARK_COMPUTERS, _P.SEE_TRAIL}
    ),
}


@dataclass(frozen=True, slots=True)
class Led:
    """A unit led (or taken care of as substitute) today, since a day."""

    unit_id: uuid.UUID
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Viewer(Actor):
    """Someone looking: ``role`` is the one she looks in now, ``roles`` all she could switch to.

    ``leads`` holds the units she leads today, filled only while she looks as leader. ``may_hear_of_codes``: there is a
    code to come in that she may have to know of, so that her first page asks which.
    """

    user_id: uuid.UUID
    person_id: uuid.UUID
    organisation_name: str
    languages: tuple[str, ...]
    is_demo: bool
    roles: tuple[Role, ...]
    leads: tuple[Led, ...]
    today: date
    use: Use
    may_hear_of_codes: bool = False

    def may(self, permission: Permission) -> bool:
        return permission in MAY[Role(self.role)]

    def looking_for(self, use: Use) -> "Viewer":
        return replace(self, use=use)


def may(by: Actor, permission: Permission) -> bool:
    """Whether an actor holds a permission; a system actor does what the installation asks of it."""
    return by.is_system or (by.role in MAY and permission in MAY[Role(by.role)])


def require(by: Actor, permission: Permission) -> None:
    """Refuse an action whose actor lacks a permission. Raises NotAllowed."""
    if not may(by, permission):
        raise NotAllowed(permission.value)


@dataclass(frozen=True, slots=True)
class _Held:
    """A mandate up to today."""

    kind: MandateKind
    unit_id: uuid.UUID | None
    unit: str
    period: Period


# A substitute's mandate holds only while the unit has no leader today.
_PERSON_AND_MANDATES = """
SELECT person.id, person.given_name, person.family_name,
       organisation.id, organisation.name, organisation.languages, organisation.is_demo,
       EXISTS (SELECT FROM organisation_entrycode AS code WHERE code.person_id = person.id AND code.returns)
       OR EXISTS (SELECT FROM organisation_entrycode AS code WHERE code.needs_second AND code.agreed_by_id IS NULL
                  AND code.used_at IS NULL AND code.stopped_at IS NULL),
       mandate.kind, mandate.unit_id, unit.name, mandate.starts_on, mandate.ends_before
FROM organisation_person AS person
JOIN accounts_membership AS membership ON membership.id = person.membership_id
JOIN foundation_organisation AS organisation ON organisation.id = person.organisation_id
LEFT JOIN organisation_mandate AS mandate ON mandate.person_id = person.id AND mandate.starts_on <= %(today)s
  AND NOT (mandate.kind = 'substitute' AND EXISTS (
    SELECT FROM organisation_mandate AS leader
    WHERE leader.unit_id = mandate.unit_id AND leader.kind = 'leader' AND leader.starts_on <= %(today)s
      AND (leader.ends_before IS NULL OR leader.ends_before > %(today)s)))
LEFT JOIN organisation_unit AS unit ON unit.id = mandate.unit_id
WHERE membership.id = %(membership)s AND membership.user_id = %(user)s AND membership.ended_at IS NULL
ORDER BY unit.name, mandate.kind
"""


def _led(mandates: Sequence[_Held], today: date) -> tuple[Led, ...]:
    """The units led today, each since the first day of the unbroken stretch of mandates for it, renewed or not."""
    periods: dict[tuple[uuid.UUID, str], list[Period]] = {}
    names: dict[uuid.UUID, str] = {}
    for mandate in mandates:
        if mandate.unit_id is not None:
            periods.setdefault((mandate.unit_id, mandate.kind), []).append(mandate.period)
            names[mandate.unit_id] = mandate.unit
    stretches = ((unit, unbroken_since(held, today)) for (unit, _kind), held in periods.items())
    return tuple(Led(unit, names[unit], since) for unit, since in stretches if since is not None)


def viewer_of(
    membership_id: uuid.UUID, user_id: uuid.UUID, *, wanted_role: str, today: date, use: Use
) -> Viewer | None:
    """The viewer behind a membership in the transaction's organisation, or None. One statement.

    ``wanted_role`` is taken when she holds it today; otherwise her first mandate's role, else employee.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PERSON_AND_MANDATES, {"membership": membership_id, "user": user_id, "today": today})
        rows = cursor.fetchall()
    if not rows:
        return None
    person_id, given_name, family_name, organisation_id, organisation, languages, is_demo, codes = rows[0][:8]
    mandates = [
        _Held(MandateKind(kind), unit_id, unit, Period(starts_on, ends_before))
        for *_person, kind, unit_id, unit, starts_on, ends_before in rows
        if kind is not None
    ]
    held = {ROLE_OF_MANDATE[mandate.kind] for mandate in mandates if mandate.period.includes(today)}
    roles = (*(role for role in Role if role in held), Role.EMPLOYEE)
    role = Role(wanted_role) if wanted_role in roles else roles[0]
    leads = _led(mandates, today) if role is Role.LEADER else ()
    return Viewer(
        organisation_id=organisation_id,
        user_id=user_id,
        person_id=person_id,
        name=f"{given_name} {family_name}".strip(),
        role=role.value,
        organisation_name=organisation,
        languages=tuple(languages),
        is_demo=is_demo,
        roles=roles,
        leads=leads,
        today=today,
        use=use,
        may_hear_of_codes=codes,
    )
