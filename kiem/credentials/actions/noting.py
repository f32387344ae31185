"""Noting what is known of someone: a diploma or visum, an act shown or practised, a clock that stands still."""

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.credentials.models import Assessor, ClockStop, Licence, LicenceKind, Practice, ReviewTerm, Showing
from kiem.credentials.queries import terms_on, the_act
from kiem.credentials.queries.people import is_placed, require_looks_after
from kiem.credentials.rules import LicenceToNote, ShowingToNote, review_on
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, require_end_after_start
from kiem.organisation.models import Person
from kiem.organisation.queries import the
from kiem.organisation.rules import tidy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST_STOP_DAYS = 366 * 5


def note_licence(person_id: uuid.UUID, noted: LicenceToNote, *, by: Actor, at: datetime) -> Licence:
    """What a diploma or visum of someone says, looked at on a day. Looking once more later is a new line.

    Raises CannotDo for days that cannot be, and for a number that stands with someone else.
    """
    require(by, Permission.KEEP_ACTS)
    require_looks_after(by, person_id)
    row = licence_row(the(Person, person_id).id, noted, by=by, at=at)
    row.kind = the(LicenceKind, noted.kind)
    with transaction.atomic():
        keep(row)
        record(by, "note_licence", "person", person_id, at=at)
    return row


def licence_row(person_id: uuid.UUID, noted: LicenceToNote, *, by: Actor, at: datetime) -> Licence:
    """The row of a look at a diploma or visum, not kept yet. Raises CannotDo for days that cannot be."""
    require_not_to_come(noted.checked_on, at, "checked_on", _("The day of checking is still to come."))
    if noted.starts_on > noted.checked_on:
        raise CannotDo(
            _("It starts after the day of checking. Note it from the day on which it holds."), field="starts_on"
        )
    require_end_after_start(noted.starts_on, noted.ends_before)
    return Licence(
        **about(person_id, by, at),
        kind_id=noted.kind,
        number=tidy(noted.number).upper(),
        authority=tidy(noted.authority),
        starts_on=noted.starts_on,
        ends_before=noted.ends_before,
        checked_on=noted.checked_on,
    )


def note_showing(person_id: uuid.UUID, noted: ShowingToNote, *, by: Actor, at: datetime) -> Showing:
    """That an assessor saw someone do an act well. Raises CannotDo for an assessor or a day that cannot be."""
    require_looks_after(by, person_id)
    assessor = the(Assessor, noted.assessor)
    term = terms_on(noted.shown_on, [assessor.act_id]).get(assessor.act_id)
    with transaction.atomic():
        require_placed(person_id, noted.shown_on, "shown_on")
        row = showing_row(person_id, noted, assessor, term, by=by, at=at)
        keep(row)
        record(by, "note_showing", "person", person_id, at=at)
    return row


def showing_row(
    person_id: uuid.UUID,
    noted: ShowingToNote,
    assessor: Assessor,
    term: ReviewTerm | None,
    *,
    by: Actor,
    at: datetime,
) -> Showing:
    """The row of a showing, not kept yet; ``term``: the act's on that day. Raises CannotDo."""
    require_not_to_come(noted.shown_on, at, "shown_on", _("A day that is still to come cannot be noted."))
    if assessor.person_id == person_id:
        raise CannotDo(_("Nobody assesses herself. Choose another assessor."), field="assessor")
    if not assessor.period.includes(noted.shown_on):
        raise CannotDo(_("This assessor was not one on that day."), field="assessor")
    if noted.review_on and not noted.review_source.strip():
        raise CannotDo(_("Say where this day of review comes from."), field="review_source")
    if noted.review_on and noted.review_on <= noted.shown_on:
        raise CannotDo(_("The day of review comes after the day on which it was shown."), field="review_on")
    due = noted.review_on or review_on(noted.shown_on, term.months if term else None)
    said = tidy(noted.review_source) if noted.review_on else term.source if term else ""
    return Showing(
        **about(person_id, by, at),
        act_id=assessor.act_id,
        assessor_id=assessor.id,
        shown_on=noted.shown_on,
        review_on=due,
        review_source=said if due else "",
    )


def note_practice(person_id: uuid.UUID, act: uuid.UUID, practised_on: date, *, by: Actor, at: datetime) -> Practice:
    """That someone did an act on a day: said by herself, or by who looks after her acts. Raises CannotDo."""
    if by.person_id != person_id:
        require_looks_after(by, person_id)
    held = the_act(act)
    require_not_to_come(practised_on, at, "practised_on", _("A day that is still to come cannot be noted."))
    with transaction.atomic():
        require_placed(person_id, practised_on, "practised_on")
        row = Practice(**about(person_id, by, at), act=held, practised_on=practised_on)
        keep(row)
        record(by, "note_practice", "person", person_id, at=at)
    return row


def stop_clock(person_id: uuid.UUID, *, starts_on: date, ends_before: date, by: Actor, at: datetime) -> ClockStop:
    """Let someone's clock of review stand still for a period. Why is not asked. Raises CannotDo."""
    require(by, Permission.KEEP_ACTS)
    require_looks_after(by, person_id)
    require_end_after_start(starts_on, ends_before)
    if (ends_before - starts_on).days > LONGEST_STOP_DAYS:
        raise CannotDo(_("Longer than five years: look at the days once more."), field="ends_before")
    with transaction.atomic():
        row = ClockStop(**about(the(Person, person_id).id, by, at), starts_on=starts_on, ends_before=ends_before)
        keep(row)
        record(by, "stop_clock", "person", person_id, at=at)
    return row


def about(person_id: uuid.UUID, by: Actor, at: datetime) -> dict[str, object]:
    """What every noted row begins with."""
    return {
        "organisation_id": by.organisation_id,
        "purpose": Purpose.CERTIFICATION,
        "person_id": person_id,
        "noted_at": at,
        "noted_by_id": by.person_id,
    }


def require_not_to_come(day: date, at: datetime, field: str, sentence: "str | _StrPromise") -> None:
    if day > timezone.localdate(at):
        raise CannotDo(sentence, field=field)


def require_placed(person_id: uuid.UUID, day: date, field: str) -> None:
    """Raise CannotDo unless someone works in a unit that day."""
    if not is_placed(person_id, day):
        raise CannotDo(
            _("On that day this person has no place in a unit. Look at the day, or at the placement."),
            field=field,
        )
