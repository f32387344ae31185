"""The lines of role profiles, on a day and through time."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import connection

from kiem.competences.queries import reading_order
from kiem.competences.rules import CompetenceKind
from kiem.organisation.models import Placement, on_day
from kiem.profiles.rules import AskedLevel, ProfileVersion, RequiredLevel, Weight, asked_of_each, in_order

_IN_FORCE = """
SELECT DISTINCT ON (each.role_profile_id) each.*, profile.job_id
FROM profiles_roleprofileversion AS each JOIN profiles_roleprofile AS profile ON profile.id = each.role_profile_id
WHERE profile.job_id = ANY(%(jobs)s) AND each.starts_on <= %(on)s
ORDER BY each.role_profile_id, each.starts_on DESC, each.number DESC
"""
# Of versions that start on one day only the last held for a day at all.
_EVERY = """
SELECT DISTINCT ON (each.starts_on) each.*, profile.job_id
FROM profiles_roleprofileversion AS each JOIN profiles_roleprofile AS profile ON profile.id = each.role_profile_id
WHERE profile.job_id = ANY(%(jobs)s)
ORDER BY each.starts_on DESC, each.number DESC LIMIT %(most)s
"""
# Names and kinds are those of the language that counts (adopted, else the draft); where it no longer holds the
# competence, those of the wording the line was made with.
_LINES = """
SELECT version.id, version.number, version.starts_on, version.purpose_text, job.id, job.name,
       line.competence_id, line.competence_version_id, words.name, wording.kind, line.scale_version_id,
       line.position, line.weight, entry.competence_version_id
FROM (VERSIONS) AS version
JOIN organisation_job AS job ON job.id = version.job_id
LEFT JOIN profiles_requirement AS line ON line.role_profile_version_id = version.id
LEFT JOIN competences_frameworkentry AS entry ON entry.competence_id = line.competence_id
  AND entry.framework_version_id = (SELECT id FROM competences_frameworkversion
                                    WHERE status <> 'replaced' ORDER BY (status = 'adopted') DESC LIMIT 1)
LEFT JOIN competences_competenceversion AS wording
  ON wording.id = coalesce(entry.competence_version_id, line.competence_version_id)
LEFT JOIN LATERAL (SELECT text.name FROM competences_competencetext AS text
                   WHERE text.competence_version_id = wording.id
                   ORDER BY array_position(%(languages)s::text[], text.language::text), text.language LIMIT 1
                  ) AS words ON true
ORDER BY version.starts_on DESC
"""
MOST_VERSIONS = 24


def requirements_of_jobs(
    job_ids: Collection[uuid.UUID], on: date, languages: Sequence[str] = ()
) -> dict[uuid.UUID, tuple[RequiredLevel, ...]]:
    """What each job asks on a day, essential first; a job without a profile then is absent. One statement.

    ``languages``: the organisation's, to fall back on after the reader's.
    """
    versions = _versions(_IN_FORCE, {"jobs": list(job_ids), "on": on}, languages)
    return {job: version.lines for job, version in versions if version.lines}


def profile_versions(job_id: uuid.UUID, languages: Sequence[str] = ()) -> list[ProfileVersion]:
    """The versions of a job's profile that held (or will hold) for at least a day, newest first, at most 24.

    One statement.
    """
    return [version for _, version in _versions(_EVERY, {"jobs": [job_id], "most": MOST_VERSIONS}, languages)]


def asked_of(
    person_ids: Collection[uuid.UUID], on: date, languages: Sequence[str] = ()
) -> dict[uuid.UUID, tuple[AskedLevel, ...]]:
    """What is asked of each person on a day, over all her jobs then. Two statements, however many people.

    Callers give only people whom their viewer may see.
    """
    jobs_of: dict[uuid.UUID, set[uuid.UUID]] = {person: set() for person in person_ids}
    placements = Placement.objects.filter(on_day(on), person__in=list(jobs_of)).values_list("person_id", "job_id")
    for person, job in placements:
        jobs_of[person].add(job)
    every_job = {job for jobs in jobs_of.values() for job in jobs}
    return asked_of_each(jobs_of, requirements_of_jobs(every_job, on, languages))


def _versions(which: str, values: dict[str, Any], languages: Sequence[str]) -> list[tuple[uuid.UUID, ProfileVersion]]:
    """Versions with their lines and the job they belong to, newest first. ``which``: one of the two selections."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES.replace("VERSIONS", which), {**values, "languages": list(reading_order(languages))})
        rows = cursor.fetchall()
    lines: dict[uuid.UUID, list[RequiredLevel]] = {}
    heads: dict[uuid.UUID, tuple[int, date, str, uuid.UUID]] = {}
    for version, number, starts_on, purpose, job, *line in rows:
        heads[version] = (number, starts_on, purpose, job)
        if line[1] is not None:
            lines.setdefault(version, []).append(_line(job, *line))
    found = []
    later: dict[uuid.UUID, date] = {}
    for version, (number, starts_on, purpose, job) in heads.items():
        asked = tuple(sorted(lines.get(version, ()), key=in_order))
        found.append((job, ProfileVersion(version, number, starts_on, later.get(job), purpose, asked)))
        later[job] = starts_on
    return found


def _line(
    job: uuid.UUID,
    job_name: str,
    competence: uuid.UUID,
    wording: uuid.UUID,
    name: str | None,
    kind: str,
    scale_version: uuid.UUID,
    position: int,
    weight: str,
    wording_now: uuid.UUID | None,
) -> RequiredLevel:
    return RequiredLevel(
        job,
        job_name,
        competence,
        wording,
        name or "",
        CompetenceKind(kind),
        scale_version,
        position,
        Weight(weight),
        reworded=wording_now is not None and wording_now != wording,
        retired=wording_now is None,
    )
