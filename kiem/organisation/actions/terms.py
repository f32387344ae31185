"""Agreeing on numbers of days and months, from a day on."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.models import AgreedTerm
from kiem.organisation.rules import CHOICE_OF_KIEM, LONGEST_SOURCE, MOST, UNITS, Term


def agree_on_term(term: Term, *, number: int, starts_on: date, source: str, by: Actor, at: datetime) -> None:
    """Note what was agreed, from a day on. What held before stays as it is. Raises CannotDo with a sentence.

    ``number``: days or months, as ``UNITS`` says. ``source``: the law, agreement or consultation with its date.
    """
    require(by, Permission.AGREE_ON_TERMS)
    source = source.strip()
    if not 1 <= number <= MOST[UNITS[term]]:
        raise CannotDo(_("Give a number from 1 to %(most)d.") % {"most": MOST[UNITS[term]]}, field="number")
    if starts_on < timezone.localdate(at):
        raise CannotDo(_("It can only hold from today or later: what is over stays as it was."), field="starts_on")
    if not source or source == CHOICE_OF_KIEM:
        raise CannotDo(_("Say by what it holds: a law, an agreement or a consultation, with its date."), field="source")
    if len(source) > LONGEST_SOURCE:
        raise CannotDo(_("Keep it within 300 characters."), field="source")
    with transaction.atomic():
        row = AgreedTerm(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            term=term,
            number=number,
            starts_on=starts_on,
            source=source,
            recorded_at=at,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise CannotDo(
                _("Something was agreed from that day on already. Choose another day."), field="starts_on"
            ) from error
        record(by, "agree_on_term", "agreed_term", row.id, at=at)
