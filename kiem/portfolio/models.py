"""Items that a person keeps, their files and competences; with whom she shares one, and when it was opened."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kiem.competences.models import Competence
from kiem.foundation.fields import OnlyReaderKey, TenantForeignKey
from kiem.foundation.models import PersonFact
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person
from kiem.portfolio.rules import LONGEST_FILE_NAME, LONGEST_NAME, LONGEST_TITLE, LONGEST_WORDS, FileKind, ItemKind


def for_development(name: str) -> models.CheckConstraint:
    """All of it is kept to grow, and nothing else."""
    return models.CheckConstraint(condition=Q(purpose=Purpose.DEVELOPMENT), name=name)


class Item(PersonFact):
    """One thing she keeps. ``revision`` counts the changes, so that who saves over her own other window is told.

    It is hers: it may be changed and deleted at any time, and nothing is agreed here.
    """

    person = OnlyReaderKey(Person)
    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in ItemKind])
    title = models.CharField(max_length=LONGEST_TITLE)
    day = models.DateField()
    situation = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    task = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    action = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    result = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    words = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    given_by = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            for_development("portfolio_item_for_development"),
            models.UniqueConstraint(
                fields=["organisation", "id", "person", "purpose"], name="portfolio_item_of_person"
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="portfolio_item_has_a_title",
                violation_error_message=_("Give it a title."),
            ),
            models.CheckConstraint(
                condition=Q(kind=ItemKind.EXAMPLE) | Q(situation="", task="", action="", result=""),
                name="portfolio_only_an_example_tells_four_things",
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(kind=ItemKind.COURSE, hours__gt=0), name="portfolio_only_a_course_has_hours"
            ),
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(kind=ItemKind.CERTIFICATE, ends_before__gt=F("day")),
                name="portfolio_only_a_certificate_ends",
                violation_error_message=_("The end is before the start."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person", "-day"], name="portfolio_item_by_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class ItemCompetence(PersonFact):
    """That an item is about a competence, as she sees it. It says no level."""

    person = OnlyReaderKey(Person)
    item = TenantForeignKey(Item)
    competence = TenantForeignKey(Competence)

    class Meta:
        constraints = [
            for_development("portfolio_competence_for_development"),
            models.UniqueConstraint(fields=["organisation", "item", "competence"], name="portfolio_competence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.competence_id}"


class EvidenceFile(PersonFact):
    """A file with an item, cleaned. ``content`` is locked (``foundation.files.locking``); ``size``: bytes, unlocked."""

    person = OnlyReaderKey(Person)
    item = TenantForeignKey(Item)
    kind = models.CharField(max_length=8, choices=[(each.value, each.value) for each in FileKind])
    name = models.CharField(max_length=LONGEST_FILE_NAME)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            for_development("portfolio_file_for_development"),
            models.CheckConstraint(condition=~Q(name=""), name="portfolio_file_has_a_name"),
        ]
        indexes = [models.Index(fields=["organisation", "item"], name="portfolio_file_by_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Share(PersonFact):
    """That she shows one item to one named person, from a moment to another, unless she stops before."""

    person = OnlyReaderKey(Person)
    item = TenantForeignKey(Item)
    with_person = TenantForeignKey(Person)
    shared_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            for_development("portfolio_share_for_development"),
            models.UniqueConstraint(
                fields=["organisation", "id", "person", "purpose"], name="portfolio_share_of_person"
            ),
            models.UniqueConstraint(
                fields=["organisation", "item", "with_person"],
                condition=Q(stopped_at=None),
                name="portfolio_shared_once_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(person=F("with_person")), name="portfolio_shared_with_another"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("shared_at")), name="portfolio_share_ends_later"),
        ]
        indexes = [
            models.Index(fields=["organisation", "with_person"], name="portfolio_share_by_reader"),
            models.Index(fields=["organisation", "item"], name="portfolio_share_by_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} > {self.with_person_id}"


class ShareOpening(PersonFact):
    """That whom an item is shared with opened it on a day. Only she whose item it is reads this."""

    person = OnlyReaderKey(Person)
    share = TenantForeignKey(Share)
    viewer = TenantForeignKey(Person)
    day = models.DateField()

    class Meta:
        constraints = [
            for_development("portfolio_opening_for_development"),
            models.UniqueConstraint(fields=["organisation", "share", "day"], name="portfolio_opening_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.share_id} {self.day}"
