"""Units, jobs, people, placements, mandates and openings."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from kiem.accounts.models import Membership
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.models import OrganisationRow
from kiem.foundation.periods import Period
from kiem.foundation.purposes import Use
from kiem.organisation.rules import (
    LONGEST_CLIENT_WORD,
    LONGEST_SOURCE,
    UNIT_MANDATES,
    Body,
    ClientWord,
    DocumentRule,
    MandateKind,
    PlacementKind,
    Role,
    Sector,
    Size,
    Term,
)
from kiem.organisation.rules.second_person import ASKED_BY_LIST

DATE_RANGE = Func(F("starts_on"), F("ends_before"), function="daterange")


def ends_after_start(name: str) -> models.CheckConstraint:
    """A half-open period has at least one day."""
    return models.CheckConstraint(
        condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
        name=name,
        violation_error_message=_("The end is before the start."),
    )


class HeldForAPeriod(OrganisationRow):
    """A row that holds from ``starts_on`` up to but not including ``ends_before``."""

    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_before)


def on_day(day: object, prefix: str = "") -> Q:
    """The condition that a period holds ``day``; ``prefix`` is the path to it, such as ``"placements__"``."""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_before": None}) | Q(**{f"{prefix}ends_before__gt": day})
    )


class Unit(HeldForAPeriod):
    """A part of the organisation: a site, a department, a living group, a team."""

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [ends_after_start("unit_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class UnitPlace(HeldForAPeriod):
    """Under which unit a unit stands, for a time; at the top there is no row."""

    unit = TenantForeignKey(Unit)
    parent = TenantForeignKey(Unit)

    class Meta:
        constraints = [
            ends_after_start("unit_place_ends_after_start"),
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="unit_place_not_under_itself"),
            ExclusionConstraint(
                name="unit_place_one_parent_at_a_time",
                expressions=[("unit", RangeOperators.EQUAL), (DATE_RANGE, RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [models.Index(fields=["organisation", "parent"], name="unit_place_by_parent")]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"


class DocumentLanguage(HeldForAPeriod):
    """In which language the law wants documents for staff of a unit and of what stands below it, and where it says so.

    A unit below may have a row of its own, which then counts there.
    """

    unit = TenantForeignKey(Unit)
    rule = models.CharField(max_length=12, choices=[(rule.value, rule.value) for rule in DocumentRule])
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            ends_after_start("document_language_ends_after_start"),
            models.CheckConstraint(condition=~Q(source=""), name="document_language_has_a_source"),
            ExclusionConstraint(
                name="document_language_one_at_a_time",
                expressions=[("unit", RangeOperators.EQUAL), (DATE_RANGE, RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.rule}"


class Job(HeldForAPeriod):
    """A job as the organisation calls it. What it asks stands in its role profile, downstream."""

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [ends_after_start("job_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class Person(OrganisationRow):
    """Someone who works, volunteers or advises here. ``sort_key``: family name, given name, without accents or case."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=210)
    email = models.EmailField(blank=True, default="")
    personnel_number = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="nl")
    membership = TenantForeignKey(Membership, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "membership"], name="person_membership_once"),
            models.UniqueConstraint(
                fields=["organisation", "personnel_number"],
                condition=~Q(personnel_number=""),
                name="person_personnel_number_once",
                violation_error_message=_("Someone else has this personnel number."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=~Q(email=""),
                name="person_email_once",
                violation_error_message=_("Someone else has this mail address."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "sort_key", "id"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Placement(HeldForAPeriod):
    """A person works in a unit, in a job, for a share of full time (0 to 1, three decimals)."""

    person = TenantForeignKey(Person, related_name="placements")
    unit = TenantForeignKey(Unit)
    job = TenantForeignKey(Job)
    share = models.DecimalField(max_digits=4, decimal_places=3)
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in PlacementKind])

    class Meta:
        constraints = [
            ends_after_start("placement_ends_after_start"),
            models.CheckConstraint(
                condition=Q(share__gte=0) & Q(share__lte=1),
                name="placement_share_of_full_time",
                violation_error_message=_("The share of full time lies between 0 and 100 %."),
            ),
            ExclusionConstraint(
                name="placement_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("job", RangeOperators.EQUAL),
                    (DATE_RANGE, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person already has this job in this unit in that period."),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "unit"], name="placement_by_unit"),
            models.Index(fields=["organisation", "person"], name="placement_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.unit_id}"


class Mandate(HeldForAPeriod):
    """A role someone holds for a period; leaders and substitutes for a unit."""

    person = TenantForeignKey(Person)
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in MandateKind])
    unit = TenantForeignKey(Unit, null=True, blank=True)

    class Meta:
        constraints = [
            ends_after_start("mandate_ends_after_start"),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(UNIT_MANDATES), unit__isnull=False)
                | (~Q(kind__in=sorted(UNIT_MANDATES)) & Q(unit__isnull=True)),
                name="mandate_unit_for_leaders_only",
                violation_error_message=_("Leading and replacing a leader are for one unit; other roles for all."),
            ),
            ExclusionConstraint(
                name="mandate_one_leader_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (DATE_RANGE, RangeOperators.OVERLAPS),
                ],
                condition=Q(unit__isnull=False),
                violation_error_message=_("This unit already has a leader or substitute in that period."),
            ),
            ExclusionConstraint(
                name="mandate_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (DATE_RANGE, RangeOperators.OVERLAPS),
                ],
                condition=Q(unit__isnull=True),
                violation_error_message=_("This person already holds this role in that period."),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "person"], name="mandate_by_person"),
            models.Index(fields=["organisation", "unit"], name="mandate_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class Opening(OrganisationRow):
    """That someone's levels were opened on a day, by whom, in which role, for which use and why. Append-only."""

    person = TenantForeignKey(Person)
    viewer = TenantForeignKey(Person)
    role = models.CharField(max_length=24, choices=[(r.value, r.value) for r in Role])
    use = models.CharField(max_length=16, choices=[(u.value, u.value) for u in Use])
    reason = models.CharField(max_length=300, blank=True, default="")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "viewer", "role", "use", "day"], name="opening_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.role} {self.use}"


