"""Job families as they stand on a day, and what a profile belongs to by name."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiem.foundation.errors import NotFound
from kiem.organisation.models import Job, Unit, on_day
from kiem.organisation.queries import the
from kiem.organisation.rules import in_tree_order, path_to, plain
from kiem.profiles.models import JobFamily, JobFamilyPlace, JobInFamily, Requirement, RoleProfile, RoleProfileVersion
from kiem.profiles.rules import Layer, ProfileOf, Source, Standing, of_family

INDENT = "\u00a0\u00a0\u00a0"


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family: its depth in the tree of that day, and the jobs that belong to it, by name."""

    family_id: uuid.UUID
    name: str
    depth: int
    parent_id: uuid.UUID | None
    starts_on: date
    ends_before: date | None
    jobs: tuple[tuple[uuid.UUID, str], ...]

    @property
    def of(self) -> ProfileOf:
        return of_family(self.family_id)

    @property
    def steps(self) -> range:
        """One for each family above it."""
        return range(self.depth)


@dataclass(frozen=True, slots=True)
class Families:
    """The families of a day, each followed by those under it; and to which family each job belongs."""

    rows: tuple[FamilyRow, ...]
    family_of: Mapping[uuid.UUID, uuid.UUID]
    parents: Mapping[uuid.UUID, uuid.UUID]

    @property
    def by_id(self) -> dict[uuid.UUID, FamilyRow]:
        return {row.family_id: row for row in self.rows}

    def path(self, family_id: uuid.UUID) -> list[FamilyRow]:
        """From the top down to and with the family."""
        rows = self.by_id
        return [rows[step] for step in path_to(family_id, self.parents) if step in rows]

    def choices(self) -> list[tuple[uuid.UUID, str]]:
        """Each under its own, indented: for a list to choose from."""
        return [(row.family_id, f"{INDENT * row.depth}{row.name}") for row in self.rows]


def families_on(day: date) -> Families:
    """The families that stand that day. Three statements, whatever the size."""
    rows = {row.id: row for row in JobFamily.objects.filter(on_day(day))}
    parents = family_parents_on(day)
    jobs: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    family_of = {}
    for member in JobInFamily.objects.filter(on_day(day)).select_related("job").order_by("job__name"):
        jobs.setdefault(member.family_id, []).append((member.job_id, member.job.name))
        family_of[member.job_id] = member.family_id
    ordered = in_tree_order(sorted(rows, key=lambda key: (plain(rows[key].name), key)), parents)
    found = tuple(
        FamilyRow(
            key,
            rows[key].name,
            depth,
            parents.get(key),
            rows[key].starts_on,
            rows[key].ends_before,
            tuple(jobs.get(key, ())),
        )
        for key, depth in ordered
    )
    return Families(found, family_of, parents)


def family_parents_on(day: date) -> dict[uuid.UUID, uuid.UUID]:
    """Of each family under which it stands that day; those at the top are absent. One statement."""
    return dict(JobFamilyPlace.objects.filter(on_day(day)).values_list("family_id", "parent_id"))


def held_profile(of: ProfileOf) -> Source:
    """What a profile belongs to, by name. Raises NotFound for what is not here. At most two statements."""
    if of.layer is Layer.ORGANISATION:
        return Source(of)
    if of.layer is Layer.FAMILY and of.family_id is not None:
        return Source(of, the(JobFamily, of.family_id).name)
    if of.job_id is None:
        raise NotFound
    unit = the(Unit, of.unit_id).name if of.unit_id else ""
    return Source(of, the(Job, of.job_id).name, unit)


def standing_on(day: date) -> Standing:
    """Which competences each profile asks in its newest version, and the families of that day. Four statements."""
    newest = RoleProfileVersion.objects.order_by("role_profile_id", "-number").distinct("role_profile_id")
    profiles = {
        row.id: ProfileOf(Layer(row.layer), row.job_id, row.family_id, row.unit_id) for row in RoleProfile.objects.all()
    }
    asked: dict[ProfileOf, set[uuid.UUID]] = {}
    lines = Requirement.objects.filter(role_profile_version__in=newest.values("id"))
    for profile, competence in lines.values_list("role_profile_version__role_profile_id", "competence_id"):
        asked.setdefault(profiles[profile], set()).add(competence)
    family_of = dict(JobInFamily.objects.filter(on_day(day)).values_list("job_id", "family_id"))
    return Standing({of: frozenset(found) for of, found in asked.items()}, family_of, family_parents_on(day))


def profiles_there_are() -> list[Source]:
    """Every profile that ever asked something, by name. One statement."""
    rows = RoleProfile.objects.select_related("family", "job", "unit")
    found = [
        Source(
            ProfileOf(Layer(row.layer), row.job_id, row.family_id, row.unit_id),
            row.family.name if row.family else row.job.name if row.job else "",
            row.unit.name if row.unit else "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (plain(each.name), plain(each.unit), each.of.key))
