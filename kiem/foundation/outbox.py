"""The outbox: mail is written in the transaction it belongs to, and sent by the worker after commit."""

import uuid
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F

from kiem.foundation.context import enter
from kiem.foundation.every import organisation_ids
from kiem.foundation.models import OutboxMessage
from kiem.foundation.purposes import Use

MOST_ATTEMPTS = 8
BATCH = 50


def queue_mail(organisation_id: uuid.UUID, recipient: str, subject: str, body: str, *, at: datetime) -> None:
    """Put one mail in the outbox of the transaction's organisation."""
    OutboxMessage.objects.create(
        organisation_id=organisation_id, recipient=recipient, subject=subject, body=body, created_at=at
    )


def can_send() -> bool:
    """Whether a mail server was set; without one the messages wait."""
    return bool(settings.KIEM_EMAIL_URL)


def send_waiting(*, at: datetime) -> int:
    """Send what waits, of every organisation; the number sent. A message is locked while it is being sent."""
    if not can_send():
        return 0
    return sum(_send_one(organisation_id, at) for organisation_id in organisation_ids() for _ in range(BATCH))


def _send_one(organisation_id: uuid.UUID, at: datetime) -> int:
    with transaction.atomic():
        enter(organisation_id, Use.ADMINISTRATION)
        waiting = OutboxMessage.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS)
        message = waiting.select_for_update(skip_locked=True).order_by("attempts", "created_at").first()
        if message is None:
            return 0
        row = OutboxMessage.objects.filter(id=message.id)
        try:
            EmailMessage(message.subject, message.body, settings.DEFAULT_FROM_EMAIL, [message.recipient]).send()
        except OSError as error:
            row.update(attempts=F("attempts") + 1, last_error=type(error).__name__)
            return 0
        row.update(attempts=F("attempts") + 1, sent_at=at)
    return 1
