"""Files waiting for a decision, and what was chosen for files like them."""

from django.db import models
from django.db.models import Q

from kiem.exchange.rules.steps import Kind, Step
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Person


class Upload(OrganisationRow):
    """A file on its way in, seen by its owner only; kept until it is applied or discarded, and at most a week.

    ``content``, ``outline``, ``choices`` and ``report`` are locked (see ``foundation.files.locking``); once applied
    they are gone and only the counts stay, as a receipt. ``role``: in which her owner sent it, for the work that a job
    does for her.
    """

    owner = TenantForeignKey(Person)
    role = models.CharField(max_length=24)
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    step = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Step])
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    content = models.BinaryField(null=True)
    outline = models.BinaryField(null=True)
    report = models.BinaryField(null=True)
    choices = models.BinaryField(null=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(step=Step.APPLIED) | Q(content=None, outline=None, choices=None, report=None),
                name="upload_applied_keeps_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "owner", "created_at"], name="upload_by_owner"),
            models.Index(fields=["organisation", "expires_at"], name="upload_by_end"),
        ]

    def __str__(self) -> str:
        return self.file_name


class RememberedChoices(OrganisationRow):
    """What was chosen for the last file with these headers: columns, words, purpose; nothing about people."""

    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    headers = models.BinaryField(max_length=32)
    choices = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "headers"], name="remembered_choices_once")
        ]

    def __str__(self) -> str:
        return self.kind
