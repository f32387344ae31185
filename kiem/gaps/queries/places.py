"""Where people work today. What their jobs ask is read from profiles."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kiem.foundation.errors import NotFound
from kiem.foundation.ids import array_text
from kiem.profiles.rules import ProfileOf, of_position


@dataclass(frozen=True, slots=True)
class Place:
    """A job in a unit, today."""

    job_id: uuid.UUID
    job: str
    unit_id: uuid.UUID
    unit: str

    @property
    def spot(self) -> ProfileOf:
        """Where what is asked is read: the job in this very unit."""
        return of_position(self.job_id, self.unit_id)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person by name, and where she works today."""

    person_id: uuid.UUID
    name: str
    given_name: str
    places: tuple[Place, ...]


_PLACES = """
SELECT person.given_name, person.family_name, placement.job_id, job.name, placement.unit_id, unit.name
FROM organisation_person AS person
LEFT JOIN organisation_placement AS placement ON placement.person_id = person.id
  AND placement.starts_on <= %(today)s AND (placement.ends_before IS NULL OR placement.ends_before > %(today)s)
LEFT JOIN organisation_job AS job ON job.id = placement.job_id
LEFT JOIN organisation_unit AS unit ON unit.id = placement.unit_id
WHERE person.id = %(person)s ORDER BY placement.starts_on, placement.id
"""


def person_and_places(person_id: uuid.UUID, today: date) -> Somebody:
    """A person and her places of today, the oldest first. Raises NotFound. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"person": person_id, "today": today})
        rows = cursor.fetchall()
    if not rows:
        raise NotFound
    given_name, family_name = rows[0][:2]
    places = tuple(Place(*place) for _given, _family, *place in rows if place[0])
    return Somebody(person_id, f"{given_name} {family_name}".strip(), given_name, places)


_SPOTS = """
SELECT placement.job_id, placement.unit_id, array_agg(DISTINCT given.place - 1)
FROM unnest(%(people)s::uuid[]) WITH ORDINALITY AS given (id, place)
JOIN organisation_placement AS placement ON placement.person_id = given.id
WHERE placement.starts_on <= %(today)s AND (placement.ends_before IS NULL OR placement.ends_before > %(today)s)
GROUP BY placement.job_id, placement.unit_id
"""


def spots_of(people: Sequence[uuid.UUID], today: date) -> dict[uuid.UUID, frozenset[ProfileOf]]:
    """Where many people work today, by person: each job in its unit. Who works in the same spots shares one set.

    One statement.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SPOTS, {"people": array_text(people), "today": today})
        found = cursor.fetchall()
    spots = [of_position(job, unit) for job, unit, _people in found]
    numbers: list[list[int]] = [[] for _person in people]
    for number, (_job, _unit, places) in enumerate(found):
        for place in places:
            numbers[place].append(number)
    ready = {held: frozenset(spots[number] for number in held) for held in set(map(tuple, numbers))}
    return {person: ready[tuple(held)] for person, held in zip(people, numbers, strict=True) if held}
