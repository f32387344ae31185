"""Codes by which people come in without mail: those of one person, those that wait for a yes, and who has none."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from kiem.organisation.models import EntryCode, Mandate, Person, Placement, on_day
from kiem.organisation.rules import MOST, MOST_TRIES, TermUnit


def organisation_of_code(number: str) -> uuid.UUID | None:
    """The organisation that a code belongs to, before anything else is known of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kiem_organisation_of_entry_code(%s)", [number])
        row = cursor.fetchone()
    return row[0] if row else None


def live_codes(at: datetime) -> QuerySet[EntryCode]:
    """Those that still work, or will."""
    return EntryCode.objects.filter(used_at=None, stopped_at=None, ends_at__gt=at, tries__lt=MOST_TRIES)


def codes_of(person_id: uuid.UUID, at: datetime) -> list[EntryCode]:
    """The codes of a person that still work or will, the latest first. One statement."""
    found = live_codes(at).filter(person=person_id).select_related("made_by", "agreed_by")
    return list(found.order_by("-made_at", "-id"))


def codes_that_ask(person_id: uuid.UUID, at: datetime, *, may_agree: bool) -> list[EntryCode]:
    """Codes that this person should know of, the latest first. One statement.

    Those that gave her account back, within a year; letters that would, once someone agreed; and where ``may_agree``,
    letters for others that wait for a second yes, which may be hers.
    """
    hers = Q(person=person_id, returns=True, stopped_at=None, used_at__gt=at - timedelta(days=MOST[TermUnit.DAYS]))
    waiting = Q(id__in=live_codes(at).filter(needs_second=True).values("id"))
    asked = hers | (Q(person=person_id) & waiting)
    if may_agree:
        asked |= waiting & Q(agreed_by=None) & ~Q(person=person_id) & ~Q(made_by=person_id)
    found = EntryCode.objects.filter(asked).select_related("person", "made_by")
    return list(found.order_by("-made_at", "-id"))


def has_role(person_id: uuid.UUID, today: date) -> bool:
    """Whether she holds a mandate, now or later: then she sees, or will see, more than what is her own."""
    lasting = Q(ends_before=None) | Q(ends_before__gt=today)
    return Mandate.objects.filter(lasting, person=person_id).exists()


def people_without_way_in(today: date, units: Collection[uuid.UUID] | None = None) -> QuerySet[Person]:
    """People who work here today without a mail address and without an account, by name."""
    placed = Placement.objects.filter(on_day(today), person=OuterRef("pk"))
    if units is not None:
        placed = placed.filter(unit__in=list(units))
    return Person.objects.filter(Exists(placed), email="", membership=None).order_by("sort_key", "id")
