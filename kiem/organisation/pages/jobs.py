"""The screen of jobs."""

from dataclasses import dataclass
from uuid import UUID

from kiem.organisation.access import Viewer
from kiem.organisation.models import Job
from kiem.organisation.queries import JobRow, job_rows, the
from kiem.organisation.rules import Span, span


@dataclass(frozen=True, slots=True)
class JobsPage:
    """The jobs that hold now or later, and those that ended."""

    jobs: tuple[tuple[JobRow, Span], ...]
    past: tuple[tuple[JobRow, Span], ...]


def jobs_page(viewer: Viewer) -> JobsPage:
    """One statement."""
    rows = [(row, span(row.starts_on, row.ends_before, viewer.today)) for row in job_rows(viewer.today)]
    return JobsPage(
        jobs=tuple(line for line in rows if not line[1].is_over), past=tuple(line for line in rows if line[1].is_over)
    )


def job_name(job_id: UUID) -> str:
    """What a job is called. Raises NotFound."""
    return the(Job, job_id).name
