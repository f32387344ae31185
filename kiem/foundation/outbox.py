"""The outbox: mail is queued in the transaction of the action that causes it, and sent afterwards by the worker."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import enter
from kiem.foundation.every import organisation_ids, organisations
from kiem.foundation.models import OutboxMessage
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record

GIVE_UP_AFTER = timedelta(days=14)


def queue_mail(recipient: str, subject: str, body: str, *, by: Actor, at: datetime) -> OutboxMessage:
    """Let a mail leave once this transaction has committed. Part of the action that calls it, which keeps the trail."""
    return OutboxMessage.objects.create(
        organisation_id=by.organisation_id,
        recipient=recipient,
        subject=" ".join(subject.split())[:200],
        body=body,
        created_at=at,
    )


def can_send() -> bool:
    """Whether a mail server was set; without one the messages wait."""
    return bool(settings.KIEM_SENDS_MAIL)


def queue_mails(mails: Iterable[tuple[str, str, str]], *, by: Actor, at: datetime) -> None:
    """The same for many at once: (recipient, subject, body) each. One statement per 2,000."""
    rows = [
        OutboxMessage(
            organisation_id=by.organisation_id,
            recipient=recipient,
            subject=" ".join(subject.split())[:200],
            body=body,
            created_at=at,
        )
        for recipient, subject, body in mails
    ]
    OutboxMessage.objects.bulk_create(rows, batch_size=2000)


def is_due(created_at: datetime, attempts: int, at: datetime) -> bool:
    """Whether a mail is tried at this moment: at once, then 2, 4, 8 … minutes after it was made, for two weeks.

    >>> made = datetime(2026, 11, 23, 9, 0)
    >>> is_due(made, 1, made + timedelta(minutes=1)), is_due(made, 1, made + timedelta(minutes=2))
    (False, True)
    """
    age = at - created_at
    return age <= GIVE_UP_AFTER and (attempts == 0 or age >= timedelta(minutes=2 ** min(attempts, 20)))


def send_waiting(*, at: datetime) -> int:
    """Send what waits, of every organisation, each in a transaction of its own; gives how many left.

    A mail is locked while it is sent and marked in the same transaction, so that two workers never send it twice; its
    Message-ID stays the same, so that a mail server knows a repeat after a crash. Without a mail server all waits.
    """
    if not can_send():
        return 0
    return sum(_send(inside, message, at) for inside in organisation_ids() for message in _due(inside, at))


def waiting_mails(*, at: datetime) -> list[tuple[str, OutboxMessage]]:
    """Every mail that has not left, with the name of its organisation, for who keeps the machine.

    A letter may hold a link that opens an account, so that reading them leaves a line in the trail.
    """
    found: list[tuple[str, OutboxMessage]] = []
    for organisation in organisations():
        with transaction.atomic():
            enter(organisation.id, Use.ADMINISTRATION)
            mails = list(OutboxMessage.objects.filter(sent_at=None).order_by("created_at", "id"))
            if mails:
                record(system_actor(organisation.id, "outbox"), "read_outbox", "organisation", organisation.id, at=at)
            found += [(organisation.name, mail) for mail in mails]
    return found


def _due(organisation: uuid.UUID, at: datetime) -> list[uuid.UUID]:
    with transaction.atomic():
        enter(organisation, Use.ADMINISTRATION)
        waiting = OutboxMessage.objects.filter(sent_at=None).order_by("created_at", "id")
        rows = waiting.values_list("id", "created_at", "attempts")
        return [key for key, created_at, attempts in rows if is_due(created_at, attempts, at)]


def _send(organisation: uuid.UUID, key: uuid.UUID, at: datetime) -> int:
    with transaction.atomic():
        enter(organisation, Use.ADMINISTRATION)
        message = OutboxMessage.objects.select_for_update(skip_locked=True).filter(id=key, sent_at=None).first()
        if message is None:
            return 0
        message.attempts += 1
        try:
            _as_mail(message).send()
        except OSError as error:  # smtplib's errors and those of the network below it
            message.last_error = type(error).__name__
        else:
            message.sent_at, message.last_error = at, ""
            message.body = ""  # what has left need not stay: it may hold a link that opens something
        message.save()
        return int(message.sent_at is not None)


def _as_mail(message: OutboxMessage) -> EmailMessage:
    host = settings.KIEM_EMAIL_FROM.rpartition("@")[2].strip("> ") or "localhost"
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.recipient],
        headers={
            "Message-ID": f"<{message.id}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
