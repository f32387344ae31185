"""A form on paper that a helper enters: drafts that only the two of them read, gone once confirmed or closed."""

from django.db import models
from django.db.models import F, Q

from kiem.assessments.models.looking import LookForm
from kiem.assessments.models.rounds import SIDES, Asked, Round, Subject, SubjectCompetence
from kiem.assessments.rules import LONGEST_COMMENT
from kiem.competences.models import ScaleVersion
from kiem.foundation.fields import ReaderKey, ReadWithKey, TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.models import PersonFact
from kiem.organisation.models import Person


class PaperHelp(PersonFact):
    """Whom she who looks named to enter one form of hers from paper. No moment: it leaves nothing once it is gone."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    form = TenantForeignKey(LookForm)
    asked = TenantForeignKey(Asked)
    subject = TenantForeignKey(Subject)
    round = TenantForeignKey(Round)
    person = TenantForeignKey(Person)
    looker = ReaderKey(Person)
    helper = ReaderKey(Person)
    view_from = models.CharField(max_length=10, choices=SIDES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "form"], name="paper_help_once"),
            models.UniqueConstraint(fields=["organisation", "subject", "helper"], name="paper_help_of_one_a_subject"),
            models.UniqueConstraint(fields=["organisation", "id", "person", "purpose"], name="paper_help_of_purpose"),
            models.CheckConstraint(
                condition=~Q(helper=F("looker")) & ~Q(helper=F("person")) & ~Q(view_from="manager"),
                name="paper_help_by_someone_else",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "helper"], name="paper_help_by_helper"),
            models.Index(fields=["organisation", "looker"], name="paper_help_by_looker"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PaperAnswer(PersonFact):
    """What the helper read on paper on one competence. It counts nowhere until she who looked confirms it."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    help = ReadWithKey(PaperHelp, related_name="answers")
    subject_competence = TenantForeignKey(SubjectCompetence)
    person = TenantForeignKey(Person)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    not_seen = models.BooleanField(default=False)
    comment = models.CharField(max_length=LONGEST_COMMENT, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "help", "subject_competence"], name="paper_answer_once"),
            models.CheckConstraint(
                condition=Q(position=None) | Q(position__gte=1, not_seen=False), name="paper_answer_seen_or_not_seen"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
