"""The outbox: mail waits here, in the transaction that wrote it, until the worker has sent it."""

from django.db import models
from django.db.models import Q

from kiem.foundation.models.rows import OrganisationRow


class OutboxMessage(OrganisationRow):
    """One mail. Subject and body hold no fact about a person beyond her own name and a link."""

    recipient = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "created_at"], condition=Q(sent_at=None), name="outbox_waiting")
        ]

    def __str__(self) -> str:
        return self.subject
