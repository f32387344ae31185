"""Who stands around a person: those who may look at her levels today."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kiem.foundation.periods import Period, unbroken_since


@dataclass(frozen=True, slots=True)
class LeaderOf:
    """Someone who leads a person directly today, and since when without a break: the other side of ``team_of``."""

    person_id: uuid.UUID
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Around:
    """Who may look at a person's levels today: her leaders by the rule, HR advisers after saying why."""

    leaders: tuple[LeaderOf, ...]
    advisers: tuple[str, ...]


# First the units whose leader leads this person: where she is placed, and just above what she leads. Then others'
# mandates up to today: HR advisers', and those that lead these units, a substitute's where nobody leads.
_AROUND = """
WITH belongs AS (
  SELECT unit_id, 'placed' AS how, starts_on, ends_before FROM organisation_placement
  WHERE person_id = %(person)s AND starts_on <= %(today)s
  UNION ALL
  SELECT above.parent_id, 'leads', leads.starts_on, leads.ends_before
  FROM organisation_mandate AS leads
  JOIN organisation_unitplace AS above ON above.unit_id = leads.unit_id AND above.parent_id IS NOT NULL
    AND above.starts_on <= %(today)s AND (above.ends_before IS NULL OR above.ends_before > %(today)s)
  WHERE leads.person_id = %(person)s AND leads.kind = 'leader' AND leads.starts_on <= %(today)s
)
SELECT how, unit_id, starts_on, ends_before, NULL::uuid, '', '', '' AS sort_key FROM belongs
UNION ALL
SELECT mandate.kind, mandate.unit_id, mandate.starts_on, mandate.ends_before,
       person.id, person.given_name, person.family_name, person.sort_key
FROM organisation_mandate AS mandate JOIN organisation_person AS person ON person.id = mandate.person_id
WHERE mandate.person_id <> %(person)s AND mandate.starts_on <= %(today)s
  AND (mandate.kind = 'hr_adviser'
    OR (mandate.kind = 'leader' AND mandate.unit_id IN (SELECT unit_id FROM belongs))
    OR (mandate.kind = 'substitute' AND mandate.unit_id IN (SELECT unit_id FROM belongs)
        AND NOT EXISTS (SELECT FROM organisation_mandate AS leader
                        WHERE leader.unit_id = mandate.unit_id AND leader.kind = 'leader'
                          AND leader.starts_on <= %(today)s
                          AND (leader.ends_before IS NULL OR leader.ends_before > %(today)s))))
ORDER BY sort_key, 5
"""
_Held = tuple[str, list[Period]]


def around(person_id: uuid.UUID, today: date) -> Around:
    """Who leads a person today, and the HR advisers, by name. One statement."""
    stays: dict[uuid.UUID, dict[str, list[Period]]] = {}
    mandates: dict[tuple[uuid.UUID, uuid.UUID | None, str], _Held] = {}
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"person": person_id, "today": today})
        for how, unit, starts_on, ends_before, person, given_name, family_name, _key in cursor.fetchall():
            period = Period(starts_on, ends_before)
            if person is None:
                stays.setdefault(unit, {}).setdefault(how, []).append(period)
            else:
                name = f"{given_name} {family_name}".strip()
                mandates.setdefault((person, unit, how), (name, []))[1].append(period)
    belongs = {unit: day for unit, ways in stays.items() if (day := _earliest(ways.values(), today))}
    return _around(mandates, belongs, today)


def _around(
    mandates: Mapping[tuple[uuid.UUID, uuid.UUID | None, str], _Held], belongs: Mapping[uuid.UUID, date], today: date
) -> Around:
    """Who holds a mandate today over a unit to which the person belongs today; of each leader the longest stretch."""
    leaders: dict[uuid.UUID, LeaderOf] = {}
    advisers = []
    for (person, unit, _kind), (name, periods) in mandates.items():
        since = unbroken_since(periods, today)
        if since is None:
            continue
        if unit is None:
            advisers.append(name)
        elif unit in belongs:
            found = LeaderOf(person, name, max(belongs[unit], since))
            known = leaders.get(person)
            if known is None or found.since < known.since:
                leaders[person] = found
    return Around(tuple(leaders.values()), tuple(advisers))


def _earliest(ways: Iterable[list[Period]], today: date) -> date | None:
    """The first day of the longest unbroken stay, over the ways in which she belongs to a unit."""
    days = [day for periods in ways if (day := unbroken_since(periods, today)) is not None]
    return min(days, default=None)
