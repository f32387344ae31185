"""Who stands around a person: those who may look at her levels today."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery, Value

from kiem.foundation.periods import Period, unbroken_since
from kiem.organisation.models import Mandate, Person, Placement, UnitPlace, on_day
from kiem.organisation.rules import MandateKind


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
    belongs = _belongs_since(person_id, today)
    leaders: dict[uuid.UUID, LeaderOf] = {}
    advisers = []
    for person, unit, periods in _looking_after(person_id, list(belongs), today):
        since = unbroken_since(periods, today)
        if since is None:
            continue
        if unit is None:
            advisers.append(person.name)
            continue
        found = LeaderOf(person.id, person.name, max(belongs[unit], since))
        known = leaders.get(person.id)
        if known is None or found.since < known.since:
            leaders[person.id] = found
    return Around(tuple(leaders.values()), tuple(advisers))


_Held = tuple[Person, uuid.UUID | None, list[Period]]


def _looking_after(person_id: uuid.UUID, units: list[uuid.UUID], today: date) -> list[_Held]:
    """Others' mandates up to today: HR advisers', and those that lead these units, a substitute's without a leader."""
    leader = Mandate.objects.filter(on_day(today), unit=OuterRef("unit"), kind=MandateKind.LEADER)
    mandates = (
        Mandate.objects.filter(starts_on__lte=today)
        .filter(
            Q(kind=MandateKind.HR_ADVISER)
            | Q(kind=MandateKind.LEADER, unit__in=units)
            | Q(kind=MandateKind.SUBSTITUTE, unit__in=units) & ~Exists(leader)
        )
        .exclude(person=person_id)
        .select_related("person")
        .order_by("person__sort_key", "person_id")
    )
    held: dict[tuple[uuid.UUID, uuid.UUID | None, str], _Held] = {}
    for mandate in mandates:
        key = (mandate.person_id, mandate.unit_id, mandate.kind)
        held.setdefault(key, (mandate.person, mandate.unit_id, []))[2].append(mandate.period)
    return list(held.values())


def _belongs_since(person_id: uuid.UUID, today: date) -> dict[uuid.UUID, date]:
    """The units whose leader leads this person, since when: where she is placed, and just above what she leads."""
    above = UnitPlace.objects.filter(on_day(today), unit=OuterRef("unit")).values("parent")[:1]
    placed = Placement.objects.filter(person=person_id, starts_on__lte=today)
    leading = Mandate.objects.filter(person=person_id, kind=MandateKind.LEADER, starts_on__lte=today)
    stays: dict[uuid.UUID, dict[str, list[Period]]] = {}
    for unit, how, start, end in placed.values_list("unit_id", Value("placed"), "starts_on", "ends_before").union(
        leading.annotate(above=Subquery(above)).values_list("above", Value("leads"), "starts_on", "ends_before"),
        all=True,
    ):
        if unit is not None:
            stays.setdefault(unit, {}).setdefault(how, []).append(Period(start, end))
    return {unit: day for unit, ways in stays.items() if (day := _earliest(ways.values(), today))}


def _earliest(ways: Iterable[list[Period]], today: date) -> date | None:
    """The first day of the longest unbroken stay, over the ways in which she belongs to a unit."""
    days = [day for periods in ways if (day := unbroken_since(periods, today)) is not None]
    return min(days, default=None)
