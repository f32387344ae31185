"""Jobs, with how much they ask and how many people hold them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kiem.organisation.models import Job, Placement, on_day
from kiem.profiles.queries.lines import requirements_of_jobs
from kiem.profiles.rules import Layer, asked_over


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job today: whether it has a profile of its own, how much is asked in it over all layers, and of how many."""

    job_id: uuid.UUID
    name: str
    has_profile: bool
    lines: int
    people: int


def jobs_with_profiles(on: date, languages: Sequence[str] = ()) -> list[JobRow]:
    """Every job of that day, by name. Two statements, whatever the size."""
    held = Placement.objects.filter(on_day(on), job=OuterRef("id")).order_by().values("job")
    people = held.annotate(n=Count("person", distinct=True)).values("n")
    rows = list(
        Job.objects.filter(on_day(on))
        .annotate(held_by=Coalesce(Subquery(people, output_field=IntegerField()), 0))
        .order_by("name", "id")
    )
    lines = requirements_of_jobs([row.id for row in rows], on, languages)
    found = []
    for row in rows:
        asked = lines.get(row.id, ())
        own_lines = any(line.source.layer is Layer.JOB for line in asked)
        found.append(JobRow(row.id, row.name, own_lines, len(asked_over(asked)), row.held_by))
    return found
