"""What is known of people, as far as the transaction's use and the one who looks may see it.

Who may look at whom is settled by the caller (``gaps.queries``); here each read keeps to the purposes that the use
opens, besides the database, which refuses the rest.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from kiem.assessments.models import Sharing
from kiem.assessments.rules import Basis, is_shared_with_leader
from kiem.competences.queries import reading_order
from kiem.foundation.ids import array_text
from kiem.foundation.purposes import Purpose, Use, opens_rows
from kiem.organisation.access import Viewer
from kiem.organisation.queries import TeamMember


@dataclass(frozen=True, slots=True)
class LevelFact:
    """One level with everything behind it. ``is_current``: whether it is the one that counts now.

    ``competence``: its name as the version that was used words it, in the reader's language or the next best.
    """

    level_id: uuid.UUID
    competence_id: uuid.UUID
    competence: str
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    competence_number: int
    scale_number: int
    position: int
    basis: Basis
    purpose: Purpose
    observed_on: date
    valid_until: date | None
    recorded_at: datetime
    recorded_by: str
    file_name: str
    contested_at: datetime | None
    contest_words: str
    is_current: bool


def purposes_open_to(viewer: Viewer) -> list[Purpose]:
    """The purposes whose facts the viewer's use opens; for her own data all of them."""
    return [purpose for purpose in Purpose if opens_rows(purpose, viewer.use, herself=viewer.use is Use.OWN_DATA)]


# Which: of which levels. Shares: whether the person shares with a leader what was recorded before she led.
_LEVELS = """
SELECT SHARES, level.id, level.competence_id, coalesce(words.name, ''), level.competence_version_id,
       level.scale_version_id, wording.number, scale.number, level."position", level.basis, level.purpose,
       level.observed_on, level.valid_until, level.recorded_at,
       coalesce(trim(writer.given_name || ' ' || writer.family_name), ''), coalesce(run.file_name, ''),
       contest.at, coalesce(contest.words, ''), now.id IS NOT NULL
FROM assessments_level AS level
JOIN competences_competenceversion AS wording ON wording.id = level.competence_version_id
JOIN competences_scaleversion AS scale ON scale.id = level.scale_version_id
LEFT JOIN LATERAL (SELECT text.name FROM competences_competencetext AS text
                   WHERE text.competence_version_id = wording.id
                   ORDER BY array_position(%(languages)s::text[], text.language::text), text.language LIMIT 1
                  ) AS words ON true
LEFT JOIN organisation_person AS writer ON writer.id = level.recorded_by_id
LEFT JOIN assessments_levelimport AS run ON run.id = level.level_import_id
LEFT JOIN assessments_contest AS contest ON contest.level_id = level.id
LEFT JOIN assessments_currentlevel AS now ON now.level_id = level.id AND now.person_id = level.person_id
WHERE level.person_id = %(person)s AND level.purpose = ANY(%(purposes)s::text[]) AND WHICH
ORDER BY level.observed_on DESC, level.recorded_at DESC, level.id DESC
"""
_CURRENT = "now.id IS NOT NULL"
_SHARES = """
(SELECT sharing.shares FROM assessments_sharing AS sharing
 WHERE sharing.person_id = level.person_id AND sharing.with_person_id = %(leader)s
 ORDER BY sharing.at DESC, sharing.id DESC LIMIT 1)
"""


def _levels_about(
    viewer: Viewer, person_id: uuid.UUID, which: str, *, shares: str = "false", **values: Any
) -> list[tuple[bool, LevelFact]]:
    """Levels of a person, latest observed first, each with whether she shares it; ``which`` is a condition in SQL."""
    if viewer.use is Use.OWN_DATA and viewer.person_id != person_id:
        return []
    asked = {
        "person": person_id,
        "purposes": [purpose.value for purpose in purposes_open_to(viewer)],
        "languages": list(reading_order(viewer.languages)),
        **values,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS.replace("SHARES", shares).replace("WHICH", which), asked)
        return [(bool(shared), _fact(*level)) for shared, *level in cursor.fetchall()]


def _fact(
    level: uuid.UUID,
    competence: uuid.UUID,
    name: str,
    competence_version: uuid.UUID,
    scale_version: uuid.UUID,
    competence_number: int,
    scale_number: int,
    position: int,
    basis: str,
    purpose: str,
    *rest: Any,
) -> LevelFact:
    """``rest``: from when it was observed on, as the fields of a fact."""
    return LevelFact(
        level,
        competence,
        name,
        competence_version,
        scale_version,
        competence_number,
        scale_number,
        position,
        Basis(basis),
        Purpose(purpose),
        *rest,
    )


def current_levels_of(viewer: Viewer, person_id: uuid.UUID) -> list[LevelFact]:
    """The levels of a person that count now, one per competence and purpose that the use opens. One statement."""
    return [fact for _shared, fact in _levels_about(viewer, person_id, _CURRENT)]


