"""Units (a tree with a history) and jobs."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep
from kiem.organisation.models import Job, Mandate, Placement, Unit, UnitPlace, on_day
from kiem.organisation.queries import parents_on, the
from kiem.organisation.rules import would_make_a_cycle


def add_unit(
    name: str,
    *,
    parent: uuid.UUID | None = None,
    starts_on: date,
    ends_before: date | None = None,
    by: Actor,
    at: datetime,
) -> Unit:
    """Add a unit, at the top or under another. Raises CannotDo when the period ends before it starts."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        unit = Unit(organisation_id=by.organisation_id, name=name.strip(), starts_on=starts_on, ends_before=ends_before)
        keep(unit)
        if parent is not None:
            _put_under(unit, parent, starts_on, by)
        record(by, "add_unit", "unit", unit.id, at=at)
    return unit


def _put_under(unit: Unit, parent: uuid.UUID, starts_on: date, by: Actor) -> None:
    keep(
        UnitPlace(
            organisation_id=by.organisation_id,
            unit=unit,
            parent=the(Unit, parent),
            starts_on=starts_on,
            ends_before=unit.ends_before,
        )
    )


def move_unit(unit_id: uuid.UUID, *, parent: uuid.UUID | None, starts_on: date, by: Actor, at: datetime) -> None:
    """From a day on, let a unit stand under another (or at the top). Raises CannotDo for a circle."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        unit = Unit.objects.select_for_update().filter(id=unit_id).first() or the(Unit, unit_id)
        if would_make_a_cycle(unit_id, parent, {**parents_on(starts_on)}):
            raise CannotDo(_("A unit cannot stand under itself or under one of its own parts."), field="parent")
        UnitPlace.objects.filter(unit=unit, starts_on__gte=starts_on).delete()
        UnitPlace.objects.filter(on_day(starts_on), unit=unit).update(ends_before=starts_on)
        if parent is not None:
            _put_under(unit, parent, starts_on, by)
        record(by, "move_unit", "unit", unit.id, at=at)


def change_unit(unit_id: uuid.UUID, *, name: str, by: Actor, at: datetime) -> None:
    """Give a unit another name."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        unit = the(Unit, unit_id)
        unit.name = name.strip()
        keep(unit)
        record(by, "change_unit", "unit", unit.id, at=at)


def end_unit(unit_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a unit. Raises CannotDo while people are placed in it, someone leads it or units stand under it by then."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        unit = the(Unit, unit_id)
        for rows in (
            Placement.objects.filter(unit=unit),
            Mandate.objects.filter(unit=unit),
            UnitPlace.objects.filter(parent=unit),
        ):
            if rows.filter(on_day(ends_before)).exists() or rows.filter(starts_on__gte=ends_before).exists():
                raise CannotDo(
                    _(
                        "People still work here, someone leads it or other units stand under it after that day. "
                        "Give them a place first."
                    )
                )
        UnitPlace.objects.filter(on_day(ends_before), unit=unit).update(ends_before=ends_before)
        unit.ends_before = ends_before
        keep(unit)
        record(by, "end_unit", "unit", unit.id, at=at)


def add_job(name: str, *, starts_on: date, by: Actor, at: datetime) -> Job:
    """Add a job."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        job = Job(organisation_id=by.organisation_id, name=name.strip(), starts_on=starts_on)
        keep(job)
        record(by, "add_job", "job", job.id, at=at)
    return job


def rename_job(job_id: uuid.UUID, *, name: str, by: Actor, at: datetime) -> None:
    """Give a job another name."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        job = the(Job, job_id)
        job.name = name.strip()
        keep(job)
        record(by, "rename_job", "job", job.id, at=at)


def end_job(job_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a job. Raises CannotDo while someone holds it by then."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        job = the(Job, job_id)
        held = Placement.objects.filter(job=job)
        if held.filter(on_day(ends_before)).exists() or held.filter(starts_on__gte=ends_before).exists():
            raise CannotDo(_("Someone still has this job after that day. End those placements first."))
        job.ends_before = ends_before
        keep(job)
        record(by, "end_job", "job", job.id, at=at)
