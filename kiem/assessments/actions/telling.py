"""Telling the people concerned: that a list was brought in, that they are asked to look. Without any level in it."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kiem.assessments.models import Round
from kiem.foundation.actors import Actor
from kiem.foundation.outbox import queue_mails
from kiem.organisation.models import Person


def tell(people: Sequence[uuid.UUID], *, by: Actor, at: datetime) -> None:
    """One mail for each person with an address, in her language. Two statements. Part of the action that calls it."""
    queue_mails(_mails(people), by=by, at=at)


def _mails(people: Sequence[uuid.UUID]) -> Iterator[tuple[str, str, str]]:
    for person in Person.objects.filter(id__in=people).exclude(email="").order_by("sort_key", "id"):
        with override(person.language):
            yield person.email, _("A list was brought in that is also about you"), _body(person.given_name)


def _body(name: str) -> str:
    return _(
        "Hello %(name)s,\n\n"
        "An older list with levels of competences was brought into Kiem. Something about you stands in it too.\n"
        "Nobody talked about it with you yet, so it has its own mark and does not count as agreed.\n\n"
        "Look at it in Kiem, under My growth. Is something not right? Then say so there; your words stay beside it.\n\n"
        "Have you no way in? Ask your HR department.\n"
    ) % {"name": name}


def tell_asked(people: Sequence[uuid.UUID], round: Round, *, again: bool = False, by: Actor, at: datetime) -> None:
    """One mail for each who is asked to look and has an address; of whom it is about it says nothing. Two statements.

    ``again``: a reminder, the same to all, whoever answered already. Part of the action that calls it.
    """
    queue_mails(_asked(people, round, again), by=by, at=at)


def _asked(people: Sequence[uuid.UUID], round: Round, again: bool) -> Iterator[tuple[str, str, str]]:
    for person in Person.objects.filter(id__in=people).exclude(email="").order_by("sort_key", "id"):
        with override(person.language):
            subject = _("A reminder to all: a round in Kiem") if again else _("You are asked to look along in Kiem")
            body = _(
                "Hello %(name)s,\n\n"
                "In Kiem a round is open until %(day)s in which you are asked to look along. It takes a few minutes, "
                "also on a phone, and you can go on later where you stopped.\n\n"
                "You find it in Kiem, under Looking. This message goes to everyone who was asked; we do not look at "
                "who answered already.\n"
            )
            yield person.email, subject, body % {"name": person.given_name, "day": date_format(round.closes_on)}