def current_levels_shared_with(viewer: Viewer, member: TeamMember) -> tuple[list[LevelFact], set[uuid.UUID]]:
    """What a leader sees of one member: the levels she may see, and the competences of those she may not.

    One statement. Under any other use than development nothing comes back.
    """
    if viewer.use is not Use.DEVELOPMENT or viewer.person_id is None:
        return [], set()
    seen, withheld = [], set()
    levels = _levels_about(viewer, member.person_id, _CURRENT, shares=_SHARES, leader=viewer.person_id)
    for shares, fact in levels:
        if is_shared_with_leader(fact.purpose, fact.observed_on, member.since, shared_by_employee=shares):
            seen.append(fact)
        else:
            withheld.add(fact.competence_id)
    return seen, withheld


def level_of(viewer: Viewer, person_id: uuid.UUID, level_id: uuid.UUID) -> LevelFact | None:
    """One level of a person, or None. One statement."""
    found = _levels_about(viewer, person_id, "level.id = %(level)s", level=level_id)
    return found[0][1] if found else None


def level_history(viewer: Viewer, person_id: uuid.UUID, competence_id: uuid.UUID, purpose: Purpose) -> list[LevelFact]:
    """Every level of a person in a competence, gathered for one purpose, latest observed first. One statement."""
    which = "level.competence_id = %(competence)s AND level.purpose = %(purpose)s"
    levels = _levels_about(viewer, person_id, which, competence=competence_id, purpose=purpose.value)
    return [fact for _shared, fact in levels]


def is_sharing_with(person_id: uuid.UUID, with_person: uuid.UUID) -> bool:
    """Whether a person shares with a leader what was recorded before that leader's start. One statement."""
    latest = Sharing.objects.filter(person=person_id, with_person=with_person).order_by("-at", "-id").first()
    return latest is not None and latest.shares


@dataclass(frozen=True, slots=True)
class LevelForLeader:
    """What a leader sees of one current level. Not ``shared``: that something is there, and nothing of what it says.

    ``valid_until``: where it was asked for; None when it lies later.
    """

    shared: bool
    scale_version_id: uuid.UUID | None = None
    position: int = 0
    basis: Basis | None = None
    valid_until: date | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class LevelOfMembers:
    """A level, and every member of the team who stands just there in one competence.

    ``competence``: its place among those that were asked for. ``members``: the places of the members in the team.
    """

    competence: int
    level: LevelForLeader
    members: Sequence[int]


# A row per level that differs, with who stands there: a team's thousands of levels one by one cost more to bring over
# than to read. Grouped by columns as they stand and by yes or no: of those the planner knows that there are few.
_FOR_LEADER = """
WITH sharing AS (
  SELECT DISTINCT ON (person_id) person_id, shares FROM assessments_sharing
  WHERE with_person_id = %(leader)s AND person_id = ANY(%(people)s::uuid[]) ORDER BY person_id, at DESC, id DESC
), member AS (
  SELECT given.id, given.place - 1 AS place,
         CASE WHEN sharing.shares THEN '-infinity' ELSE given.since END AS sees_since
  FROM unnest(%(people)s::uuid[], %(since)s::date[]) WITH ORDINALITY AS given (id, since, place)
  LEFT JOIN sharing ON sharing.person_id = given.id
)
SELECT known.place - 1, array_agg(member), shared, scale_version_id, "position", basis, valid_until, contested
FROM (
  SELECT competence.place, member.place AS member, now.observed_on >= member.sees_since AS shared,
         contest.id IS NOT NULL AS contested, now.scale_version_id, now."position", now.basis,
         CASE WHEN now.valid_until <= %(dates)s THEN now.valid_until END AS valid_until
  FROM assessments_currentlevel AS now
  JOIN member ON member.id = now.person_id
  JOIN unnest(%(competences)s::uuid[]) WITH ORDINALITY AS competence (id, place) ON competence.id = now.competence_id
  LEFT JOIN assessments_contest AS contest ON contest.level_id = now.level_id
  WHERE now.purpose = 'development'
) AS known
GROUP BY known.place, shared, scale_version_id, "position", basis, valid_until, contested
"""


def levels_for_leader(
    viewer: Viewer, team: Sequence[TeamMember], competences: Sequence[uuid.UUID], *, dates_until: date
) -> list[LevelOfMembers]:
    """The current development levels of a team in these competences.

    What was recorded before she led a member and is not shared says nothing. ``dates_until``: up to which day it is
    told until when a level is valid; later ones need no date yet. One statement, whatever the size. Under any other use
    than development nothing comes back.
    """
    if viewer.use is not Use.DEVELOPMENT or not team or not competences:
        return []
    asked: dict[str, Any] = {
        "leader": viewer.person_id,
        "people": array_text([member.person_id for member in team]),
        "since": f"{{{','.join([member.since.isoformat() for member in team])}}}",
        "competences": array_text(competences),
        "dates": dates_until,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FOR_LEADER, asked)
        return [LevelOfMembers(place, _for_leader(*level), members) for place, members, *level in cursor.fetchall()]


def _for_leader(
    shared: bool, scale: uuid.UUID, position: int, basis: str, valid_until: date | None, contested: bool
) -> LevelForLeader:
    """``shared``: as ``is_shared_with_leader`` says, of many at once."""
    if not shared:
        return LevelForLeader(shared=False)
    return LevelForLeader(True, scale, position, Basis(basis), valid_until, contested)
