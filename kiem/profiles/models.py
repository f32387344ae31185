"""Role profiles, their versions and requirements. Rows are only added: a change is a new version with all its lines."""

from django.db import models
from django.db.models import Q

from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Job
from kiem.profiles.rules import Weight


class RoleProfile(OrganisationRow):
    """What a job asks, through all its versions."""

    job = TenantForeignKey(Job)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "job"], name="role_profile_once_per_job")]

    def __str__(self) -> str:
        return str(self.job_id)


class RoleProfileVersion(OrganisationRow):
    """All that a job asks from ``starts_on`` until the next version starts.

    Of versions that start on the same day the highest ``number`` counts; the others held for no day.
    """

    role_profile = TenantForeignKey(RoleProfile)
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    purpose_text = models.TextField(blank=True, default="")
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
    """One line of a version: this competence, at this level of its scale version."""

    role_profile_version = TenantForeignKey(RoleProfileVersion)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()
    weight = models.CharField(max_length=10, choices=[(w.value, w.value) for w in Weight])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role_profile_version", "competence"], name="requirement_once"
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="requirement_asks_a_level"),
        ]

    def __str__(self) -> str:
        return f"{self.competence_id} {self.position}"
