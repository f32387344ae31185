"""The screens of job families: the tree with its jobs, one family, and where a job belongs."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Job, on_day
from kiem.organisation.queries import the
from kiem.organisation.rules import with_all_below
from kiem.profiles.queries import FamilyRow, families_on

Choice = tuple[uuid.UUID, str]


@dataclass(frozen=True, slots=True)
class FamiliesPage:
    """The families of today, each followed by those under it; and the jobs that belong to none."""

    rows: tuple[FamilyRow, ...]
    without: tuple[Choice, ...]
    choices: tuple[Choice, ...]
    may_manage: bool


def families_page(viewer: Viewer) -> FamiliesPage:
    """Four statements, whatever the size."""
    found = families_on(viewer.today)
    jobs = Job.objects.filter(on_day(viewer.today)).order_by("name", "id").values_list("id", "name")
    without = tuple((job, name) for job, name in jobs if job not in found.family_of)
    return FamiliesPage(found.rows, without, tuple(found.choices()), viewer.may(Permission.MANAGE_PROFILES))


@dataclass(frozen=True, slots=True)
class FamilyTask:
    """A screen with one form about a family, or about where a job belongs. ``name``: "" for something new."""

    title: str
    lead: str
    submit: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """One family: its name, where it stands, where it could stand without closing a circle, and every family.

    A form on its way back may name any of them: a circle is then refused with its own sentence.
    """

    family_id: uuid.UUID
    name: str
    parent_id: uuid.UUID | None
    could_stand_under: Sequence[Choice]
    every: Sequence[Choice]


def family_page(viewer: Viewer, family_id: uuid.UUID) -> FamilyPage:
    """Three statements. Raises NotFound for a family that does not stand today."""
    found = families_on(viewer.today)
    row = found.by_id.get(family_id)
    if row is None:
        raise NotFound
    below = with_all_below([family_id], found.parents)
    every = found.choices()
    could = [each for each in every if each[0] not in below]
    return FamilyPage(family_id, row.name, row.parent_id, could, every)


@dataclass(frozen=True, slots=True)
class JobInFamilyPage:
    """To which family a job belongs today, and the families to choose from."""

    job_id: uuid.UUID
    name: str
    family_id: uuid.UUID | None
    choices: Sequence[Choice]


def job_in_family_page(viewer: Viewer, job_id: uuid.UUID) -> JobInFamilyPage:
    """Four statements. Raises NotFound."""
    job, found = the(Job, job_id), families_on(viewer.today)
    return JobInFamilyPage(job_id, job.name, found.family_of.get(job_id), found.choices())
