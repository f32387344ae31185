"""Who leads whom, and whose names someone may see."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from kiem.foundation.ids import array_text
from kiem.foundation.periods import Period, unbroken_since
from kiem.foundation.purposes import Use
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Opening, Person
from kiem.organisation.rules import Role


def people_visible_to(viewer: Viewer) -> QuerySet[Person]:
    """The people whose names and placements this viewer may see in her role: all, her team and herself, or herself."""
    if viewer.may(Permission.SEE_PEOPLE):
        return Person.objects.all()
    if viewer.role == Role.LEADER:
        team = [member.person_id for member in team_of(viewer)]
        return Person.objects.filter(Q(id=viewer.person_id) | Q(id__in=team))
    return Person.objects.filter(id=viewer.person_id)


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Someone a leader leads directly: placed in a unit she leads, or leading a unit just below.

    ``since``: from when the leader has led this person without a break; what was recorded before is not hers to see.
    """

    person_id: uuid.UUID
    name: str
    sort_key: str
    unit_id: uuid.UUID
    since: date


def team_of(viewer: Viewer, unit_id: uuid.UUID | None = None) -> list[TeamMember]:
    """The people a leader leads directly today, in all her units or one, by name. One statement, whatever the size."""
    led = {unit.unit_id: unit.since for unit in viewer.leads if unit_id in (None, unit.unit_id)}
    if not led:
        return []
    members: dict[uuid.UUID, TeamMember] = {}
    for person_id, given_name, family_name, sort_key, unit, starts_on, ends_before in _stays_in(led, viewer.today):
        since = unbroken_since(map(Period, starts_on, ends_before), viewer.today)
        if since is None or person_id == viewer.person_id:
            continue
        since, known = max(since, led[unit]), members.get(person_id)
        if known is None or since < known.since:
            name = f"{given_name} {family_name}".strip()
            members[person_id] = TeamMember(person_id, name, sort_key, unit, since)
    return sorted(members.values(), key=lambda member: (member.sort_key, member.person_id))


# A row per person and way to belong, with all its periods: rows one by one cost more to bring over than to read.
_STAYS = """
SELECT person.id, person.given_name, person.family_name, person.sort_key, stay.unit_id, stay.starts_on, stay.ends_before
FROM (
  SELECT person_id, unit_id, array_agg(starts_on) AS starts_on, array_agg(ends_before) AS ends_before
  FROM organisation_placement WHERE unit_id = ANY(%(units)s::uuid[]) AND starts_on <= %(today)s
  GROUP BY person_id, unit_id
  UNION ALL
  SELECT mandate.person_id, place.parent_id, array_agg(mandate.starts_on), array_agg(mandate.ends_before)
  FROM organisation_mandate AS mandate JOIN organisation_unitplace AS place ON place.unit_id = mandate.unit_id
  WHERE mandate.kind = 'leader' AND mandate.starts_on <= %(today)s AND place.parent_id = ANY(%(units)s::uuid[])
    AND place.starts_on <= %(today)s AND (place.ends_before IS NULL OR place.ends_before > %(today)s)
  GROUP BY mandate.person_id, place.parent_id
) AS stay JOIN organisation_person AS person ON person.id = stay.person_id
"""


def _stays_in(units: Collection[uuid.UUID], today: date) -> Iterator[tuple[Any, ...]]:
    """Who is placed in these units, and who leads a unit that stands under one of them today. One statement.

    One row at a time: person, given name, family name, sort key, unit, and the starts and ends of the periods.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAYS, {"units": array_text(units), "today": today})
        yield from cursor


def has_opened(viewer: Viewer, person_id: uuid.UUID, use: Use) -> bool:
    """Whether this HR adviser opened this person's levels for this use today. One statement."""
    return _opened(viewer, use).filter(person=person_id).exists()


def opened_today(viewer: Viewer, use: Use) -> set[uuid.UUID]:
    """Everyone whose levels this HR adviser opened for this use today. One statement."""
    return set(_opened(viewer, use).values_list("person_id", flat=True))


def _opened(viewer: Viewer, use: Use) -> QuerySet[Opening]:
    return Opening.objects.filter(viewer=viewer.person_id, role=viewer.role, use=use, day=viewer.today)
