"""Competences and their immutable wordings: an edit is a new version."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kiem.competences.models.scales import ScaleVersion
from kiem.competences.rules import Aspect, CompetenceKind, MatchRelation
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.models import OrganisationRow


class Competence(OrganisationRow):
    """The identity of a competence through all its wordings."""

    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class CompetenceVersion(OrganisationRow):
    """One immutable wording of a competence on a scale version. Its texts stand in ``CompetenceText``.

    ``aspect``: whether it is mostly knowledge, skill or attitude; "" when nobody said.
    """

    competence = TenantForeignKey(Competence)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in CompetenceKind])
    aspect = models.CharField(max_length=9, blank=True, default="", choices=[(a.value, a.value) for a in Aspect])
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
    """Name and definition of a worded version in one language.

    ``plain_text``: the same for who reads with difficulty. ``synonyms``: what people also call it, to find it by.
    """

    competence_version = TenantForeignKey(CompetenceVersion, related_name="texts")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    name = models.CharField(max_length=160)
    definition = models.TextField(blank=True, default="")
    plain_text = models.TextField(blank=True, default="")
    synonyms = ArrayField(models.CharField(max_length=120), default=list, blank=True)

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
    """What a worded version looks like at one level, in one language: a title, and a text in general."""

    competence_version = TenantForeignKey(CompetenceVersion, related_name="level_texts")
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    title = models.CharField(max_length=120, blank=True, default="")
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence_version", "position", "language"], name="competence_level_text_once"
            ),
            models.CheckConstraint(condition=~Q(title="", text=""), name="competence_level_text_says_something"),
        ]

    def __str__(self) -> str:
        return self.title or self.text


class Indicator(OrganisationRow):
    """Something observable that shows a worded version at a level. Its texts stand in ``IndicatorText``.

    ``place``: its order within the level, from 1. ``counter``: it shows the opposite.
    """

    competence_version = TenantForeignKey(CompetenceVersion)
    position = models.PositiveSmallIntegerField()
    counter = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence_version", "position", "counter", "place"], name="indicator_once"
            ),
            models.CheckConstraint(condition=Q(position__gte=1) & Q(place__gte=1), name="indicator_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.competence_version_id} {self.position}.{self.place}"


class IndicatorText(OrganisationRow):
    """What an indicator says in one language."""

    indicator = TenantForeignKey(Indicator, related_name="texts")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    text = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "indicator", "language"], name="indicator_text_once"),
            models.CheckConstraint(condition=~Q(text=""), name="indicator_text_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


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
