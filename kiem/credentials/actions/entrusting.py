"""Entrusting an act to someone under a named supervisor, and what happens to that: events, nothing overwritten."""

import uuid
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiem.credentials.actions.noting import about, require_placed
from kiem.credentials.models import Entrusting, EntrustingEvent
from kiem.credentials.queries import facts_of, the_act
from kiem.credentials.queries.people import require_looks_after
from kiem.credentials.rules import (
    CannotHappen,
    Days,
    Entrusted,
    EntrustingToNote,
    EventKind,
    Status,
    entrusted,
    why_not_happen,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.periods import Period
from kiem.foundation.trail import record
from kiem.organisation.actions.keeping import keep, require_end_after_start, require_within
from kiem.organisation.models import Person
from kiem.organisation.queries import the

SENTENCES = {
    CannotHappen.ALREADY_SUSPENDED: gettext_lazy("It was suspended already. Nothing was changed."),
    CannotHappen.NOT_SUSPENDED: gettext_lazy("It is not suspended, so it cannot be restored. Nothing was changed."),
    CannotHappen.OVER: gettext_lazy("This does not hold today, so nothing can happen to it any more."),
}


def entrust(person_id: uuid.UUID, noted: EntrustingToNote, *, by: Actor, at: datetime) -> Entrusting:
    """Delegate an act to someone who works here then, under a supervisor who does too.

    Raises CannotDo when she has no place in a unit on that day, or it is entrusted to her already in that period.
    """
    require_looks_after(by, person_id)
    with transaction.atomic():
        hold(person_id)
        row = entrusting_row(person_id, noted, by=by, at=at)
        _require_free(person_id, noted)
        keep(row)
        record(by, "entrust", "person", person_id, at=at)
    return row


def entrusting_row(person_id: uuid.UUID, noted: EntrustingToNote, *, by: Actor, at: datetime) -> Entrusting:
    """The row of an entrusting, not kept yet. Raises CannotDo."""
    require_end_after_start(noted.starts_on, noted.ends_before)
    act = the_act(noted.act)
    require_within(act, noted.starts_on, noted.ends_before, field="act")
    if noted.supervisor == person_id:
        raise CannotDo(_("Nobody supervises herself. Choose someone else."), field="supervisor")
    require_placed(person_id, noted.starts_on, "starts_on")
    require_placed(the(Person, noted.supervisor).id, noted.starts_on, "supervisor")
    return Entrusting(
        **about(person_id, by, at),
        act=act,
        supervisor_id=noted.supervisor,
        starts_on=noted.starts_on,
        ends_before=noted.ends_before,
    )


def _require_free(person_id: uuid.UUID, noted: EntrustingToNote) -> None:
    wanted = Period(noted.starts_on, noted.ends_before)
    known = facts_of([person_id]).get(person_id)
    for each in known.entrusted.get(noted.act, ()) if known else ():
        if _is_something(each.days) and Period(each.days.first, each.days.last).overlaps(wanted):
            sentence = _("This act is entrusted already in that period, from %(day)s on. End that first.")
            raise CannotDo(sentence % {"day": date_format(each.days.first, "j F Y")}, field="starts_on")


def _is_something(days: Days) -> bool:
    """Whether a period has a day at all: what ended on its first day has none."""
    return days.last is None or days.last > days.first


def suspend_entrusting(entrusting_id: uuid.UUID, reason: str, *, by: Actor, at: datetime) -> uuid.UUID:
    """Suspend an entrusted act from now on, with a reason about the act. The person. Raises CannotDo."""
    return _happen(entrusting_id, EventKind.SUSPENDED, reason, by=by, at=at)


def restore_entrusting(entrusting_id: uuid.UUID, reason: str, *, by: Actor, at: datetime) -> uuid.UUID:
    """Restore an entrusted act that was suspended. The person. Raises CannotDo."""
    return _happen(entrusting_id, EventKind.RESTORED, reason, by=by, at=at)


def end_entrusting(entrusting_id: uuid.UUID, reason: str, *, by: Actor, at: datetime) -> uuid.UUID:
    """End an entrusted act today, before its period is over. The person. Raises CannotDo."""
    return _happen(entrusting_id, EventKind.ENDED, reason, by=by, at=at)


def _happen(entrusting_id: uuid.UUID, kind: EventKind, reason: str, *, by: Actor, at: datetime) -> uuid.UUID:
    given = the(Entrusting, entrusting_id)
    require_looks_after(by, given.person_id)
    if not reason.strip():
        raise CannotDo(_("Say what it is about the act."), field="reason")
    today = timezone.localdate(at)
    with transaction.atomic():
        hold(given.person_id)
        before = list(EntrustingEvent.objects.filter(entrusting=given).order_by("place"))
        why_not = why_not_happen(kind, _now(given, before, today))
        if why_not:
            raise CannotDo(SENTENCES[why_not])
        event = EntrustingEvent(
            **about(given.person_id, by, at),
            entrusting=given,
            place=len(before) + 1,
            kind=kind,
            day=today,
            reason=reason.strip(),
        )
        keep(event)
        record(by, f"{kind.value}_entrusting", "person", given.person_id, at=at)
    return given.person_id


def _now(given: Entrusting, events: list[EntrustingEvent], today: date) -> Status:
    latest = EventKind(events[-1].kind) if events else None
    end = events[-1].day if latest is EventKind.ENDED else given.ends_before
    return entrusted([Entrusted(Days(given.starts_on, end), latest)], today)


def hold(person_id: uuid.UUID) -> None:
    """Let one transaction at a time change what is entrusted to someone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"entrusted to {person_id}"])
