"""Levels, the current ones, the runs that brought them in, contests and sharings."""

from django.db import models
from django.db.models import F, Q

from kiem.assessments.rules import Basis
from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow, PersonFact
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person


class LevelImport(OrganisationRow):
    """One list of levels brought in: from which file, for which purpose, by whom. Its levels point to it."""

    file_name = models.CharField(max_length=200)
    digest = models.BinaryField(max_length=32)
    purpose = models.CharField(max_length=16, choices=[(p.value, p.value) for p in Purpose])
    observed_on = models.DateField()
    at = models.DateTimeField()
    by_person = TenantForeignKey(Person, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "digest", "purpose"], name="level_import_once")]

    def __str__(self) -> str:
        return self.file_name


class Level(PersonFact):
    """That someone stands at a level of a competence: an assertion. Never changed; a correction refers to the old."""

    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=12, choices=[(b.value, b.value) for b in Basis])
    observed_on = models.DateField()
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = TenantForeignKey(Person, null=True)
    level_import = TenantForeignKey(LevelImport, null=True)
    corrects = TenantForeignKey("self", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(position__gte=1), name="level_is_on_its_scale"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("observed_on")), name="level_valid_after_observed"
            ),
            models.CheckConstraint(
                condition=~Q(basis=Basis.BROUGHT_IN) | Q(level_import__isnull=False, valid_until__isnull=False),
                name="level_brought_in_has_its_run_and_end",
            ),
            models.UniqueConstraint(
                fields=["organisation", "level_import", "person", "competence"],
                condition=Q(level_import__isnull=False),
                name="level_once_per_run",
            ),
            models.UniqueConstraint(
                fields=["organisation", "corrects"],
                condition=Q(corrects__isnull=False),
                name="level_corrected_once",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person", "competence"], name="level_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competence_id} {self.position}"


class CurrentLevel(PersonFact):
    """The level that counts now, per person, competence and purpose; written by the same action as the fact."""

    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    level = TenantForeignKey(Level)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=12, choices=[(b.value, b.value) for b in Basis])
    observed_on = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "competence", "purpose"], name="current_level_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competence_id} {self.position}"


class Contest(PersonFact):
    """That the person says a level brought in is wrong, in her words. It stays beside the level, never in its place."""

    person = TenantForeignKey(Person)
    level = TenantForeignKey(Level)
    words = models.CharField(max_length=600, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "level"], name="contest_once_per_level")]

    def __str__(self) -> str:
        return str(self.level_id)


class Sharing(PersonFact):
    """That the person shares, or no longer shares, what was recorded before a leader's start. The latest counts."""

    person = TenantForeignKey(Person)
    with_person = TenantForeignKey(Person)
    shares = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "with_person", "person"], name="sharing_by_leader")]

    def __str__(self) -> str:
        return f"{self.person_id} > {self.with_person_id}"
