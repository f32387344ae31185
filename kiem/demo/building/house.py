"""Units, jobs, people, placements, mandates, and accounts for those whose door stands open."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from kiem.accounts.actions import add_user, join
from kiem.demo.content.mandates import CARLA, mandates
from kiem.demo.content.organisation import JOBS, UNITS, founded_on
from kiem.demo.content.shapes import DemoPerson
from kiem.demo.content.talks import EXTRA_DOORS
from kiem.demo.doors import DOORS
from kiem.foundation.actors import Actor
from kiem.foundation.ids import random_id
from kiem.organisation.actions import add_job, add_unit, bring_in_people, connect_account, give_mandate
from kiem.organisation.models import Person, Unit
from kiem.organisation.rules import MandateKind, PersonToBringIn, PlacementKind


def bring_in_house(everyone: Sequence[DemoPerson], *, today: date, by: Actor, at: datetime) -> Mapping[str, uuid.UUID]:
    """Units, jobs, and everyone with her placements; the ids of the people by key."""
    start = founded_on(today)
    units: dict[str, uuid.UUID] = {}
    for unit in UNITS:
        parent = units[unit.parent] if unit.parent else None
        units[unit.key] = add_unit(unit.name, parent=parent, starts_on=start, by=by, at=at).id
    for job in JOBS:
        add_job(job.name.nl, starts_on=start, by=by, at=at)
    bring_in_people(list(_rows(everyone, today)), by=by, at=at)
    by_mail_or_name = {(person.email or person.name): person.id for person in Person.objects.all()}
    return {person.key: by_mail_or_name[person.email or person.name] for person in everyone}


def _rows(everyone: Sequence[DemoPerson], today: date) -> Iterator[PersonToBringIn]:
    """A row for each placement; one without a unit for who has none."""
    paths = _paths()
    jobs = {job.key: job.name.nl for job in JOBS}
    for person in everyone:
        for part in person.placements:
            yield replace(
                _row(person, part.starts_on),
                unit_path=paths[part.unit],
                job=jobs[part.job],
                share=part.share,
                kind=PlacementKind(part.kind),
                ends_before=part.ends_before,
            )
        if not person.placements:
            yield _row(person, today)


def _row(person: DemoPerson, starts_on: date) -> PersonToBringIn:
    return PersonToBringIn(
        given_name=person.given_name,
        family_name=person.family_name,
        email=person.email or "",
        personnel_number=person.personnel_number,
        language=person.language,
        unit_path=(),
        job="",
        share=Decimal(0),
        kind=PlacementKind.EMPLOYEE,
        starts_on=starts_on,
        ends_before=None,
        leads=False,
    )


def _paths() -> dict[str, tuple[str, ...]]:
    """Each unit's names from the top down."""
    paths: dict[str, tuple[str, ...]] = {}
    for unit in UNITS:
        paths[unit.key] = (*(paths[unit.parent] if unit.parent else ()), unit.name)
    return paths


def give_mandates(
    everyone: Sequence[DemoPerson], ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime
) -> None:
    """Who leads what, replaces, advises, directs, represents. Who founded the house is HR adviser from today on."""
    units = dict(Unit.objects.values_list("name", "id"))
    names = {unit.key: unit.name for unit in UNITS}
    for each in mandates(everyone, today=today):
        founder = each.person == CARLA and each.role == "hr_adviser"
        give_mandate(
            ids[each.person],
            MandateKind(each.role),
            unit=units[names[each.unit]] if each.unit else None,
            starts_on=each.starts_on,
            ends_before=today if founder else each.ends_before,
            by=by,
            at=at,
        )


def open_doors(everyone: Sequence[DemoPerson], ids: Mapping[str, uuid.UUID], *, by: Actor, at: datetime) -> None:
    """An account, without a password anyone knows, for each person behind a one-click door, and for some more."""
    known = {person.key: person for person in everyone}
    mails = {door.person: door.mail for door in DOORS if door.person != CARLA}
    mails |= {key: known[key].email or "" for key in EXTRA_DOORS}
    for key, mail in mails.items():
        user = add_user(mail, f"demo-{random_id()}", known[key].language, by=by, at=at)
        connect_account(ids[key], join(user, by=by, at=at).id, by=by, at=at)
