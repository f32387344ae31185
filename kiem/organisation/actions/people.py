"""People: their names and what is administered about them."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, keep_once, require_unchanged
from kiem.organisation.models import Person
from kiem.organisation.rules import sort_key, tidy
from kiem.organisation.wording import PERSON_FIELDS


def add_person(
    given_name: str,
    family_name: str,
    *,
    email: str = "",
    personnel_number: str = "",
    language: str = "nl",
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Person:
    """Add a person. Raises CannotDo when her mail address or personnel number is someone else's.

    Sent twice with the same ``once``, she is added once.
    """
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        person = Person(id=once or ordered_id(), organisation_id=by.organisation_id)
        _fill(person, given_name, family_name, email, personnel_number, language)
        if keep_once(person):
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
    shown: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Change what is administered about a person. Raises CannotDo like ``add_person``.

    ``shown``: the values the editor saw; raises ChangedMeanwhile when someone else changed them since.
    """
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(id=person_id).first()
        if person is None:
            raise NotFound
        now = {name: getattr(person, name) for name in PERSON_FIELDS}
        _fill(person, given_name, family_name, email, personnel_number, language)
        require_unchanged(shown, now, {name: getattr(person, name) for name in PERSON_FIELDS}, PERSON_FIELDS)
        keep(person)
        record(by, "change_person", "person", person.id, at=at)


def _fill(person: Person, given_name: str, family_name: str, email: str, number: str, language: str) -> None:
    person.given_name, person.family_name = tidy(given_name), tidy(family_name)
    person.sort_key = sort_key(person.given_name, person.family_name)
    person.email, person.personnel_number, person.language = email.strip().lower(), tidy(number), language
