"""Units and jobs as they stand on a day."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Job, Mandate, Person, Placement, Unit, UnitPlace, on_day
from kiem.organisation.rules import UNIT_MANDATES, Role, children_of, in_tree_order, path_to, plain, with_all_below

INDENT = "\u00a0\u00a0\u00a0"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit on a day: under which it stands, and how many people are placed in it directly."""

    id: uuid.UUID
    name: str
    parent_id: uuid.UUID | None
    starts_on: date
    ends_before: date | None
    people: int

    def stands_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)


@dataclass(frozen=True, slots=True)
class UnitTree:
    """The units that a viewer may see, also those that ended or have yet to start, on one day."""

    rows: Mapping[uuid.UUID, UnitRow]
    parents: Mapping[uuid.UUID, uuid.UUID]
    children: Mapping[uuid.UUID | None, list[uuid.UUID]]
    day: date

    def path(self, unit: uuid.UUID) -> list[UnitRow]:
        """From the top that is seen down to and with the unit."""
        return [self.rows[step] for step in path_to(unit, self.parents) if step in self.rows]

    def below(self, unit: uuid.UUID) -> list[UnitRow]:
        """The units that stand just below, by name."""
        return [self.rows[child] for child in self.children.get(unit, []) if self.rows[child].stands_on(self.day)]

    def with_all_below(self, unit: uuid.UUID) -> set[uuid.UUID]:
        return with_all_below([unit], self.parents)

    def in_order(self) -> list[tuple[UnitRow, int]]:
        """The units that stand that day with their depth, each followed by what is below it."""
        standing = [row.id for row in self.rows.values() if row.stands_on(self.day)]
        return [(self.rows[unit], depth) for unit, depth in in_tree_order(standing, self.parents)]

    def choices(self) -> list[tuple[uuid.UUID, str]]:
        """The units that stand that day, each under its own, indented: for a list to choose from."""
        return [(row.id, f"{INDENT * depth}{row.name}") for row, depth in self.in_order()]

    def not_standing(self) -> list[UnitRow]:
        """The units that ended or have yet to start, by name."""
        return [row for row in self.rows.values() if not row.stands_on(self.day)]


_ROW = ("id", "name", "above", "starts_on", "ends_before", "people")


def unit_tree(viewer: Viewer) -> UnitTree:
    """The tree today: whole, or for a leader what she leads and everything below. One statement."""
    above = UnitPlace.objects.filter(on_day(viewer.today), unit=OuterRef("pk")).values("parent")[:1]
    found = Unit.objects.annotate(above=Subquery(above), people=_people_in(viewer.today, "unit"))
    rows = {row[0]: UnitRow(*row) for row in sorted(found.values_list(*_ROW), key=lambda row: (plain(row[1]), row[0]))}
    parents = {row.id: row.parent_id for row in rows.values() if row.parent_id is not None}
    if viewer.role == Role.LEADER:
        seen = with_all_below([led.unit_id for led in viewer.leads], parents)
        rows = {key: row for key, row in rows.items() if key in seen}
    elif not viewer.may(Permission.SEE_UNITS):
        rows = {}
    return UnitTree(rows, parents, children_of(rows, parents), viewer.today)


def _people_in(day: date, where: str) -> Coalesce:
    """How many people are placed in a unit, or hold a job, on a day."""
    placed = Placement.objects.filter(on_day(day), **{where: OuterRef("pk")}).order_by().values(where)
    number = placed.annotate(number=Count("person", distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def unit_mandates(units: Iterable[uuid.UUID], people: QuerySet[Person] | None = None) -> list[Mandate]:
    """Who led or replaced in these units, ever, the latest first; only ``people`` when given. One statement."""
    found = Mandate.objects.filter(unit__in=list(units), kind__in=sorted(UNIT_MANDATES))
    if people is not None:
        found = found.filter(person__in=people)
    return list(found.select_related("person").order_by("-starts_on", "kind", "id"))


def leaders_today(day: date, people: QuerySet[Person] | None = None) -> dict[uuid.UUID, list[Mandate]]:
    """Of each unit who leads and who replaces that day; only ``people`` when given. One statement."""
    found = Mandate.objects.filter(on_day(day), kind__in=sorted(UNIT_MANDATES))
    if people is not None:
        found = found.filter(person__in=people)
    by_unit: dict[uuid.UUID, list[Mandate]] = {}
    for mandate in found.select_related("person").order_by("kind"):
        if mandate.unit_id is not None:
            by_unit.setdefault(mandate.unit_id, []).append(mandate)
    return by_unit


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job and how many people hold it today."""

    id: uuid.UUID
    name: str
    starts_on: date
    ends_before: date | None
    people: int


def job_rows(day: date) -> list[JobRow]:
    """Every job, also those that ended, by name. One statement."""
    found = [
        JobRow(job.id, job.name, job.starts_on, job.ends_before, job.people)
        for job in Job.objects.annotate(people=_people_in(day, "job"))
    ]
    return sorted(found, key=lambda job: (plain(job.name), job.id))


def jobs_to_choose(day: date) -> list[tuple[uuid.UUID, str]]:
    """The jobs that hold on a day or later, by name. One statement."""
    found = Job.objects.filter(Q(ends_before=None) | Q(ends_before__gt=day)).values_list("id", "name")
    return sorted(found, key=lambda job: (plain(job[1]), job[0]))


def placed_in(unit_id: uuid.UUID, day: date, people: QuerySet[Person] | None = None) -> QuerySet[Placement]:
    """The placements in a unit that day, by name of person; only of ``people`` when given."""
    found = Placement.objects.filter(on_day(day), unit=unit_id).select_related("person", "job")
    if people is not None:
        found = found.filter(person__in=people)
    return found.order_by("person__sort_key", "person_id", "id")
