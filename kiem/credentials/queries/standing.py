"""How people stand towards acts today: read whole, judged by the rules."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from kiem.credentials.queries.acts import ActRow
from kiem.credentials.rules import NOTHING_KNOWN, Days, Entrusted, EventKind, Facts, Three, standing
from kiem.foundation.errors import NotFound
from kiem.foundation.ids import array_text
from kiem.foundation.purposes import Purpose, Use, opens_rows
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Person, Placement, on_day

# Of each number the last look at it counts; of each act the last time it was shown.
_FACTS_OF = """
SELECT 'licence', person_id, kind_id, starts_on, ends_before, '' FROM (
  SELECT DISTINCT ON (person_id, kind_id, number) person_id, kind_id, starts_on, ends_before
  FROM credentials_licence WHERE person_id = ANY({people}) AND taken_back_at IS NULL
  ORDER BY person_id, kind_id, number, checked_on DESC, noted_at DESC, id DESC) AS licence
UNION ALL
SELECT 'shown', person_id, act_id, shown_on, review_on, '' FROM (
  SELECT DISTINCT ON (person_id, act_id) person_id, act_id, shown_on, review_on
  FROM credentials_showing WHERE person_id = ANY({people}) AND taken_back_at IS NULL
  ORDER BY person_id, act_id, shown_on DESC, noted_at DESC, id DESC) AS shown
UNION ALL
SELECT 'practised', person_id, act_id, max(practised_on), NULL, ''
FROM credentials_practice WHERE person_id = ANY({people}) AND taken_back_at IS NULL
GROUP BY person_id, act_id
UNION ALL
SELECT 'entrusted', given.person_id, given.act_id, given.starts_on,
       CASE WHEN latest.kind = 'ended' THEN least(given.ends_before, latest.day) ELSE given.ends_before END,
       coalesce(latest.kind, '')
FROM credentials_entrusting AS given LEFT JOIN LATERAL (
  SELECT kind, day FROM credentials_entrustingevent WHERE entrusting_id = given.id ORDER BY place DESC LIMIT 1
) AS latest ON true
WHERE given.person_id = ANY({people})
UNION ALL
SELECT 'stop', person_id, NULL, starts_on, ends_before, ''
FROM credentials_clockstop WHERE person_id = ANY({people}) AND taken_back_at IS NULL
"""
_FACTS = _FACTS_OF.format(people="%(people)s::uuid[]")
_PLACED = "SELECT person_id FROM organisation_placement WHERE unit_id = %(unit)s AND {now}"
_NOW = "daterange(starts_on, ends_before) @> %(today)s::date"

COVER: Final = f"""
SELECT 'placed', person_id, NULL::uuid, NULL::date, NULL::date, '' FROM ({_PLACED.format(now=_NOW)}) AS placed
UNION ALL SELECT 'act', id, NULL, NULL, NULL, name FROM credentials_act WHERE {_NOW}
UNION ALL SELECT 'allows', act_id, kind_id, NULL, NULL, '' FROM credentials_actlicence
UNION ALL {_FACTS_OF.format(people=f"ARRAY({_PLACED.format(now=_NOW)})")}
"""  # noqa: S608  of our own text only
"""What ``cover_from`` judges, for one ``unit`` and ``today``: so that a page reads it in a statement of its own."""


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


def placed_people(unit_id: uuid.UUID, day: date) -> list[Person]:
    """Who is placed in a unit that day, by name. One statement."""
    placed = Placement.objects.filter(on_day(day), unit=unit_id).values("person")
    return list(Person.objects.filter(id__in=placed).order_by("sort_key", "id"))


@dataclass(frozen=True, slots=True)
class Cover:
    """Who of a unit may do an act today, out of how many people; of ``unknown`` of them that is not known."""

    act_id: uuid.UUID
    act: str
    may: tuple[uuid.UUID, ...]
    of: int
    unknown: int


def cover_of(viewer: Viewer, unit_id: uuid.UUID) -> list[Cover]:
    """Per act, by name, who placed in a unit that the viewer leads may do it today. One statement.

    Raises NotFound for a unit she does not lead, and under a use that opens no facts of certification.
    """
    require_open(viewer)
    if viewer.use is Use.OWN_DATA or not viewer.may(Permission.LOOK_AFTER_ACTS):
        raise NotFound
    if unit_id not in {led.unit_id for led in viewer.leads}:
        raise NotFound
    with connection.cursor() as cursor:
        cursor.execute(COVER, {"unit": unit_id, "today": viewer.today})
        return cover_from(cursor.fetchall(), viewer.today)


def cover_from(rows: Iterable[Sequence[Any]], today: date) -> list[Cover]:
    """What the rows of ``COVER`` come to, per act by name. No statements."""
    people, names = set[uuid.UUID](), dict[uuid.UUID, str]()
    kinds, known = dict[uuid.UUID, list[uuid.UUID]](), dict[uuid.UUID, Facts]()
    for what, about, other, first, last, word in rows:
        if what == "placed":
            people.add(about)
        elif what == "act":
            names[about] = word
        elif what == "allows":
            kinds.setdefault(about, []).append(other)
        else:
            _add(known.setdefault(about, Facts()), what, other, first, last, word)
    return [
        _cover(act, names[act], [standing(act, kinds.get(act, ()), known.get(person, NOTHING_KNOWN), today)
                                 for person in sorted(people)], sorted(people))
        for act in sorted(names, key=lambda act: (names[act].casefold(), act))
    ]  # fmt: skip


def _cover(act: uuid.UUID, name: str, stand: Sequence[Three], people: Sequence[uuid.UUID]) -> Cover:
    may = tuple(person for person, three in zip(people, stand, strict=True) if three.may)
    return Cover(act, name, may, len(people), sum(three.is_open for three in stand))
