"""Files waiting for a decision, and what was chosen for files like them."""

from django.db import models
from django.db.models import Q

from kiem.exchange.rules.steps import Kind, Step, Waits
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Person


class Upload(OrganisationRow):
    """A file on its way in, seen by its owner only; kept until it is applied or discarded, and at most a week.

    One that came through the folder has no owner: every HR adviser sees it, and whoever takes it up owns it. ``waits``:
    why it was not brought in by itself.

    ``content``, ``outline``, ``choices`` and ``report`` are locked (see ``foundation.files.locking``); once applied
    they are gone and only the counts stay, as a receipt. ``role``: in which her owner sent it, for the work that a job
    does for her.
    """

    owner = TenantForeignKey(Person, null=True, blank=True)
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
    ended = models.PositiveIntegerField(default=0)
    waits = models.CharField(max_length=12, choices=[(why.value, why.value) for why in Waits], blank=True, default="")
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
    """What was chosen for the last file with these headers: columns, words, purpose; nothing about people.

    Files with these headers are one source. ``by_itself``: an HR adviser lets those that come through the folder be
    brought in at night, unless they would propose to end more placements than ``most_ends``.
    """

    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    headers = models.BinaryField(max_length=32)
    choices = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    file_name = models.CharField(max_length=200, blank=True, default="")
    by_itself = models.BooleanField(default=False)
    most_ends = models.PositiveSmallIntegerField(default=0)
    let_by = TenantForeignKey(Person, null=True, blank=True)
    let_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "headers"], name="remembered_choices_once"),
            models.CheckConstraint(
                condition=Q(by_itself=False) | Q(let_by__isnull=False, let_at__isnull=False),
                name="remembered_choices_by_itself_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
