"""What someone answers while a round is open: drafts that only she reads. Random ids, no moment, no order."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kiem.assessments.models.rounds import SIDES, Asked, Round, Subject, SubjectCompetence
from kiem.assessments.rules import LONGEST_COMMENT
from kiem.competences.models import ScaleVersion
from kiem.foundation.fields import OnlyReaderKey, TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.models import PersonFact
from kiem.organisation.models import Person


class LookForm(PersonFact):
    """The form of one who looks at one person. Gone once the round is closed. ``submitted``: she says she is done."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    asked = TenantForeignKey(Asked)
    subject = TenantForeignKey(Subject)
    round = TenantForeignKey(Round)
    person = TenantForeignKey(Person)
    looker = OnlyReaderKey(Person)
    view_from = models.CharField(max_length=10, choices=SIDES)
    submitted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "asked"], name="look_form_once"),
            models.UniqueConstraint(
                fields=["organisation", "id", "looker", "person", "purpose"], name="look_form_of_its_looker"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "looker"], name="look_form_by_looker"),
            models.Index(fields=["organisation", "round"], name="look_form_by_round"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Answer(PersonFact):
    """What she answers on one competence. Neither a position nor not seen: only words or ticks so far.

    ``ticked``: indicators she ticked; what is not ticked is not said.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    form = TenantForeignKey(LookForm)
    subject_competence = TenantForeignKey(SubjectCompetence)
    person = TenantForeignKey(Person)
    looker = OnlyReaderKey(Person)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    not_seen = models.BooleanField(default=False)
    ticked = ArrayField(models.UUIDField(), default=list, blank=True)
    comment = models.CharField(max_length=LONGEST_COMMENT, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "form", "subject_competence"], name="answer_once"),
            models.CheckConstraint(
                condition=Q(position=None) | Q(position__gte=1, not_seen=False), name="answer_seen_or_not_seen"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
