"""Scales, competences, frameworks, mappings, and the reference entries they may be chosen from.

Texts stand in rows of their own per language. A worded version is immutable: an edit is a new version, and a
framework version is a set of pointers to worded versions.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiem.competences.rules import CompetenceKind, MatchRelation, VersionStatus
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.ids import ordered_id
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.models import OrganisationRow


class Scale(OrganisationRow):
    """A named ordered scale of levels."""

    name = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="scale_name_once")]

    def __str__(self) -> str:
        return self.name


class ScaleVersion(OrganisationRow):
    """One version of a scale; once made it never changes. ``size``: its number of levels, numbered from 1."""

    scale = TenantForeignKey(Scale)
    number = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "scale", "number"], name="scale_version_once"),
            models.CheckConstraint(condition=Q(size__gte=2) & Q(size__lte=9), name="scale_version_size"),
        ]

    def __str__(self) -> str:
        return f"{self.scale_id} v{self.number}"


class ScaleLevel(OrganisationRow):
    """One level of a scale version; what points to a level of a scale points here, as (scale version, position)."""

    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "scale_version", "position"], name="scale_level_once"),
            models.CheckConstraint(condition=Q(position__gte=1) & Q(position__lte=9), name="scale_level_position"),
        ]

    def __str__(self) -> str:
        return str(self.position)


class ScaleLevelText(OrganisationRow):
    """What a level of a scale is called, in one language, with a sentence."""

    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    name = models.CharField(max_length=60)
    sentence = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scale_version", "position", "language"], name="scale_level_text_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Competence(OrganisationRow):
    """The identity of a competence through all its wordings."""

    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class CompetenceVersion(OrganisationRow):
    """One immutable wording of a competence on a scale version. Its texts stand in ``CompetenceText``."""

    competence = TenantForeignKey(Competence)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in CompetenceKind])
    scale_version = TenantForeignKey(ScaleVersion)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "competence", "number"], name="competence_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "id", "competence"], name="competence_version_of_competence"
            ),
            models.UniqueConstraint(fields=["organisation", "id", "scale_version"], name="competence_version_on_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.competence_id} v{self.number}"


class CompetenceText(OrganisationRow):
    """Name and definition of a worded version in one language."""

    competence_version = TenantForeignKey(CompetenceVersion, related_name="texts")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    name = models.CharField(max_length=160)
    definition = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence_version", "language"], name="competence_text_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="competence_text_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class CompetenceLevelText(OrganisationRow):
    """What a worded version looks like at one level, in one language."""

    competence_version = TenantForeignKey(CompetenceVersion, related_name="level_texts")
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence_version", "position", "language"], name="competence_level_text_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


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
    """Draft, then adopted with a date and the decision behind it, then replaced. Adopted, its entries are fixed."""

    framework = TenantForeignKey(Framework)
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=[(s.value, s.value) for s in VersionStatus])
    adopted_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "framework", "number"], name="framework_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "framework"], condition=Q(status="draft"), name="framework_one_draft"
            ),
            models.UniqueConstraint(
                fields=["organisation", "framework"], condition=Q(status="adopted"), name="framework_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | (Q(adopted_on__isnull=False) & ~Q(decision="")),
                name="framework_adopted_by_a_decision",
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


class CompetenceMatch(OrganisationRow):
    """How a worded version relates to a reference entry; chosen from ESCO it is an exact match."""

    competence_version = TenantForeignKey(CompetenceVersion)
    uri = models.CharField(max_length=300)
    scheme = models.CharField(max_length=40)
    relation = models.CharField(max_length=8, choices=[(r.value, r.value) for r in MatchRelation])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "competence_version", "uri"], name="competence_match_once")
        ]

    def __str__(self) -> str:
        return self.uri


class ReferenceEntry(models.Model):
    """An entry of a reference scheme such as ESCO. Of no organisation: read by all, written by the installation."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    scheme = models.CharField(max_length=40)
    uri = models.CharField(max_length=300)
    kind = models.CharField(max_length=24)
    code = models.CharField(max_length=40, blank=True, default="")
    collections = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "uri"], name="reference_entry_once")]

    def __str__(self) -> str:
        return self.uri


class ReferenceText(models.Model):
    """The words of a reference entry in one language. ``search_text``: label and alternatives, lower, unaccented."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    entry = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    version = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    alternatives = ArrayField(models.TextField(), default=list)
    description = models.TextField(blank=True, default="")
    search_text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "language"], name="reference_text_once")]
        indexes = [GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="reference_text_trigrams")]

    def __str__(self) -> str:
        return self.label


class ReferenceRelation(models.Model):
    """A relation between two reference entries, as the scheme gives it (``broader``, ``essential``, ...)."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    source = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target", "kind"], name="reference_relation_once")]

    def __str__(self) -> str:
        return self.kind
