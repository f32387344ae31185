"""Agreed minimums of a team, who offered to help, and orders that were shown. Gaps themselves are never stored."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiem.competences.models import Competence, ScaleVersion
from kiem.credentials.models import Act
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import PersonFact
from kiem.foundation.purposes import Purpose
from kiem.gaps.rules import LONGEST_REASON, MOST_PEOPLE, PURPOSES_OF_ORDERS
from kiem.organisation.models import HeldForAPeriod, Person, Unit, ends_after_start


class TeamMinimum(HeldForAPeriod):
    """How many people of a unit should at least stand at a level of a competence, or be allowed to do an act.

    ``source``: where that was agreed, such as a team meeting or the labour inspection. It says nothing of anyone.
    """

    unit = TenantForeignKey(Unit)
    competence = TenantForeignKey(Competence, null=True, blank=True)
    scale_version = TenantForeignKey(ScaleVersion, null=True, blank=True)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    act = TenantForeignKey(Act, null=True, blank=True)
    people = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    source = models.CharField(max_length=LONGEST_REASON)
    noted_by = TenantForeignKey(Person, null=True, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            ends_after_start("team_minimum_ends_after_start"),
            models.CheckConstraint(
                condition=Q(act=None, competence__isnull=False, scale_version__isnull=False, position__gte=1)
                | Q(act__isnull=False, competence=None, scale_version=None, position=None),
                name="team_minimum_of_a_level_or_an_act",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_PEOPLE),
                name="team_minimum_of_some_people",
                violation_error_message=_("A minimum is of one person to 500."),
            ),
            models.CheckConstraint(condition=~Q(source=""), name="team_minimum_has_a_source"),
            models.UniqueConstraint(
                fields=["organisation", "unit", "competence"],
                condition=Q(ends_before=None, act=None),
                name="team_minimum_once_per_competence",
                violation_error_message=_("A minimum was agreed for this already. End that one first."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "unit", "act"],
                condition=Q(ends_before=None, competence=None),
                name="team_minimum_once_per_act",
                violation_error_message=_("A minimum was agreed for this already. End that one first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.people}"


class HelpOffer(PersonFact):
    """That someone offers, or no longer offers, to be asked about a competence. By herself only; the latest counts."""

    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    offers = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose=Purpose.DEVELOPMENT), name="help_offer_is_to_grow"),
        ]
        indexes = [models.Index(fields=["organisation", "person", "competence"], name="help_offer_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competence_id} {self.offers}"


class ShownOrder(PersonFact):
    """That people were shown in an order: to whom (``person``), for which purpose and why, by which rule.

    ``inputs``: a keyed hash of what went in. What went in stays where it was stated, and goes when that is erased.
    """

    person = TenantForeignKey(Person)
    reason = models.CharField(max_length=LONGEST_REASON)
    rule = models.CharField(max_length=20)
    inputs = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=[each.value for each in PURPOSES_OF_ORDERS]), name="shown_order_is_for_choosing"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="shown_order_has_a_reason"),
            models.UniqueConstraint(fields=["organisation", "id", "purpose"], name="shown_order_of_its_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.at}"


class ShownPlace(PersonFact):
    """Where someone stood in an order that was shown, from 1."""

    order = TenantForeignKey(ShownOrder)
    person = TenantForeignKey(Person)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "order", "person"], name="shown_once_in_an_order"),
            models.UniqueConstraint(fields=["organisation", "order", "place"], name="shown_place_once"),
            models.CheckConstraint(condition=Q(place__gte=1), name="shown_place_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.place}"
