"""Codes by which people come in without mail."""

from django.db import models
from django.db.models import F, Q

from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models.rows import Person
from kiem.organisation.rules import CodeFacts, CodeWay


class EntryCode(OrganisationRow):
    """A code by which one person comes in without mail, once: on a letter, or shown by who helps her on the spot.

    ``number`` says which code it is, and opens nothing; of the code itself only a keyed digest is kept. ``returns``:
    she had an account, which it gives back to her. ``needs_second``: someone else must agree before it works.
    """

    person = TenantForeignKey(Person)
    way = models.CharField(max_length=8, choices=[(way.value, way.value) for way in CodeWay])
    number = models.CharField(max_length=8, unique=True)
    digest = models.BinaryField(max_length=32)
    returns = models.BooleanField()
    needs_second = models.BooleanField()
    made_by = TenantForeignKey(Person, null=True, related_name="+")
    made_as = models.CharField(max_length=24)
    made_at = models.DateTimeField()
    works_from = models.DateTimeField()
    ends_at = models.DateTimeField()
    agreed_by = TenantForeignKey(Person, null=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("works_from")), name="entry_code_ends_after_start"),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("made_by")), name="entry_code_second_is_another"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "person"], name="entry_code_by_person"),
            models.Index(
                fields=["organisation"], condition=Q(needs_second=True, agreed_by=None), name="entry_code_second"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.number}"

    @property
    def state(self) -> CodeFacts:
        """What says whether it works."""
        return CodeFacts(
            self.works_from,
            self.ends_at,
            needs_second=self.needs_second and self.agreed_by_id is None,
            tries=self.tries,
            is_used=self.used_at is not None,
            is_stopped=self.stopped_at is not None,
        )
