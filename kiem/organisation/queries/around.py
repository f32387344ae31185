"""Who stands around a person: those who may look at her levels today."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery, Value

from kiem.foundation.periods import Period, unbroken_since
from kiem.organisation.models import Mandate, Placement, UnitPlace, on_day
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
    parent = UnitPlace.objects.filter(on_day(today), unit=OuterRef("unit")).values("parent")[:1]
    placed = Placement.objects.filter(person=person_id, starts_on__lte=today)
    leading = Mandate.objects.filter(person=person_id, kind=MandateKind.LEADER, starts_on__lte=today)
    stays: dict[uuid.UUID, dict[str, list[Period]]] = {}
    for unit, how, start, end in placed.values_list("unit_id", Value("placed"), "starts_on", "ends_before").union(
        leading.annotate(parent=Subquery(parent)).values_list("parent", Value("leads"), "starts_on", "ends_before"),
        all=True,
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
