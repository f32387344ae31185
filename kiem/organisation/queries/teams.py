"""Who leads whom, and whose names someone may see."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

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
    """The people a leader leads directly today, in all her units or one, by name. One statement, whatever the size."""
    led = {unit.unit_id: unit.since for unit in viewer.leads if unit_id in (None, unit.unit_id)}
    if not led:
        return []
    members: dict[uuid.UUID, TeamMember] = {}
    for stay in _stays_in(led, viewer.today):
        since = unbroken_since(stay.periods, viewer.today)
        if since is None or stay.person_id == viewer.person_id:
            continue
        member = TeamMember(stay.person_id, stay.name, stay.sort_key, stay.unit_id, max(since, led[stay.unit_id]))
        known = members.get(stay.person_id)
        if known is None or member.since < known.since:
            members[stay.person_id] = member
    return sorted(members.values(), key=lambda member: (member.sort_key, member.person_id))


@dataclass(frozen=True, slots=True)
class _Stay:
    """How someone belongs to a unit (placed in it, or leading one just below it) and when."""

    person_id: uuid.UUID
    name: str
    sort_key: str
    unit_id: uuid.UUID
    periods: list[Period]


_PERSON = ("person_id", "person__given_name", "person__family_name", "person__sort_key")
_PERIOD = ("starts_on", "ends_before")


def _stays_in(units: Collection[uuid.UUID], today: date) -> Iterable[_Stay]:
    """Who is placed in these units, and who leads a unit that stands under one of them today. One statement."""
    below = UnitPlace.objects.filter(on_day(today), parent__in=units)
    parent = Subquery(below.filter(unit=OuterRef("unit")).values("parent")[:1])
    placed = Placement.objects.filter(unit__in=units, starts_on__lte=today)
    leading = Mandate.objects.filter(kind=MandateKind.LEADER, unit__in=below.values("unit"), starts_on__lte=today)
    rows = placed.values_list(*_PERSON, "unit_id", Value(0), *_PERIOD).union(
        leading.annotate(parent=parent).values_list(*_PERSON, "parent", Value(1), *_PERIOD), all=True
    )
    stays: dict[tuple[uuid.UUID, uuid.UUID, int], _Stay] = {}
    for person, given_name, family_name, sort_key, unit, how, starts_on, ends_before in rows:
        name = f"{given_name} {family_name}".strip()
        stay = stays.setdefault((person, unit, how), _Stay(person, name, sort_key, unit, []))
        stay.periods.append(Period(starts_on, ends_before))
    return stays.values()


def has_opened(viewer: Viewer, person_id: uuid.UUID, use: Use) -> bool:
    """Whether this HR adviser opened this person's levels for this use today. One statement."""
    return Opening.objects.filter(
        person=person_id, viewer=viewer.person_id, role=viewer.role, use=use, day=viewer.today
    ).exists()
