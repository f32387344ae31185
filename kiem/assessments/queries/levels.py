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
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kiem.assessments.models import Contest, CurrentLevel, Level, Sharing
from kiem.assessments.rules import Basis, is_shared_with_leader
from kiem.competences.queries import worded_name
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


def _levels_about(viewer: Viewer, person_id: uuid.UUID) -> QuerySet[Level]:
    if viewer.use is Use.OWN_DATA and viewer.person_id != person_id:
        return Level.objects.none()
    contest = Contest.objects.filter(level=OuterRef("pk"))
    return (
        Level.objects.filter(person=person_id, purpose__in=purposes_open_to(viewer))
        .select_related("level_import", "recorded_by", "competence_version", "scale_version")
        .annotate(
            contested_at=Subquery(contest.values("at")[:1]),
            contest_words=Subquery(contest.values("words")[:1]),
            competence_name=worded_name("competence_version", viewer.languages),
            is_current=Exists(CurrentLevel.objects.filter(level=OuterRef("pk"), person=OuterRef("person"))),
        )
        .order_by("-observed_on", "-recorded_at", "-id")
    )


def _fact(level: Level) -> LevelFact:
    return LevelFact(
        level_id=level.id,
        competence_id=level.competence_id,
        competence=getattr(level, "competence_name", ""),
        competence_version_id=level.competence_version_id,
        scale_version_id=level.scale_version_id,
        competence_number=level.competence_version.number,
        scale_number=level.scale_version.number,
        position=level.position,
        basis=Basis(level.basis),
        purpose=Purpose(level.purpose),
        observed_on=level.observed_on,
        valid_until=level.valid_until,
        recorded_at=level.recorded_at,
        recorded_by=level.recorded_by.name if level.recorded_by else "",
        file_name=level.level_import.file_name if level.level_import else "",
        contested_at=getattr(level, "contested_at", None),
        contest_words=getattr(level, "contest_words", None) or "",
        is_current=bool(getattr(level, "is_current", False)),
    )


def current_levels_of(viewer: Viewer, person_id: uuid.UUID) -> list[LevelFact]:
    """The levels of a person that count now, one per competence and purpose that the use opens. One statement."""
    current = CurrentLevel.objects.filter(person=person_id).values("level")
    return [_fact(level) for level in _levels_about(viewer, person_id).filter(id__in=current)]


def current_levels_shared_with(viewer: Viewer, member: TeamMember) -> tuple[list[LevelFact], set[uuid.UUID]]:
    """What a leader sees of one member: the development levels she may see, and the competences of those she may not.

    One statement. Under any other use than development nothing comes back.
    """
    if viewer.use is not Use.DEVELOPMENT or viewer.person_id is None:
        return [], set()
    shares = Sharing.objects.filter(person=OuterRef("person"), with_person=viewer.person_id).order_by("-at", "-id")
    current = CurrentLevel.objects.filter(person=member.person_id).values("level")
    levels = _levels_about(viewer, member.person_id).filter(id__in=current)
    seen, withheld = [], set()
    for level in levels.annotate(shares=Subquery(shares.values("shares")[:1])):
        if is_shared_with_leader(level.observed_on, member.since, shared_by_employee=bool(level.shares)):
            seen.append(_fact(level))
        else:
            withheld.add(level.competence_id)
    return seen, withheld


def level_of(viewer: Viewer, person_id: uuid.UUID, level_id: uuid.UUID) -> LevelFact | None:
    """One level of a person, or None. One statement."""
    level = _levels_about(viewer, person_id).filter(id=level_id).first()
    return _fact(level) if level else None


def level_history(viewer: Viewer, person_id: uuid.UUID, competence_id: uuid.UUID, purpose: Purpose) -> list[LevelFact]:
    """Every level of a person in a competence, gathered for one purpose, latest observed first. One statement."""
    levels = _levels_about(viewer, person_id).filter(competence=competence_id, purpose=purpose)
    return [_fact(level) for level in levels]


def is_sharing_with(person_id: uuid.UUID, with_person: uuid.UUID) -> bool:
    """Whether a person shares with a leader what was recorded before that leader's start. One statement."""
    latest = Sharing.objects.filter(person=person_id, with_person=with_person).order_by("-at", "-id").first()
    return latest is not None and latest.shares


@dataclass(frozen=True, slots=True)
class LevelForLeader:
    """What a leader sees of one current level. Not ``shared``: that something is there, and nothing of what it says.

    Levels that say the same are one object: whose they are is told by where they stand.
    """

    shared: bool
    scale_version_id: uuid.UUID | None = None
    position: int = 0
    basis: Basis | None = None
    valid_until: date | None = None
    contested: bool = False


LevelsOfMember = dict[int, LevelForLeader]
"""The levels of one member, by the place of the competence among those that were asked for."""

# A row per person, with a text per level: thousands of values one by one cost more to bring over than to read.
_FOR_LEADER = """
WITH sharing AS (
  SELECT DISTINCT ON (person_id) person_id, shares FROM assessments_sharing
  WHERE with_person_id = %(leader)s AND person_id = ANY(%(people)s) ORDER BY person_id, at DESC, id DESC)
SELECT now.person_id, coalesce(sharing.shares, false),
       array_agg(competence.place - 1),
       string_agg(concat_ws(' ', now.observed_on, now.scale_version_id, now."position", now.basis,
                            contest.id IS NOT NULL, now.valid_until), ',')
FROM assessments_currentlevel AS now
JOIN unnest(%(competences)s::uuid[]) WITH ORDINALITY AS competence (id, place) ON competence.id = now.competence_id
LEFT JOIN sharing ON sharing.person_id = now.person_id
LEFT JOIN assessments_contest AS contest ON contest.level_id = now.level_id
WHERE now.person_id = ANY(%(people)s) AND now.purpose = 'development'
GROUP BY now.person_id, sharing.shares
"""


def levels_for_leader(
    viewer: Viewer, team: Sequence[TeamMember], competences: Sequence[uuid.UUID]
) -> dict[uuid.UUID, LevelsOfMember]:
    """The current development levels of a team in these competences, by person.

    What was recorded before she led a member and is not shared says nothing. One statement, whatever the size. Under
    any other use than development nothing comes back.
    """
    if viewer.use is not Use.DEVELOPMENT or not team or not competences:
        return {}
    since = {member.person_id: member.since for member in team}
    asked: dict[str, Any] = {"leader": viewer.person_id, "people": list(since), "competences": list(competences)}
    with connection.cursor() as cursor:
        cursor.execute(_FOR_LEADER, asked)
        rows = cursor.fetchall()
    ready: dict[tuple[str, date, bool], LevelForLeader] = {}
    found = {}
    for person, shares, places, texts in rows:
        levels: LevelsOfMember = {}
        for place, text in zip(places, texts.split(","), strict=True):
            key = (text, since[person], shares)
            level = ready.get(key)
            if level is None:
                level = ready[key] = _level_for_leader(*key)
            levels[place] = level
        found[person] = levels
    return found


def _level_for_leader(text: str, since: date, shares: bool) -> LevelForLeader:
    observed_on, scale, position, basis, contested, *until = text.split(" ")
    if not is_shared_with_leader(date.fromisoformat(observed_on), since, shared_by_employee=shares):
        return LevelForLeader(shared=False)
    valid_until = date.fromisoformat(until[0]) if until else None
    return LevelForLeader(True, uuid.UUID(scale), int(position), Basis(basis), valid_until, contested == "t")
