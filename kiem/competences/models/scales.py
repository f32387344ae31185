"""Scales: named ordered levels, or met / not met, or shown able for a time."""

from django.db import models
from django.db.models import Q

from kiem.competences.rules import LONGEST_SCALE_NAME, ScaleKind
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.models import OrganisationRow


class Scale(OrganisationRow):
    """A named ordered scale of levels."""

    name = models.CharField(max_length=LONGEST_SCALE_NAME)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="scale_name_once")]

    def __str__(self) -> str:
        return self.name


class ScaleVersion(OrganisationRow):
    """One version of a scale; once made it never changes. ``size``: its number of levels, numbered from 1.

    ``valid_months``: how long a level that was shown holds, only on a scale of the kind shown able.
    """

    scale = TenantForeignKey(Scale)
    number = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()
    kind = models.CharField(
        max_length=10, choices=[(k.value, k.value) for k in ScaleKind], default=ScaleKind.ORDERED.value
    )
    valid_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "scale", "number"], name="scale_version_once"),
            models.CheckConstraint(condition=Q(size__gte=2) & Q(size__lte=9), name="scale_version_size"),
            models.CheckConstraint(
                condition=Q(kind="shown_able", valid_months__gte=1)
                | (~Q(kind="shown_able") & Q(valid_months__isnull=True)),
                name="scale_version_valid_only_when_shown",
            ),
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
