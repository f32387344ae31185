"""Who works where and who leads whom: the reads other slices may use."""

import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value

from kiem.foundation.errors import NotFound
from kiem.foundation.periods import Period, unbroken_since
from kiem.foundation.purposes import Use
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Mandate, Opening, Person, Placement, UnitPlace, on_day
from kiem.organisation.rules import MandateKind, Role

Row = TypeVar("Row", bound=models.Model)


def sort_key(given_name: str, family_name: str) -> str:
    """How names are put in order: family name, given name, lower case, without accents.

    >>> sort_key("Zoë", "Özdemir")
    'ozdemir zoe'
    """
    text = unicodedata.normalize("NFKD", f"{family_name} {given_name}".casefold())
    return " ".join("".join(letter for letter in text if not unicodedata.combining(letter)).split())


def the(model: type[Row], key: uuid.UUID) -> Row:
    """The row of this organisation with this id. Raises NotFound; another organisation's row is not found either."""
    row = model._default_manager.filter(pk=key).first()
    if row is None:
        raise NotFound
    return row


def parents_on(day: date) -> Mapping[uuid.UUID, uuid.UUID]:
    """Of each unit under which it stands that day; those at the top are absent. One statement."""
    return dict(UnitPlace.objects.filter(on_day(day)).values_list("unit_id", "parent_id"))


def people_visible_to(viewer: Viewer) -> QuerySet[Person]:
    """The people whose names and placements this viewer may see in her role: all, her team, or herself."""
    if viewer.may(Permission.SEE_PEOPLE):
        return Person.objects.all()
    if viewer.role == Role.LEADER:
        return Person.objects.filter(id__in=[member.person_id for member in team_of(viewer)])
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


def around(person_id: uuid.UUID, today: date) -> Around:
    """Who leads a person today, and the HR advisers, by name. Two statements."""
    parent = UnitPlace.objects.filter(on_day(today), unit=OuterRef("unit")).values("parent")[:1]
    placed = Placement.objects.filter(person=person_id, starts_on__lte=today)
    leading = Mandate.objects.filter(person=person_id, kind=MandateKind.LEADER, starts_on__lte=today)
    stays: dict[uuid.UUID, dict[str, list[Period]]] = {}
    for unit, how, start, end in placed.values_list("unit_id", Value("placed"), "starts_on", "ends_before").union(
        leading.annotate(parent=Subquery(parent)).values_list("parent", Value("leads"), "starts_on", "ends_before"), all=True
    ):
        if unit is not None:
            stays.setdefault(unit, {}).setdefault(how, []).append(Period(start, end))
    since = {unit: day for unit, ways in stays.items() if (day := _earliest(ways.values(), today))}
    leader = Mandate.objects.filter(on_day(today), unit=OuterRef("unit"), kind=MandateKind.LEADER)
    mandates = (
        Mandate.objects.filter(on_day(today))
        .filter(
            Q(kind=MandateKind.HR_ADVISER)
            | Q(kind=MandateKind.LEADER, unit__in=since)
            | Q(kind=MandateKind.SUBSTITUTE, unit__in=since) & ~Exists(leader)
        )
        .exclude(person=person_id)
        .select_related("person")
        .order_by("person__sort_key", "person_id")
    )
    leaders: dict[uuid.UUID, LeaderOf] = {}
    advisers = []
    for mandate in mandates:
        if mandate.unit_id is None:
            advisers.append(mandate.person.name)
            continue
        found = LeaderOf(mandate.person_id, mandate.person.name, max(since[mandate.unit_id], mandate.starts_on))
        known = leaders.get(found.person_id)
        if known is None or found.since < known.since:
            leaders[found.person_id] = found
    return Around(tuple(leaders.values()), tuple(advisers))


def _earliest(ways: Iterable[list[Period]], today: date) -> date | None:
    """The first day of the longest unbroken stay, over the ways in which she belongs to a unit."""
    days = [day for periods in ways if (day := unbroken_since(periods, today)) is not None]
    return min(days, default=None)
