"""Units: a tree with a history."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import (
    hold_the_tree,
    keep,
    keep_once,
    require_end_after_start,
    require_within,
)
from kiem.organisation.models import Mandate, Placement, Unit, UnitPlace, on_day
from kiem.organisation.queries import parents_on, the
from kiem.organisation.rules import tidy, would_make_a_cycle


def add_unit(
    name: str,
    *,
    parent: uuid.UUID | None = None,
    starts_on: date,
    ends_before: date | None = None,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Unit:
    """Add a unit, at the top or under another. Sent twice with the same ``once``, it is added once.

    Raises CannotDo without a name, for an end before the start, or for a parent that is not there in that period.
    """
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        unit = Unit(
            id=once or ordered_id(),
            organisation_id=by.organisation_id,
            name=tidy(name),
            starts_on=starts_on,
            ends_before=ends_before,
        )
        require_end_after_start(starts_on, ends_before)
        if keep_once(unit):
            if parent is not None:
                _put_under(unit, parent, starts_on, by)
            record(by, "add_unit", "unit", unit.id, at=at)
    return unit


def _put_under(unit: Unit, parent: uuid.UUID, starts_on: date, by: Actor) -> None:
    above = the(Unit, parent)
    require_within(above, starts_on, unit.ends_before, field="parent")
    keep(
        UnitPlace(
            organisation_id=by.organisation_id,
            unit=unit,
            parent=above,
            starts_on=starts_on,
            ends_before=unit.ends_before,
        )
    )


def change_unit(unit_id: uuid.UUID, *, name: str, by: Actor, at: datetime) -> None:
    """Give a unit another name."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        unit = the(Unit, unit_id)
        unit.name = tidy(name)
        keep(unit)
        record(by, "change_unit", "unit", unit.id, at=at)


def move_unit(unit_id: uuid.UUID, *, parent: uuid.UUID | None, starts_on: date, by: Actor, at: datetime) -> None:
    """From a day on, let a unit stand under another (or at the top). Moves planned after that day fall away.

    Raises CannotDo for a circle, now or by a move still to come, and for a day before a move that already took place.
    """
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        hold_the_tree(by)
        unit = the(Unit, unit_id)
        require_within(unit, starts_on, unit.ends_before, field="starts_on")
        places = UnitPlace.objects.filter(unit=unit)
        _require_no_later_move(places.filter(starts_on__lte=timezone.localdate(at)), starts_on, timezone.localdate(at))
        places.filter(starts_on__gte=starts_on).delete()
        places.filter(on_day(starts_on)).update(ends_before=starts_on)
        if parent is not None:
            _require_no_circle(unit_id, parent, starts_on)
            _put_under(unit, parent, starts_on, by)
        record(by, "move_unit", "unit", unit.id, at=at)


def _require_no_later_move(places: QuerySet[UnitPlace], starts_on: date, today: date) -> None:
    """A move that took place stays: what was true then is not rewritten."""
    moved_since = Q(starts_on__gt=starts_on) | Q(ends_before__gt=starts_on, ends_before__lte=today)
    if places.filter(moved_since).exists():
        raise CannotDo(_("This unit was already moved after that day. Choose a later day."), field="starts_on")


def _require_no_circle(unit_id: uuid.UUID, parent: uuid.UUID, starts_on: date) -> None:
    """Look at the tree of that day and of every later day on which it is planned to change."""
    changes = UnitPlace.objects.filter(starts_on__gt=starts_on).values_list("starts_on", flat=True).distinct()
    for day in (starts_on, *changes):
        if would_make_a_cycle(unit_id, parent, parents_on(day)):
            raise CannotDo(_("A unit cannot stand under itself or under one of its own parts."), field="parent")


def end_unit(unit_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a unit. Raises CannotDo while people are placed in it, someone leads it or units stand under it by then."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        hold_the_tree(by)
        unit = the(Unit, unit_id)
        require_end_after_start(unit.starts_on, ends_before)
        by_then = Q(ends_before=None) | Q(ends_before__gt=ends_before)
        if (
            Placement.objects.filter(by_then, unit=unit).exists()
            or Mandate.objects.filter(by_then, unit=unit).exists()
            or UnitPlace.objects.filter(by_then, parent=unit).exists()
        ):
            raise CannotDo(
                _(
                    "People still work here, someone leads it or other units stand under it after that day. "
                    "Give them a place first."
                ),
                field="ends_before",
            )
        places = UnitPlace.objects.filter(unit=unit)
        places.filter(starts_on__gte=ends_before).delete()
        places.filter(by_then).update(ends_before=ends_before)
        unit.ends_before = ends_before
        keep(unit)
        record(by, "end_unit", "unit", unit.id, at=at)
