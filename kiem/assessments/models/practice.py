"""Written situations to practise on, how experienced people placed them, and that someone practised."""

from django.db import models
from django.db.models import F, Q

from kiem.assessments.rules.practice import LONGEST_SITUATION, LONGEST_WHY
from kiem.competences.models import CompetenceVersion, ScaleVersion
from kiem.foundation.fields import OnlyReaderKey, TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.models import OrganisationRow, PersonFact
from kiem.organisation.models import Person


class Situation(OrganisationRow):
    """A made-up situation, the level it shows and why. Never reworded: another wording is another situation."""

    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_SITUATION)
    reason = models.CharField(max_length=LONGEST_WHY)
    added_on = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(position__gte=1), name="situation_is_on_its_scale"),
        ]

    def __str__(self) -> str:
        return self.text


class PlacementCount(OrganisationRow):
    """How many experienced people placed a situation at a level, and how many of them the picture shows.

    No row and no moment of one person: who placed what is kept nowhere. The rows of all levels are made with the
    situation, and their ids are random: whether and when someone was the first at a level stands in neither.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    situation = TenantForeignKey(Situation)
    position = models.PositiveSmallIntegerField()
    counted = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "situation", "position"], name="placement_count_once"),
            models.CheckConstraint(condition=Q(shown__lte=F("counted")), name="placement_shown_was_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.situation_id} {self.position}"


class Practised(PersonFact):
    """That someone practised, and when last; only she reads it. What she answered is not kept.

    Its id is random: the moment in an ordered one would be a second moment kept.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = OnlyReaderKey(Person)
    done_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="practised_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.done_on}"
