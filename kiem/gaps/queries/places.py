"""Where people work today. What their jobs ask is read from profiles."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kiem.foundation.errors import NotFound
from kiem.foundation.periods import Period
from kiem.organisation.models import Person, Placement, on_day
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


def spots_of(people: Collection[uuid.UUID], today: date) -> dict[uuid.UUID, list[ProfileOf]]:
    """Where many people work today, by person: each job in its unit. One statement."""
    spots: dict[uuid.UUID, list[ProfileOf]] = {}
    rows = Placement.objects.filter(on_day(today), person__in=people).order_by("starts_on", "id")
    for person, job, unit in rows.values_list("person_id", "job_id", "unit_id"):
        spots.setdefault(person, []).append(of_position(job, unit))
    return spots
