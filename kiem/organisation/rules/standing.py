"""What is known of people, units, jobs, placements and leaders: what a list is held against. Pure."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiem.foundation.periods import Period


@dataclass(frozen=True, slots=True)
class KnownUnit:
    id: uuid.UUID
    name: str
    parent_id: uuid.UUID | None
    starts_on: date


@dataclass(frozen=True, slots=True)
class KnownJob:
    id: uuid.UUID
    name: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: uuid.UUID
    given_name: str
    family_name: str
    email: str
    personnel_number: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class KnownPlacement:
    id: uuid.UUID
    person_id: uuid.UUID
    unit_id: uuid.UUID
    job_id: uuid.UUID
    share: Decimal
    kind: str
    starts_on: date
    ends_before: date | None

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_before)


@dataclass(frozen=True, slots=True)
class KnownLeader:
    id: uuid.UUID
    unit_id: uuid.UUID
    person_id: uuid.UUID
    starts_on: date
    ends_before: date | None

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_before)


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role for the whole organisation that someone holds or that waits for her, by its kind."""

    person_id: uuid.UUID
    kind: str


@dataclass(frozen=True, slots=True)
class RoleToAsk:
    """A role that a list asks for someone."""

    id: uuid.UUID
    person_id: uuid.UUID
    kind: str
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is known before a list is brought in; ``parents`` as the tree stands today."""

    units: Sequence[KnownUnit]
    parents: Mapping[uuid.UUID, uuid.UUID]
    jobs: Sequence[KnownJob]
    people: Sequence[KnownPerson]
    placements: Sequence[KnownPlacement]
    leaders: Sequence[KnownLeader]
    roles: Sequence[KnownRole] = ()
