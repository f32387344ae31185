"""That a kept text about someone was reported by her, and what was decided."""

from django.db import models
from django.db.models import Q

from kiem.assessments.models.rounds import Subject
from kiem.assessments.rules import KeptText, Outcome, WhyReported
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import PersonFact
from kiem.organisation.models import Person


class ReportedText(PersonFact):
    """It never holds the text: once that is removed, this row is the tombstone that stays in its place.

    ``about``: the id of the ``SummaryText`` or ``View``, which may be gone.
    """

    subject = TenantForeignKey(Subject)
    person = TenantForeignKey(Person)
    kind = models.CharField(max_length=4, choices=[(each.value, each.value) for each in KeptText])
    about = models.UUIDField()
    why = models.CharField(max_length=5, choices=[(each.value, each.value) for each in WhyReported])
    reported_on = models.DateField()
    outcome = models.CharField(
        max_length=7, blank=True, default="", choices=[(each.value, each.value) for each in Outcome]
    )
    decided_by = TenantForeignKey(Person, null=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "about"], name="reported_text_once"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on=None) | ~Q(outcome="") & Q(decided_on__isnull=False),
                name="reported_text_decided_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "subject"], name="reported_text_by_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
