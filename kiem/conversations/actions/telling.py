"""Telling the employee that a conversation was planned, moved or called off: never of what kind, nor about what."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kiem.conversations.models import Conversation
from kiem.foundation.actors import Actor
from kiem.foundation.outbox import queue_mails
from kiem.organisation.models import Person


def tell(conversation: Conversation, *, called_off: bool = False, by: Actor, at: datetime) -> None:
    """One mail to her where she has an address, in her language. Part of the action that calls it. Two statements."""
    queue_mails(_mails(conversation, called_off), by=by, at=at)


def _mails(conversation: Conversation, called_off: bool) -> Iterator[tuple[str, str, str]]:
    for person in Person.objects.filter(id=conversation.person_id).exclude(email=""):
        with override(person.language):
            day = date_format(conversation.appointment.on)
            body = _called_off() if called_off else _planned()
            subject = _("Your conversation was called off") if called_off else _("A conversation was planned with you")
            yield person.email, subject, body % {"name": person.given_name, "day": day}


def _planned() -> str:
    return _(
        "Hello %(name)s,\n\n"
        "A conversation was planned with you on %(day)s.\n"
        "You find it in Kiem, under Conversations: what it is about, and how you can prepare.\n"
    )


def _called_off() -> str:
    return _(
        "Hello %(name)s,\n\n"
        "The conversation on %(day)s was called off. What you wrote in Kiem to prepare for it stays yours.\n"
    )


def tell_reviewer(conversation: Conversation, *, by: Actor, at: datetime) -> None:
    """One mail to who is asked to review, in her language."""
    queue_mails(_to_reviewer(conversation), by=by, at=at)


def _to_reviewer(conversation: Conversation) -> Iterator[tuple[str, str, str]]:
    for person in Person.objects.filter(id__in=[conversation.reviewer_id]).exclude(email=""):
        with override(person.language):
            body = _(
                "Hello %(name)s,\n\n"
                "Someone asks you to look, from outside the line, at a conversation. You find it in Kiem, under "
                "Conversations.\n"
            )
            yield person.email, _("You are asked to look at a conversation"), body % {"name": person.given_name}
