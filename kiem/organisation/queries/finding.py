"""People and units by what someone types of their name."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection

from kiem.foundation.ids import array_text
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries.teams import team_of
from kiem.organisation.queries.units import unit_tree
from kiem.organisation.rules import NameAsked, Role, name_asked, nearest_names

MOST_SHOWN = 10

# People by the indexes of kiem_people_named, then, under the policies, where each works; units are few enough to read.
_NAMED = """
SELECT 'person', person.id, person.given_name || ' ' || person.family_name, person.sort_key,
       coalesce(works.unit, ''), coalesce(works.job, ''), found.is_near, found.place
FROM kiem_people_named(%(patterns)s, %(telling)s, %(people)s::uuid[], %(most)s)
  WITH ORDINALITY AS found(id, is_near, place)
JOIN organisation_person AS person ON person.id = found.id
LEFT JOIN LATERAL (
  SELECT unit.name AS unit, job.name AS job FROM organisation_placement AS placement
  JOIN organisation_unit AS unit ON unit.id = placement.unit_id
  JOIN organisation_job AS job ON job.id = placement.job_id
  WHERE placement.person_id = person.id AND placement.organisation_id = person.organisation_id
    AND placement.starts_on <= %(today)s AND (placement.ends_before IS NULL OR placement.ends_before > %(today)s)
  ORDER BY placement.share DESC, placement.starts_on, placement.id LIMIT 1) AS works ON true
UNION ALL
SELECT 'unit', unit.id, unit.name, unit.name, '', '', NOT letters.name LIKE ALL (%(patterns)s), 0
FROM organisation_unit AS unit, LATERAL (SELECT kiem_found_by(lower(unaccent(unit.name))) AS name) AS letters
WHERE %(sees_units)s AND (%(units)s::uuid[] IS NULL OR unit.id = ANY (%(units)s::uuid[]))
  AND unit.starts_on <= %(today)s AND (unit.ends_before IS NULL OR unit.ends_before > %(today)s)
  AND (letters.name LIKE ALL (%(patterns)s) OR word_similarity(%(words)s, letters.name) >= 0.4)
ORDER BY 8, 4
"""


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Someone found, and where she works most today; "" when she is not placed."""

    id: uuid.UUID
    name: str
    sort_key: str
    unit: str
    job: str


@dataclass(frozen=True, slots=True)
class UnitFound:
    id: uuid.UUID
    name: str


@dataclass(frozen=True, slots=True)
class FoundByName:
    """At most ten together, people first. ``more``: there are others, who stand in the list of people."""

    people: tuple[PersonFound, ...] = ()
    units: tuple[UnitFound, ...] = ()
    more: bool = False


def found_by_name(viewer: Viewer, text: str) -> FoundByName:
    """The people and units this viewer may see whose names fit, and after them those a slip away.

    One statement; for a leader two more: whom she leads, and the units.
    """
    asked = name_asked(text)
    if not asked:
        return FoundByName()
    people: list[tuple[PersonFound, bool]] = []
    units: list[tuple[UnitFound, bool]] = []
    for kind, key, name, sort_key, unit, job, is_near, _place in _rows(
        viewer, asked, _people_of(viewer), _units_of(viewer)
    ):
        if kind == "person":
            people.append((PersonFound(key, name.strip(), sort_key, unit, job), is_near))
        else:
            units.append((UnitFound(key, name), is_near))
    named = [each for each, is_near in people if not is_near]
    near = nearest_names(asked, ((each.sort_key, each) for each, is_near in people if is_near))
    places = sorted((each for each, is_near in units if not is_near), key=lambda unit: unit.name)
    places += nearest_names(asked, ((each.name, each) for each, is_near in units if is_near))
    shown_units = places[: max(MOST_SHOWN // 3, MOST_SHOWN - len(named))]
    shown = (named + near)[: MOST_SHOWN - len(shown_units)]
    return FoundByName(tuple(shown), tuple(shown_units), more=len(named) > len(shown))


def people_near(viewer: Viewer, text: str) -> list[uuid.UUID]:
    """Who is a slip away from what is asked, of those this viewer may see. One statement; for a leader two."""
    asked = name_asked(text)
    if not asked:
        return []
    rows = [row for row in _rows(viewer, asked, _people_of(viewer), ()) if row[0] == "person"]
    return nearest_names(asked, ((row[3], row[1]) for row in rows))


def _people_of(viewer: Viewer) -> Collection[uuid.UUID] | None:
    """Whom the viewer may see, as ``people_visible_to``; None: everyone."""
    if viewer.may(Permission.SEE_PEOPLE):
        return None
    return {viewer.person_id, *(member.person_id for member in team_of(viewer))}


def _units_of(viewer: Viewer) -> Collection[uuid.UUID] | None:
    """Which units the viewer may see, as ``unit_tree``; None: all."""
    if viewer.role == Role.LEADER:
        return set(unit_tree(viewer).rows)
    return None if viewer.may(Permission.SEE_UNITS) else ()


def _rows(
    viewer: Viewer,
    asked: NameAsked,
    people: Collection[uuid.UUID] | None,
    units: Collection[uuid.UUID] | None,
) -> list[tuple[Any, ...]]:
    values = {
        "patterns": asked.patterns,
        "telling": list(asked.telling),
        "words": " ".join(asked.words),
        "people": None if people is None else array_text(people),
        "units": None if units is None else array_text(units),
        "sees_units": units is None or bool(units),
        "most": MOST_SHOWN + 1,
        "today": viewer.today,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, values)
        return [*cursor]
