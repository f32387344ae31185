"""Mandates: who leads or replaces in a unit, and who is HR adviser, director, delegate and so on."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, keep_once, require_end_after_start, require_within
from kiem.organisation.models import Mandate, Person, Unit, on_day
from kiem.organisation.queries import people_at_work, the
from kiem.organisation.rules import MandateKind, why_not_together
from kiem.organisation.wording import NOT_TOGETHER

NEVER_WITHOUT = frozenset({MandateKind.HR_ADVISER, MandateKind.ADMINISTRATOR})


def give_mandate(
    person_id: uuid.UUID,
    kind: MandateKind,
    *,
    unit: uuid.UUID | None = None,
    starts_on: date,
    ends_before: date | None = None,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Let a person lead or replace in a unit, or be HR adviser, director, delegate and so on, for a period.

    Sent twice with the same ``once``, it is given once. Raises CannotDo for a second leader of a unit at a time.
    """
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        mandate = _new(person_id, kind, unit, starts_on, ends_before, once, by)
        if keep_once(mandate):
            record(by, f"give_mandate_{kind.value}", "person", person_id, at=at)
    return mandate


def appoint(
    unit_id: uuid.UUID,
    person_id: uuid.UUID,
    kind: MandateKind,
    *,
    starts_on: date,
    ends_before: date | None = None,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Let someone lead (or replace in) a unit from a day on; whoever did so until then stops the day before.

    Raises CannotDo when someone else is to take over later already: that mandate is ended or changed first.
    """
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        mandate = _new(person_id, kind, unit_id, starts_on, ends_before, once, by)
        before = Mandate.objects.filter(on_day(starts_on), unit=unit_id, kind=kind, starts_on__lt=starts_on)
        for held in before.exclude(id=mandate.id).exclude(person=person_id):
            held.ends_before = starts_on
            keep(held)
        if keep_once(mandate):
            record(by, f"appoint_{kind.value}", "unit", unit_id, at=at)
    return mandate


def _new(
    person_id: uuid.UUID,
    kind: MandateKind,
    unit: uuid.UUID | None,
    starts_on: date,
    ends_before: date | None,
    once: uuid.UUID | None,
    by: Actor,
) -> Mandate:
    mandate = Mandate(
        id=once or ordered_id(),
        organisation_id=by.organisation_id,
        person=the(Person, person_id),
        kind=kind,
        unit=the(Unit, unit) if unit else None,
        starts_on=starts_on,
        ends_before=ends_before,
    )
    require_end_after_start(starts_on, ends_before)
    if mandate.unit is not None:
        require_within(mandate.unit, starts_on, ends_before, field="unit")
    else:
        require_may_go_together(mandate)
    return mandate


def require_may_go_together(mandate: Mandate) -> None:
    """Two statements. Raises CannotDo for two roles that one person may not hold in one period."""
    during = Q(ends_before=None) | Q(ends_before__gt=mandate.starts_on)
    if mandate.ends_before is not None:
        during &= Q(starts_on__lt=mandate.ends_before)
    others = Mandate.objects.filter(during, person=mandate.person_id, unit=None).exclude(id=mandate.id)
    held = [MandateKind(kind) for kind in others.values_list("kind", flat=True)]
    apart = (
        why_not_together(MandateKind(mandate.kind), held, people=people_at_work(mandate.starts_on)) if held else None
    )
    if apart is not None:
        raise CannotDo(NOT_TOGETHER[apart])


def end_mandate(mandate_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> Mandate:
    """End a mandate. Raises CannotDo for an end not after its start, and for the last HR adviser or administrator."""
    require(by, Permission.MANAGE_PEOPLE)
    with transaction.atomic():
        mandate = the(Mandate, mandate_id)
        require_end_after_start(mandate.starts_on, ends_before)
        _require_another(mandate, ends_before)
        mandate.ends_before = ends_before
        keep(mandate)
        record(by, f"end_mandate_{mandate.kind}", "person", mandate.person_id, at=at)
    return mandate


def _require_another(mandate: Mandate, ends_before: date) -> None:
    """An organisation never ends up without HR adviser or administrator: nobody could give the role again."""
    lasting = Q(starts_on__lte=ends_before) & (Q(ends_before=None) | Q(ends_before__gt=ends_before))
    others = Mandate.objects.filter(lasting, kind=mandate.kind).exclude(id=mandate.id)
    if mandate.kind in NEVER_WITHOUT and not others.exists():
        raise CannotDo(
            _("Nobody else has this role after that day. Give it to someone else first."), field="ends_before"
        )
