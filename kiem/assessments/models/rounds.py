"""Rounds: whom people look at together, on what, from which sides, and who was asked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import (
    LONGEST_REASON,
    LONGEST_TITLE,
    PURPOSES_OF_ROUNDS,
    GroupKind,
    ViewFrom,
)
from kiem.competences.models import Competence, CompetenceVersion, Indicator, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.models import OrganisationRow, PersonFact
from kiem.foundation.purposes import FEWEST_COUNTED, FEWEST_WHO_LOOKED
from kiem.organisation.models import Person, Unit

SIDES = [(each.value, each.value) for each in ViewFrom]


class Round(OrganisationRow):
    """A planned moment to look together at what people can do, for one purpose that never changes.

    Planned, open or closed is read from its moments. ``views``: from which sides. ``reason_for_load``: why one manager
    is asked for more than three hours.
    """

    title = models.CharField(max_length=LONGEST_TITLE)
    purpose = models.CharField(max_length=16, choices=[(each.value, each.value) for each in PURPOSES_OF_ROUNDS])
    views = ArrayField(models.CharField(max_length=10, choices=SIDES))
    starts_on = models.DateField()
    closes_on = models.DateField()
    planned_by = TenantForeignKey(Person, null=True, blank=True)
    planned_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reason_for_load = models.CharField(max_length=LONGEST_REASON, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "id", "purpose"], name="round_of_its_purpose"),
            models.CheckConstraint(
                condition=Q(purpose__in=[each.value for each in PURPOSES_OF_ROUNDS]),
                name="round_purpose_is_for_looking",
            ),
            models.CheckConstraint(condition=Q(closes_on__gte=F("starts_on")), name="round_closes_after_it_starts"),
            models.CheckConstraint(condition=~Q(title="") & Q(views__len__gt=0), name="round_has_a_title_and_views"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False), name="round_closed_after_opening"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-starts_on"], name="round_by_start")]

    def __str__(self) -> str:
        return self.title


class Subject(PersonFact):
    """Someone whom a round looks at. ``unit`` and ``manager`` as they were at opening: a later move changes nothing.

    ``erased_on``: when the views given by name and the texts it left were erased, because their term was over.
    """

    round = TenantForeignKey(Round)
    person = TenantForeignKey(Person)
    unit = TenantForeignKey(Unit, null=True, blank=True)
    manager = TenantForeignKey(Person, null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "person"], name="subject_once_per_round"),
            models.UniqueConstraint(fields=["organisation", "id", "person", "purpose"], name="subject_of_its_purpose"),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="subject_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.round_id}"


class SubjectCompetence(PersonFact):
    """What a round looks at of one person: a worded competence, and what was asked of her at opening.

    ``position``: what is asked, None when nothing is. ``place``: its order, from 1. ``chosen``: she and her manager
    chose it. ``anchors_from``, ``anchors_to``: the levels whose anchor indicators everyone who looks may tick.
    """

    subject = TenantForeignKey(Subject)
    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.PositiveSmallIntegerField()
    chosen = models.BooleanField(default=False)
    anchors_from = models.PositiveSmallIntegerField()
    anchors_to = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "subject", "competence"], name="subject_competence_once"),
            models.UniqueConstraint(
                fields=["organisation", "id", "person", "purpose"], name="subject_competence_of_its_purpose"
            ),
            models.CheckConstraint(
                condition=Q(anchors_from__gte=1) & Q(anchors_to__gte=F("anchors_from")),
                name="subject_competence_anchors_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.competence_id}"


class Anchor(OrganisationRow):
    """An indicator that is fixed to look by, for a worded competence at a level: the same in every round."""

    competence_version = TenantForeignKey(CompetenceVersion)
    position = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    indicator = TenantForeignKey(Indicator)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence_version", "position", "place"], name="anchor_once"
            ),
            models.UniqueConstraint(fields=["organisation", "indicator"], name="anchor_indicator_once"),
        ]

    def __str__(self) -> str:
        return f"{self.competence_version_id} {self.position}.{self.place}"


class Asked(PersonFact):
    """Who was asked to look at a person, and from which side: fixed at the invitation. Never what she answered."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    subject = TenantForeignKey(Subject)
    person = TenantForeignKey(Person)
    looker = TenantForeignKey(Person)
    view_from = models.CharField(max_length=10, choices=SIDES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "subject", "looker"], name="asked_once_about_someone"),
            models.UniqueConstraint(fields=["organisation", "id", "person", "purpose"], name="asked_of_its_purpose"),
            models.CheckConstraint(
                condition=Q(view_from="self", looker=F("person")) | ~Q(view_from="self") & ~Q(looker=F("person")),
                name="asked_herself_as_herself",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "looker"], name="asked_by_looker")]

    def __str__(self) -> str:
        return f"{self.looker_id} > {self.person_id}"


class AskedCompetence(PersonFact):
    """On which competences someone was asked to look: the groups of a round, fixed at the invitation."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    asked = TenantForeignKey(Asked)
    person = TenantForeignKey(Person)
    subject_competence = TenantForeignKey(SubjectCompetence)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "asked", "subject_competence"], name="asked_competence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.subject_competence_id}"


class RoundCount(OrganisationRow):
    """How many forms of a round were handed in, counted at night; only where at least eight people were invited."""

    round = TenantForeignKey(Round)
    day = models.DateField()
    invited = models.PositiveIntegerField()
    handed_in = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "day"], name="round_count_once_a_day"),
            models.CheckConstraint(
                condition=Q(invited__gte=FEWEST_COUNTED) & Q(handed_in__lte=F("invited")),
                name="round_count_not_of_a_few",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.handed_in}/{self.invited}"


class SmallestGroup(OrganisationRow):
    """From how many people on a group is shown, from a day on. It only ever goes up; 4 and 8 are the floor."""

    kind = models.CharField(max_length=8, choices=[(each.value, each.value) for each in GroupKind])
    people = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    decision = models.CharField(max_length=LONGEST_REASON)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "people"], name="smallest_group_raised_once"),
            models.CheckConstraint(
                condition=Q(kind=GroupKind.LOOKED, people__gte=FEWEST_WHO_LOOKED)
                | Q(kind=GroupKind.COUNTED, people__gte=FEWEST_COUNTED),
                name="smallest_group_above_the_floor",
                violation_error_message=_("A group that is shown never gets smaller."),
            ),
            models.CheckConstraint(condition=~Q(decision=""), name="smallest_group_by_a_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.people}"