class AgreedTerm(OrganisationRow):
    """So many days or months that this organisation agreed on, from a day, with the source. Only added to."""

    term = models.CharField(max_length=16, choices=[(each.value, each.value) for each in Term])
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    source = models.CharField(max_length=LONGEST_SOURCE)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "term", "starts_on"], name="agreed_term_once_from_a_day"),
            models.CheckConstraint(condition=~Q(source="") & Q(number__gte=1), name="agreed_term_has_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.number}"


class AboutUs(OrganisationRow):
    """What an organisation says of itself: one row, that may be changed. Nothing about a person."""

    sector = models.CharField(max_length=16, choices=[(each.value, each.value) for each in Sector])
    size = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Size])
    bodies = ArrayField(
        models.CharField(max_length=20, choices=[(each.value, each.value) for each in Body]), default=list, blank=True
    )
    client_word = models.CharField(max_length=16, choices=[(each.value, each.value) for each in ClientWord])
    own_client_word = models.CharField(max_length=LONGEST_CLIENT_WORD, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="about_us_once"),
            models.CheckConstraint(
                condition=Q(client_word=ClientWord.OWN) ^ Q(own_client_word=""), name="about_us_own_word_when_own"
            ),
        ]

    def __str__(self) -> str:
        return self.sector


class AskedRole(OrganisationRow):
    """A role for the whole organisation that a list asked for a person; given only when a second person confirms it.

    ``asked_by``: who brought the list in, None when it came by itself. ``granted``: None while it waits.
    """

    person = TenantForeignKey(Person)
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in sorted(ASKED_BY_LIST)])
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    asked_by = TenantForeignKey(Person, null=True, blank=True)
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = TenantForeignKey(Person, null=True, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "kind"], condition=Q(granted=None), name="asked_role_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(granted=None, decided_by=None, decided_at=None)
                | Q(granted__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="asked_role_decided_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class PeopleRun(OrganisationRow):
    """One list of people that was brought in, with a keyed digest of every row that wrote something. Append-only.

    ``digests``: per such row its number in the list (4 bytes) and 16 bytes. The id is made of them and of the moment,
    so that the sealed line of the trail, which names it, vouches for them.
    """

    at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    digests = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.rows}"
