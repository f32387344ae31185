"""Role profiles, their versions and requirements. A version in use is replaced, never edited."""

from django.db import models
from django.db.models import Q

from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import HeldForAPeriod, Job, ends_after_start
from kiem.profiles.rules import Weight


class RoleProfile(OrganisationRow):
    """What a job asks, through all its versions."""

    job = TenantForeignKey(Job)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "job"], name="role_profile_once_per_job")]

    def __str__(self) -> str:
        return str(self.job_id)


class RoleProfileVersion(HeldForAPeriod):
    """One version of a role profile and the time it holds. At most one holds at a time."""

    role_profile = TenantForeignKey(RoleProfile)
    number = models.PositiveSmallIntegerField()
    purpose_text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            ends_after_start("role_profile_version_ends_after_start"),
            models.UniqueConstraint(
                fields=["organisation", "role_profile", "number"], name="role_profile_version_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "role_profile"],
                condition=Q(ends_before=None),
                name="role_profile_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_profile_id} v{self.number}"


class Requirement(OrganisationRow):
    """One line of a role profile: this competence, at this level of its scale version. Never changed once written."""

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
