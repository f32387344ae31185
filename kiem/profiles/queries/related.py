"""Which jobs stand beside, above and below a job: to see whether what they ask fits together."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import connection

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
