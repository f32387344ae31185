"""Job families; role profiles in four layers, their versions, requirements and references.

Profiles, versions, requirements and references are only added to: a change is a new version with all its lines.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import DATE_RANGE, HeldForAPeriod, Job, Unit, ends_after_start
from kiem.profiles.rules import (
    LONGEST_CODE,
    LONGEST_DECISION,
    LONGEST_LABEL,
    LONGEST_RESULT,
    Layer,
    ReferenceScheme,
    Weight,
)


class JobFamily(HeldForAPeriod):
    """Jobs that belong together: care, support, the house, leading."""

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [ends_after_start("job_family_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class JobFamilyPlace(HeldForAPeriod):
    """Under which family a family stands, for a time; at the top there is no row."""

    family = TenantForeignKey(JobFamily)
    parent = TenantForeignKey(JobFamily)

    class Meta:
        constraints = [
            ends_after_start("job_family_place_ends_after_start"),
            models.CheckConstraint(condition=~Q(family=F("parent")), name="job_family_not_under_itself"),
            ExclusionConstraint(
                name="job_family_one_parent_at_a_time",
                expressions=[("family", RangeOperators.EQUAL), (DATE_RANGE, RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [models.Index(fields=["organisation", "parent"], name="job_family_place_by_parent")]

    def __str__(self) -> str:
        return f"{self.family_id} < {self.parent_id}"


class JobInFamily(HeldForAPeriod):
    """To which family a job belongs, for a time."""

    job = TenantForeignKey(Job)
    family = TenantForeignKey(JobFamily)

    class Meta:
        constraints = [
            ends_after_start("job_in_family_ends_after_start"),
            ExclusionConstraint(
                name="job_in_one_family_at_a_time",
                expressions=[("job", RangeOperators.EQUAL), (DATE_RANGE, RangeOperators.OVERLAPS)],
                violation_error_message=_("This job already belongs to a family in that period."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "family"], name="job_in_family_by_family")]

    def __str__(self) -> str:
        return f"{self.job_id} in {self.family_id}"


class RoleProfile(OrganisationRow):
    """What the whole organisation, a job family, a job or a position (a job in a unit) asks, through all versions."""

    layer = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Layer])
    family = TenantForeignKey(JobFamily, null=True, blank=True)
    job = TenantForeignKey(Job, null=True, blank=True)
    unit = TenantForeignKey(Unit, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "layer", "family", "job", "unit"],
                name="role_profile_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(layer="organisation", family=None, job=None, unit=None)
                | Q(layer="family", family__isnull=False, job=None, unit=None)
                | Q(layer="job", family=None, job__isnull=False, unit=None)
                | Q(layer="position", family=None, job__isnull=False, unit__isnull=False),
                name="role_profile_of_its_layer",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "job"], name="role_profile_by_job")]

    def __str__(self) -> str:
        return f"{self.layer} {self.job_id or self.family_id or ''}"


class RoleProfileVersion(OrganisationRow):
    """All that a profile asks from ``starts_on`` until the next version starts.

    Of the versions that have started by a day the highest ``number`` counts: one that starts on the first day of an
    earlier number or before sets that aside, and it held for no day. ``results``: what the work is to bring about, in
    order. ``decision``: who decided it, in words.
    """

    role_profile = TenantForeignKey(RoleProfile)
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    purpose_text = models.TextField(blank=True, default="")
    results = ArrayField(models.CharField(max_length=LONGEST_RESULT), default=list, blank=True)
    decision = models.CharField(max_length=LONGEST_DECISION, blank=True, default="")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "role_profile", "number"], name="role_profile_version_once")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "role_profile", "-starts_on", "-number"], name="role_profile_version_by_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role_profile_id} v{self.number}"


class Requirement(OrganisationRow):
    """One line of a version: this competence, at this level of its scale version.

    ``since``: the first day from which the profile asks just this, without a break.
    """

    role_profile_version = TenantForeignKey(RoleProfileVersion)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()
    weight = models.CharField(max_length=10, choices=[(w.value, w.value) for w in Weight])
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role_profile_version", "competence"], name="requirement_once"
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="requirement_asks_a_level"),
        ]

    def __str__(self) -> str:
        return f"{self.competence_id} {self.position}"


class ProfileReference(OrganisationRow):
    """Where a version of a profile stands in a classification: to look up, never for pay.

    ``place``: its order, from 1. ``share``: how much of the job it covers, in per cent.
    """

    role_profile_version = TenantForeignKey(RoleProfileVersion)
    place = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=8, choices=[(each.value, each.value) for each in ReferenceScheme])
    code = models.CharField(max_length=LONGEST_CODE)
    label = models.CharField(max_length=LONGEST_LABEL, blank=True, default="")
    share = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role_profile_version", "scheme", "code"], name="profile_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=1, share__lte=100), name="profile_reference_share"
            ),
            models.CheckConstraint(condition=~Q(code=""), name="profile_reference_has_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"
