"""Erasing at night what was written, once its term is over. What came out stays: levels, and that both signed."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from kiem.assessments.actions import erase_views
from kiem.assessments.queries import what_rounds_left
from kiem.conversations.models import Conversation, Preparation, Topic
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import agreed_terms
from kiem.organisation.rules import DatedTerm, Term, holding


@dataclass(frozen=True, slots=True)
class Erased:
    """Of how many people what a round left, how many preparations, and of how many conversations the words."""

    views: int
    preparations: int
    conversations: int


def erase_what_is_over(*, by: Actor, at: datetime) -> Erased:
    """Erase what the terms that hold today say is over. A second time on a day writes nothing; one line a kind.

    What each saw in a round and prepared for herself is counted from when both signed, or, where that never came, from
    the end of the round and the day they were to meet.
    """
    require(by, Permission.ERASE_WHAT_IS_OVER)
    today = timezone.localdate(at)
    with transaction.atomic(), using(Use.KEEPING):
        agreed = agreed_terms()
        after_talk, alone, words = (holding(term, today, agreed) for term in (Term.VIEWS, Term.VIEWS_ALONE, Term.WORDS))
        return Erased(
            erase_views(_rounds_over(after_talk, alone, today), by=by, at=at),
            _erase_preparations(after_talk, alone, today, by, at),
            _erase_words(words, today, by, at),
        )


def _rounds_over(after_talk: DatedTerm, alone: DatedTerm, today: date) -> list[uuid.UUID]:
    """A round may be talked about more than once: the last time counts."""
    rows = Conversation.objects.filter(subject__isnull=False, closed_at__isnull=False)
    talked = dict(rows.order_by().values_list("subject").annotate(Max("closed_at")))
    return [
        subject
        for subject, closed_at in what_rounds_left()
        if (_is_over(after_talk, talked[subject], today) if subject in talked else _is_over(alone, closed_at, today))
    ]


def _erase_preparations(after_talk: DatedTerm, alone: DatedTerm, today: date, by: Actor, at: datetime) -> int:
    rows = Preparation.objects.values_list("id", "conversation__closed_at", "conversation__appointment__on")
    over = [
        key
        for key, closed_at, on in rows
        if (_is_over(after_talk, closed_at, today) if closed_at else alone.after(on) <= today)
    ]
    erased = Preparation.objects.filter(id__in=over).delete()[0]
    if erased:
        record(by, "erase_preparations", "preparation", None, at=at, count=erased)
    return erased


def _erase_words(term: DatedTerm, today: date, by: Actor, at: datetime) -> int:
    over = list(_words_over(term, today))
    if over:
        with connection.cursor() as cursor:
            cursor.execute("SELECT kiem_erase_words(%s)", [over])
        Topic.objects.filter(conversation__in=over).update(reason="", example="")
        Conversation.objects.filter(id__in=over).update(
            next_step="", next_step_by=None, manager_does="", reviewer=None, erased_on=today
        )
        record(by, "erase_words", "conversation", None, at=at, count=len(over))
    return len(over)


def _words_over(term: DatedTerm, today: date) -> Iterable[uuid.UUID]:
    """From when both signed, or from the day they were to meet, which is never later."""
    rows = Conversation.objects.filter(erased_on=None, appointment__on__lte=term.no_later_than(today))
    for key, closed_at, on in rows.values_list("id", "closed_at", "appointment__on"):
        if term.after(timezone.localdate(closed_at) if closed_at else on) <= today:
            yield key


def _is_over(term: DatedTerm, since: datetime, today: date) -> bool:
    return term.after(timezone.localdate(since)) <= today
