"""Jobs, with how much they ask and how many people hold them."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kiem.organisation.models import Job, Placement, on_day
from kiem.organisation.queries import the
from kiem.profiles.models import Requirement, RoleProfileVersion


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job today: how many lines its profile has (0: none yet) and how many people hold it."""

    job_id: uuid.UUID
    name: str
    lines: int
    people: int


def jobs_with_profiles(on: date) -> list[JobRow]:
    """Every job of that day, by name. One statement, whatever the size."""
    in_force = RoleProfileVersion.objects.filter(role_profile__job=OuterRef("id"), starts_on__lte=on).order_by(
        "-starts_on", "-number"
    )
    lines = Requirement.objects.filter(role_profile_version=OuterRef("version")).order_by()
    held = Placement.objects.filter(on_day(on), job=OuterRef("id")).order_by()
    rows = (
        Job.objects.filter(on_day(on))
        .annotate(version=Subquery(in_force.values("id")[:1]))
        .annotate(
            line_count=_counted(lines.values("role_profile_version").annotate(n=Count("id"))),
            people_count=_counted(held.values("job").annotate(n=Count("person", distinct=True))),
        )
        .order_by("name", "id")
    )
    return [JobRow(row.id, row.name, row.line_count, row.people_count) for row in rows]


def _counted(rows: "QuerySet[Any, Any]") -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)


def held_job(job_id: uuid.UUID) -> str:
    """The name of a job of this organisation. Raises NotFound. One statement."""
    return the(Job, job_id).name
