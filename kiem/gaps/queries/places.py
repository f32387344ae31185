"""Where people work today. What their jobs ask is read from profiles."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kiem.foundation.errors import NotFound
from kiem.foundation.ids import array_text
from kiem.foundation.periods import Period
from kiem.organisation.models import Person
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


def person_and_places(person_id: uuid.UUID, today: date) -> Somebody:
    """A person and her places of today, the oldest first. Raises NotFound. One statement."""
    rows = list(
        Person.objects.filter(id=person_id)
        .order_by("placements__starts_on", "placements__id")
        .values_list(
            "given_name",
            "family_name",
            "placements__job_id",
            "placements__job__name",
            "placements__unit_id",
            "placements__unit__name",
            "placements__starts_on",
            "placements__ends_before",
        )
    )
    if not rows:
        raise NotFound
    places = tuple(
        Place(job_id, job, unit_id, unit)
        for _given, _family, job_id, job, unit_id, unit, starts_on, ends_before in rows
        if job_id and Period(starts_on, ends_before).includes(today)
    )
    given_name, family_name = rows[0][:2]
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
