"""What someone opened to a union delegate, and on which days that one looked."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import PURPOSES_OF_ASSISTANCE
from kiem.foundation.fields import ReaderKey, ReadWithKey, TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.models import PersonFact
from kiem.organisation.models import DATE_RANGE, Person


class Assistance(PersonFact):
    """That someone opens what is known of her for one purpose to a union delegate of her choice, for so many days.

    Only the two read it. She alone opens and ends it; nothing else of it ever changes.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = ReaderKey(Person)
    delegate = ReaderKey(Person)
    starts_on = models.DateField()
    ends_before = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=[each.value for each in PURPOSES_OF_ASSISTANCE]),
                name="assistance_has_a_purpose",
            ),
            models.CheckConstraint(condition=~Q(person=F("delegate")), name="assistance_by_someone_else"),
            models.CheckConstraint(condition=Q(ends_before__gt=F("starts_on")), name="assistance_ends_after_start"),
            models.UniqueConstraint(
                fields=["organisation", "id", "person", "purpose"], name="assistance_of_its_person_and_purpose"
            ),
            ExclusionConstraint(
                name="assistance_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("delegate", RangeOperators.EQUAL),
                    ("purpose", RangeOperators.EQUAL),
                    (DATE_RANGE, RangeOperators.OVERLAPS),
                ],
                condition=Q(ended_at=None),
                violation_error_message=_("This is open to that delegate already. You see it in your list."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "delegate"], name="assistance_by_delegate")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.starts_on}"


class AssistanceLook(PersonFact):
    """That the delegate looked on a day. Kept for the person herself; only added to."""

    assistance = ReadWithKey(Assistance)
    person = TenantForeignKey(Person)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "assistance", "day"], name="assistance_look_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}"
