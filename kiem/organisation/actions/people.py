"""People, where they are placed, and the mandates they hold."""

import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep
from kiem.organisation.models import HeldForAPeriod, Job, Mandate, Person, Placement, Unit
from kiem.organisation.queries import sort_key, the
from kiem.organisation.rules import MandateKind, PlacementKind


def add_person(
    given_name: str,
    family_name: str,
    *,
    email: str = "",
    personnel_number: str = "",
    language: str = "nl",
    by: Actor,
    at: datetime,
) -> Person:
    """Add a person. Raises CannotDo when her mail address or personnel number is someone else's."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        person = Person(organisation_id=by.organisation_id)
        _fill(person, given_name, family_name, email, personnel_number, language)
        record(by, "add_person", "person", person.id, at=at)
    return person


def change_person(
    person_id: uuid.UUID,
    *,
    given_name: str,
    family_name: str,
    email: str,
    personnel_number: str,
    language: str,
    by: Actor,
    at: datetime,
) -> None:
    """Change what is administered about a person. Raises CannotDo like ``add_person``."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        person = the(Person, person_id)
        _fill(person, given_name, family_name, email, personnel_number, language)
        record(by, "change_person", "person", person.id, at=at)


def _fill(person: Person, given_name: str, family_name: str, email: str, number: str, language: str) -> None:
    person.given_name, person.family_name = given_name.strip(), family_name.strip()
    person.sort_key = sort_key(given_name, family_name)
    person.email, person.personnel_number, person.language = email.strip().lower(), number.strip(), language
    keep(person)


def place_person(
    person_id: uuid.UUID,
    *,
    unit: uuid.UUID,
    job: uuid.UUID,
    share: Decimal,
    kind: PlacementKind,
    starts_on: date,
    ends_before: date | None = None,
    by: Actor,
    at: datetime,
) -> Placement:
    """Place a person in a unit and a job, for a share of full time (0 to 1) and a period."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        placement = Placement(
            organisation_id=by.organisation_id,
            person=the(Person, person_id),
            unit=the(Unit, unit),
            job=the(Job, job),
            share=share,
            kind=kind,
            starts_on=starts_on,
            ends_before=ends_before,
        )
        keep(placement)
        record(by, "place_person", "person", person_id, at=at)
    return placement


def give_mandate(
    person_id: uuid.UUID,
    kind: MandateKind,
    *,
    unit: uuid.UUID | None = None,
    starts_on: date,
    ends_before: date | None = None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Let a person lead or replace in a unit, or be HR adviser, director, delegate and so on, for a period."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        mandate = Mandate(
            organisation_id=by.organisation_id,
            person=the(Person, person_id),
            kind=kind,
            unit=the(Unit, unit) if unit else None,
            starts_on=starts_on,
            ends_before=ends_before,
        )
        keep(mandate)
        record(by, f"give_mandate_{kind.value}", "person", person_id, at=at)
    return mandate


def end_placement(placement_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a placement. Raises CannotDo for an end that is not after its start."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        placement = the(Placement, placement_id)
        _end(placement, ends_before)
        record(by, "end_placement", "person", placement.person_id, at=at)


def end_mandate(mandate_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a mandate. Raises CannotDo for an end that is not after its start."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        mandate = the(Mandate, mandate_id)
        _end(mandate, ends_before)
        record(by, f"end_mandate_{mandate.kind}", "person", mandate.person_id, at=at)


def _end(row: HeldForAPeriod, ends_before: date) -> None:
    if ends_before <= row.starts_on:
        raise CannotDo(_("The end is before the start."), field="ends_before")
    row.ends_before = ends_before
    keep(row)
