"""The trail: what was done, by whom, in which role. Ids and verbs, never values. Lines are only ever added."""

from django.db import models
from django.db.models import Q

from kiem.foundation.models.rows import OrganisationRow

OPENED_LEVELS = "opened_levels"


class TrailLine(OrganisationRow):
    """One line per action, written in its transaction; a refusal in a transaction of its own."""

    at = models.DateTimeField()
    day = models.DateField()
    verb = models.CharField(max_length=64)
    refused = models.BooleanField(default=False)
    actor_user = models.UUIDField(null=True)
    actor_person = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=64, blank=True, default="")
    role = models.CharField(max_length=24)
    use = models.CharField(max_length=16)
    subject_kind = models.CharField(max_length=64)
    subject_id = models.UUIDField(null=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "actor_user", "subject_id", "role", "use", "day"],
                condition=Q(verb=OPENED_LEVELS),
                name="trail_opened_levels_once_a_day",
            ),
            models.CheckConstraint(condition=~Q(verb=""), name="trail_line_has_a_verb"),
        ]
        indexes = [
            models.Index(fields=["organisation", "subject_id"], name="trail_by_subject"),
            models.Index(fields=["organisation", "at"], name="trail_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.role} {self.verb} {self.subject_kind}"


class TrailSeal(OrganisationRow):
    """The place of a committed line in its organisation's chain: sha256 over the previous digest and the line."""

    position = models.BigIntegerField()
    line_id = models.UUIDField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "position"], name="trail_seal_position_once"),
            models.UniqueConstraint(fields=["organisation", "line_id"], name="trail_seal_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}"


class TrailHead(OrganisationRow):
    """A signed head of the chain: position, digest and the signature of the installation's key over both."""

    position = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "position"], name="trail_head_position_once")]

    def __str__(self) -> str:
        return f"{self.position}"
