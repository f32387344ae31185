"""Which jobs stand beside, above and below a job: to see whether what they ask fits together."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kiem.profiles.rules import ProfileOf, of_position

# Who leads is read from mandates; here it says something about jobs only, never about who.
_RELATED = """
WITH placed AS (
  SELECT person_id, unit_id, job_id FROM organisation_placement
  WHERE daterange(starts_on, ends_before) @> %(on)s::date
), leads AS (
  SELECT mandate.unit_id, placed.job_id FROM organisation_mandate AS mandate
  JOIN placed ON placed.person_id = mandate.person_id
  WHERE mandate.kind = 'leader' AND daterange(mandate.starts_on, mandate.ends_before) @> %(on)s::date
), found AS (
  SELECT 'family' AS how, other.job_id FROM profiles_jobinfamily AS own
  JOIN profiles_jobinfamily AS other ON other.family_id = own.family_id
  WHERE own.job_id = %(job)s AND daterange(own.starts_on, own.ends_before) @> %(on)s::date
    AND daterange(other.starts_on, other.ends_before) @> %(on)s::date
  UNION
  SELECT 'leader', leads.job_id FROM leads JOIN placed ON placed.unit_id = leads.unit_id
  WHERE placed.job_id = %(job)s
  UNION
  SELECT 'team', placed.job_id FROM leads JOIN placed ON placed.unit_id = leads.unit_id
  WHERE leads.job_id = %(job)s
)
SELECT found.how, job.id, job.name FROM found JOIN organisation_job AS job ON job.id = found.job_id
WHERE job.id <> %(job)s ORDER BY job.name, job.id
"""


@dataclass(frozen=True, slots=True)
class Related:
    """Jobs by id and name. ``family``: of the same family; ``leaders``: that lead this job; ``team``: led by it."""

    family: tuple[tuple[uuid.UUID, str], ...]
    leaders: tuple[tuple[uuid.UUID, str], ...]
    team: tuple[tuple[uuid.UUID, str], ...]


def related_jobs(job_id: uuid.UUID, on: date) -> Related:
    """The jobs around a job on a day. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_RELATED, {"job": job_id, "on": on})
        rows = cursor.fetchall()
    how = {
        each: tuple((job, name) for found, job, name in rows if found == each) for each in ("family", "leader", "team")
    }
    return Related(how["family"], how["leader"], how["team"])


_POSITIONS = """
SELECT unit.id, unit.name, bool_or(place.own) FROM (
  SELECT unit_id, true AS own FROM profiles_roleprofile WHERE layer = 'position' AND job_id = %(job)s
  UNION ALL
  SELECT unit_id, false FROM organisation_placement
  WHERE job_id = %(job)s AND daterange(starts_on, ends_before) @> %(on)s::date
) AS place JOIN organisation_unit AS unit ON unit.id = place.unit_id
GROUP BY unit.id, unit.name ORDER BY unit.name, unit.id
"""


@dataclass(frozen=True, slots=True)
class Position:
    """A unit where someone has a job, or where the job has a profile of its own (``has_profile``)."""

    of: ProfileOf
    unit: str
    has_profile: bool


def positions_of(job_id: uuid.UUID, on: date) -> tuple[Position, ...]:
    """Where a job is held on a day or has a profile of its own, by unit name. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_POSITIONS, {"job": job_id, "on": on})
        return tuple(Position(of_position(job_id, unit), name, own) for unit, name, own in cursor.fetchall())
