"""What is kept of a closed round: views given by name, and frozen summaries of what others see."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kiem.assessments.models.rounds import Subject
from kiem.assessments.rules import BY_NAME, CONFIDENTIAL, LONGEST_COMMENT, Says, ViewFrom
from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.models import PersonFact
from kiem.organisation.models import Person


def _sides(which: frozenset[ViewFrom]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in ViewFrom if each in which]


class View(PersonFact):
    """How the person herself, or her manager, sees her on one competence: given by name, for the talk.

    Neither a position nor not seen: only words or ticks.
    """

    subject = TenantForeignKey(Subject)
    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    view_from = models.CharField(max_length=10, choices=_sides(BY_NAME))
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    not_seen = models.BooleanField(default=False)
    ticked = ArrayField(models.UUIDField(), default=list, blank=True)
    comment = models.CharField(max_length=LONGEST_COMMENT, blank=True, default="")
    given_by = TenantForeignKey(Person)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "subject", "competence", "view_from"], name="view_once"),
            models.CheckConstraint(
                condition=Q(view_from__in=sorted(each.value for each in BY_NAME)), name="view_is_given_by_name"
            ),
            models.CheckConstraint(
                condition=Q(position=None) | Q(position__gte=1, not_seen=False), name="view_seen_or_not_seen"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="view_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competence_id} {self.view_from}"


class Summary(PersonFact):
    """What a side sees on one competence, computed once after closing and frozen: never a count, never a name."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    subject = TenantForeignKey(Subject)
    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    view_from = models.CharField(max_length=10, choices=_sides(CONFIDENTIAL))
    says = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Says])
    position = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "subject", "competence", "view_from"], name="summary_once"),
            models.CheckConstraint(
                condition=Q(view_from__in=sorted(each.value for each in CONFIDENTIAL)), name="summary_is_confidential"
            ),
            models.CheckConstraint(
                condition=Q(says=Says.MOST, position__gte=1) | ~Q(says=Says.MOST) & Q(position__isnull=True),
                name="summary_position_of_most_only",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="summary_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competence_id} {self.says}"


class SummaryText(PersonFact):
    """Words that one of a side wrote about a person: shuffled once, of nobody, and only where enough people wrote."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    subject = TenantForeignKey(Subject)
    person = TenantForeignKey(Person)
    view_from = models.CharField(max_length=10, choices=_sides(CONFIDENTIAL))
    text = models.CharField(max_length=LONGEST_COMMENT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(view_from__in=sorted(each.value for each in CONFIDENTIAL)) & ~Q(text=""),
                name="summary_text_is_confidential",
            )
        ]
        indexes = [models.Index(fields=["organisation", "subject"], name="summary_text_by_subject")]

    def __str__(self) -> str:
        return str(self.id)
