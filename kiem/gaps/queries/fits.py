"""Other jobs beside what is known of oneself: for the person herself, and for nobody else."""

import uuid
from dataclasses import dataclass

from kiem.assessments.queries import current_levels_of
from kiem.competences.queries import scales
from kiem.engine.fit import Met, Wanted
from kiem.engine.gaps import Stop
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose, Use
from kiem.gaps.queries.growth import Line, line_of
from kiem.gaps.queries.places import person_and_places
from kiem.gaps.rules import in_reading_order
from kiem.organisation.access import Viewer
from kiem.organisation.models import Job, on_day
from kiem.organisation.rules import plain
from kiem.profiles.queries import requirements_of_jobs
from kiem.profiles.rules import Weight, asked_over


@dataclass(frozen=True, slots=True)
class OtherJob:
    """A job that she does not hold: each competence it asks beside what is known of her, in reading order."""

    job_id: uuid.UUID
    name: str
    lines: tuple[Line, ...]

    @property
    def met(self) -> tuple[Met, ...]:
        """The same for the engine, which knows no names."""
        return tuple(Met(_wanted(line), line.gap) for line in self.lines)


def _wanted(line: Line) -> Wanted:
    if line.asked is None:
        raise ValueError("a line of a job is asked")
    stop = Stop(line.asked.scale_version_id, line.asked.position)
    return Wanted(line.competence_id, stop, line.asked.weight is Weight.ESSENTIAL)


def jobs_to_look_at(viewer: Viewer) -> tuple[OtherJob, ...]:
    """The jobs of today that ask something and that the viewer does not hold, by name. Of herself only.

    Raises NotFound under any other use than her own data. Five statements, whatever the size.
    """
    return _beside(viewer, {job.id: job.name for job in Job.objects.filter(on_day(viewer.today))})


def job_to_look_at(viewer: Viewer, job_id: uuid.UUID) -> OtherJob:
    """One of them. Raises NotFound for one that is not here, that she holds, or that asks nothing. Five statements."""
    jobs = {job.id: job.name for job in Job.objects.filter(on_day(viewer.today), id=job_id)}
    found = _beside(viewer, jobs)
    if not found:
        raise NotFound
    return found[0]


def _beside(viewer: Viewer, jobs: dict[uuid.UUID, str]) -> tuple[OtherJob, ...]:
    if viewer.use is not Use.OWN_DATA or viewer.person_id is None:
        raise NotFound
    held = {place.job_id for place in person_and_places(viewer.person_id, viewer.today).places}
    asked = requirements_of_jobs([job for job in jobs if job not in held], viewer.today, viewer.languages)
    facts = current_levels_of(viewer, viewer.person_id)
    known = {fact.competence_id: fact for fact in facts if fact.purpose is Purpose.DEVELOPMENT}
    stops = {key: scale.names for key, scale in scales(viewer.languages).items()}
    found = [
        OtherJob(
            job,
            jobs[job],
            tuple(
                line_of(one, known.get(one.competence_id), True, stops, viewer.today)
                for one in in_reading_order(asked_over(lines))
            ),
        )
        for job, lines in asked.items()
    ]
    return tuple(sorted(found, key=_by_name))


def _by_name(job: OtherJob) -> tuple[str, uuid.UUID]:
    return plain(job.name), job.job_id
