"""The current levels: merged beside the facts, in the transaction that writes them.

Who writes levels holds a lock first: two that merge the same person's levels at once would not see each other's. A list
is brought in alone in its organisation; people agree side by side, one at a time about one person.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from kiem.foundation.purposes import Purpose

# The same order as rules.counts_by; a level that another one corrects no longer counts.
_CURRENT = """
SELECT DISTINCT ON (level.person_id, level.competence_id, level.purpose)
       level.person_id, level.competence_id, level.purpose, level.id AS level_id, level.scale_version_id,
       level."position", level.basis, level.observed_on, level.valid_until
FROM assessments_level AS level
WHERE NOT EXISTS (SELECT FROM assessments_level AS later WHERE later.corrects_id = level.id)
  AND (level.person_id, level.competence_id) IN (SELECT * FROM unnest(%(people)s::uuid[], %(competences)s::uuid[]))
ORDER BY level.person_id, level.competence_id, level.purpose, level.basis = 'brought_in', level.observed_on DESC,
         level.recorded_at DESC, level.id DESC
"""
_MERGE = f"""
WITH merged AS (
  INSERT INTO assessments_currentlevel AS kept (id, organisation_id, person_id, competence_id, purpose, level_id,
                                                scale_version_id, "position", basis, observed_on, valid_until)
  SELECT gen_random_uuid(), %(organisation)s, found.* FROM ({_CURRENT}) AS found
  WHERE found.purpose = %(purpose)s
  ON CONFLICT (organisation_id, person_id, competence_id, purpose) DO UPDATE
  SET level_id = EXCLUDED.level_id, scale_version_id = EXCLUDED.scale_version_id, "position" = EXCLUDED."position",
      basis = EXCLUDED.basis, observed_on = EXCLUDED.observed_on, valid_until = EXCLUDED.valid_until
  WHERE kept.level_id <> EXCLUDED.level_id
  RETURNING 1)
SELECT count(*) FROM merged
"""  # noqa: S608 - put together from constants
_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))"
_BESIDE_OTHERS = (
    "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 1)), pg_advisory_xact_lock(hashtextextended(%s, 1))"
)


@dataclass(frozen=True, slots=True)
class Touched:
    """Whose levels were just written, of what: the same place in both is one pair."""

    organisation_id: uuid.UUID
    purpose: Purpose
    people: Sequence[uuid.UUID]
    competences: Sequence[uuid.UUID]


def write_alone(organisation_id: uuid.UUID) -> None:
    """Until the transaction ends nobody else writes levels in this organisation. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, [str(organisation_id)])


def write_about(organisation_id: uuid.UUID, person_id: uuid.UUID) -> None:
    """Until the transaction ends nobody else writes levels of this person; waits for a list that comes in. One."""
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE_OTHERS, [str(organisation_id), f"levels of {person_id}"])


def merge_current(touched: Touched) -> int:
    """Let the current levels be what the facts say now; how many of them changed. One statement."""
    values = {
        "organisation": touched.organisation_id,
        "purpose": touched.purpose.value,
        "people": list(touched.people),
        "competences": list(touched.competences),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MERGE, values)
        return int(cursor.fetchone()[0])
