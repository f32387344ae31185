"""How people stand towards acts today: read whole, judged by the rules."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kiem.credentials.queries.acts import ActRow, acts_on
from kiem.credentials.rules import NOTHING_KNOWN, Days, Entrusted, EventKind, Facts, Three, standing
from kiem.foundation.errors import NotFound
from kiem.foundation.ids import array_text
from kiem.foundation.purposes import Purpose, Use, opens_rows
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Person, Placement, on_day

# Of each number the last look at it counts; of each act the last time it was shown.
_FACTS = """
SELECT 'licence', person_id, kind_id, starts_on, ends_before, '' FROM (
  SELECT DISTINCT ON (person_id, kind_id, number) person_id, kind_id, starts_on, ends_before
  FROM credentials_licence WHERE person_id = ANY(%(people)s::uuid[]) AND taken_back_at IS NULL
  ORDER BY person_id, kind_id, number, checked_on DESC, noted_at DESC, id DESC) AS licence
UNION ALL
SELECT 'shown', person_id, act_id, shown_on, review_on, '' FROM (
  SELECT DISTINCT ON (person_id, act_id) person_id, act_id, shown_on, review_on
  FROM credentials_showing WHERE person_id = ANY(%(people)s::uuid[]) AND taken_back_at IS NULL
  ORDER BY person_id, act_id, shown_on DESC, noted_at DESC, id DESC) AS shown
UNION ALL
SELECT 'practised', person_id, act_id, max(practised_on), NULL, ''
FROM credentials_practice WHERE person_id = ANY(%(people)s::uuid[]) AND taken_back_at IS NULL
GROUP BY person_id, act_id
UNION ALL
SELECT 'entrusted', given.person_id, given.act_id, given.starts_on,
       CASE WHEN latest.kind = 'ended' THEN least(given.ends_before, latest.day) ELSE given.ends_before END,
       coalesce(latest.kind, '')
FROM credentials_entrusting AS given LEFT JOIN LATERAL (
  SELECT kind, day FROM credentials_entrustingevent WHERE entrusting_id = given.id ORDER BY place DESC LIMIT 1
) AS latest ON true
WHERE given.person_id = ANY(%(people)s::uuid[])
UNION ALL
SELECT 'stop', person_id, NULL, starts_on, ends_before, ''
FROM credentials_clockstop WHERE person_id = ANY(%(people)s::uuid[]) AND taken_back_at IS NULL
"""


def facts_of(people: Sequence[uuid.UUID]) -> dict[uuid.UUID, Facts]:
    """All that counts about these people, as far as the transaction's use opens it. One statement."""
    found: dict[uuid.UUID, Facts] = {}
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"people": array_text(people)})
        for what, person, *row in cursor.fetchall():
            _add(found.setdefault(person, Facts()), what, *row)
    return found


def _add(facts: Facts, what: str, about: uuid.UUID, first: date, last: date | None, word: str) -> None:
    if what == "licence":
        facts.licences.setdefault(about, []).append(last)
    elif what == "shown":
        facts.shown[about] = Days(first, last)
    elif what == "practised":
        facts.practised[about] = first
    elif what == "entrusted":
        happened = EventKind(word) if word else None
        facts.entrusted.setdefault(about, []).append(Entrusted(Days(first, last), happened))
    else:
        facts.stops.append(Days(first, last))


def standings_of(
    people: Sequence[uuid.UUID], acts: Sequence[ActRow], today: date
) -> dict[uuid.UUID, dict[uuid.UUID, Three]]:
    """How each person stands towards each act, by person, then act. Who may look is the caller's to see. One statement.

    Under a use that opens no facts of certification everything reads as unknown: ask ``require_open`` first.
    """
    known = facts_of(people)
    return {
        person: {act.act_id: standing(act.act_id, act.kinds, known.get(person, NOTHING_KNOWN), today) for act in acts}
        for person in people
    }


def require_open(viewer: Viewer) -> None:
    """Raise NotFound under a use that opens no rows of certification."""
    if not opens_rows(Purpose.CERTIFICATION, viewer.use, herself=viewer.use is Use.OWN_DATA):
        raise NotFound


@dataclass(frozen=True, slots=True)
class Cover:
    """Who of a unit may do an act today, out of how many people."""

    act_id: uuid.UUID
    act: str
    may: tuple[uuid.UUID, ...]
    of: int


def placed_people(unit_id: uuid.UUID, day: date) -> list[Person]:
    """Who is placed in a unit that day, by name. One statement."""
    placed = Placement.objects.filter(on_day(day), unit=unit_id).values("person")
    return list(Person.objects.filter(id__in=placed).order_by("sort_key", "id"))


def cover_of(viewer: Viewer, unit_id: uuid.UUID) -> list[Cover]:
    """Per act, by name, who placed in a unit that the viewer leads may do it today. Three statements.

    Raises NotFound for a unit she does not lead, and under a use that opens no facts of certification.
    """
    require_open(viewer)
    if viewer.use is Use.OWN_DATA or not viewer.may(Permission.LOOK_AFTER_ACTS):
        raise NotFound
    if unit_id not in {led.unit_id for led in viewer.leads}:
        raise NotFound
    people = [person.id for person in placed_people(unit_id, viewer.today)]
    acts = acts_on(viewer.today)
    stand = standings_of(people, acts, viewer.today)
    return [_cover(act, people, stand) for act in acts]


def _cover(act: ActRow, people: Sequence[uuid.UUID], stand: Mapping[uuid.UUID, Mapping[uuid.UUID, Any]]) -> Cover:
    may = tuple(person for person in people if stand[person][act.act_id].may)
    return Cover(act.act_id, act.name, may, len(people))
