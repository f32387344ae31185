"""Placements: where people work, in which job, for which share of full time and how long."""

import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from kiem.foundation.actors import Actor
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, keep_once, require_end_after_start, require_within
from kiem.organisation.models import Job, Person, Placement, Unit
from kiem.organisation.queries import the
from kiem.organisation.rules import PlacementKind


def place_person(
    person_id: uuid.UUID,
    *,
    unit: uuid.UUID,
    job: uuid.UUID,
    share: Decimal,
    kind: PlacementKind,
    starts_on: date,
    ends_before: date | None = None,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Placement:
    """Place a person in a unit and a job, for a share of full time (0 to 1) and a period. Sent twice: placed once.

    Raises CannotDo when unit or job does not hold in that period, or she has that job there already.
    """
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        placement = Placement(
            id=once or ordered_id(),
            organisation_id=by.organisation_id,
            person=the(Person, person_id),
            unit=the(Unit, unit),
            job=the(Job, job),
            share=share,
            kind=kind,
            starts_on=starts_on,
            ends_before=ends_before,
        )
        _require_possible(placement)
        if keep_once(placement):
            record(by, "place_person", "person", person_id, at=at)
    return placement


def change_placement(
    placement_id: uuid.UUID,
    *,
    share: Decimal,
    kind: PlacementKind,
    starts_on: date,
    ends_before: date | None,
    by: Actor,
    at: datetime,
) -> Placement:
    """Put right what was written wrongly about a placement; unit and job stay. Raises CannotDo like place_person."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        placement = the(Placement, placement_id)
        placement.share, placement.kind = share, kind
        placement.starts_on, placement.ends_before = starts_on, ends_before
        _require_possible(placement)
        keep(placement)
        record(by, "change_placement", "person", placement.person_id, at=at)
    return placement


def end_placement(placement_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> Placement:
    """End a placement. Raises CannotDo for an end that is not after its start."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        placement = the(Placement, placement_id)
        placement.ends_before = ends_before
        _require_possible(placement)
        keep(placement)
        record(by, "end_placement", "person", placement.person_id, at=at)
    return placement


def _require_possible(placement: Placement) -> None:
    require_end_after_start(placement.starts_on, placement.ends_before)
    require_within(placement.unit, placement.starts_on, placement.ends_before, field="unit")
    require_within(placement.job, placement.starts_on, placement.ends_before, field="job")
