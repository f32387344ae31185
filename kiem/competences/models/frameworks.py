"""Versions of the language: sets of pointers to worded competences."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiem.competences.models.wordings import Competence, CompetenceVersion
from kiem.competences.rules import Step, VersionStatus
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Person


class Framework(OrganisationRow):
    """The organisation's competence dictionary through all its versions."""

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="framework_name_once"),
            models.UniqueConstraint(
                fields=["organisation"],
                name="framework_one_per_organisation",
                violation_error_message=_("There is already a competence language here."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FrameworkVersion(OrganisationRow):
    """Draft, in consultation, adopted with a date and the decision behind it, then replaced.

    From consultation on its entries are fixed; it may go back to being a draft until it is adopted. ``owner`` looks
    after it, and it is looked at again by ``review_on``.
    """

    framework = TenantForeignKey(Framework)
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in VersionStatus])
    consultation_since = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=300, blank=True, default="")
    review_on = models.DateField(null=True, blank=True)
    owner = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "framework", "number"], name="framework_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "framework"],
                condition=Q(status__in=["draft", "consultation"]),
                name="framework_one_draft",
            ),
            models.UniqueConstraint(
                fields=["organisation", "framework"], condition=Q(status="adopted"), name="framework_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "consultation"]) | (Q(adopted_on__isnull=False) & ~Q(decision="")),
                name="framework_adopted_by_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status="consultation") | Q(consultation_since__isnull=False),
                name="framework_in_consultation_since",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} v{self.number}"


class FrameworkEntry(OrganisationRow):
    """A pointer from a framework version to a worded competence."""

    framework_version = TenantForeignKey(FrameworkVersion)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "framework_version", "competence"], name="framework_entry_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.competence_version_id)


class CompetenceStep(OrganisationRow):
    """A person says that a competence was split into others, or merged with others, in a version of the language.

    A line for each pair (``former``, ``latter``). All else of the migration table follows from comparing two versions.
    """

    framework_version = TenantForeignKey(FrameworkVersion)
    former = TenantForeignKey(Competence)
    latter = TenantForeignKey(Competence)
    step = models.CharField(max_length=8, choices=[(s.value, s.value) for s in (Step.SPLIT, Step.MERGED)])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "framework_version", "former", "latter"], name="competence_step_once"
            ),
            models.CheckConstraint(condition=Q(step__in=["split", "merged"]), name="competence_step_said"),
        ]

    def __str__(self) -> str:
        return f"{self.former_id} {self.step} {self.latter_id}"
