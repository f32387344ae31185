"""Who leads whom, and whose names someone may see."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kiem.foundation.periods import Period, unbroken_since
from kiem.foundation.purposes import Use
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Mandate, Opening, Person, Placement, UnitPlace, on_day
from kiem.organisation.rules import MandateKind, Role


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
    """The people a leader leads directly today, in all her units or one, by name. Two statements, whatever the size."""
    led = {unit.unit_id: unit.since for unit in viewer.leads if unit_id in (None, unit.unit_id)}
    if not led:
        return []
    members: dict[uuid.UUID, TeamMember] = {}
    for person, unit, periods in (*_placed_in(led, viewer.today), *_leading_below(led, viewer.today)):
        since = unbroken_since(periods, viewer.today)
        if since is None or person.id == viewer.person_id:
            continue
        member = TeamMember(person.id, person.name, person.sort_key, unit, max(since, led[unit]))
        known = members.get(person.id)
        if known is None or member.since < known.since:
            members[person.id] = member
    return sorted(members.values(), key=lambda member: (member.sort_key, member.person_id))


_Held = tuple[Person, uuid.UUID, list[Period]]


def _placed_in(units: Iterable[uuid.UUID], today: date) -> list[_Held]:
    rows = Placement.objects.filter(unit__in=list(units), starts_on__lte=today).select_related("person")
    return _by_person((row.person, row.unit_id, row.period) for row in rows)


def _leading_below(units: Iterable[uuid.UUID], today: date) -> list[_Held]:
    below = UnitPlace.objects.filter(on_day(today), parent__in=list(units)).values_list("unit_id", "parent_id")
    parent_of = dict(below)
    rows = Mandate.objects.filter(kind=MandateKind.LEADER, unit__in=parent_of, starts_on__lte=today)
    found = ((row.person, parent_of[row.unit_id], row.period) for row in rows.select_related("person") if row.unit_id)
    return _by_person(found)


def _by_person(rows: Iterable[tuple[Person, uuid.UUID, Period]]) -> list[_Held]:
    together: dict[tuple[uuid.UUID, uuid.UUID], _Held] = {}
    for person, unit, period in rows:
        together.setdefault((person.id, unit), (person, unit, []))[2].append(period)
    return list(together.values())


def has_opened(viewer: Viewer, person_id: uuid.UUID, use: Use) -> bool:
    """Whether this HR adviser opened this person's levels for this use today. One statement."""
    return Opening.objects.filter(
        person=person_id, viewer=viewer.person_id, role=viewer.role, use=use, day=viewer.today
    ).exists()
