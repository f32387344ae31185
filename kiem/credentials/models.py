"""Acts and what allows them; and about people: licences, showings, practice, entrustings and stopped clocks.

What is about a person is only ever added. What was noted by mistake is taken back, with who and when; then it no
longer counts, and stays to be read.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kiem.competences.models import Competence
from kiem.credentials.rules import LONGEST_NAME, LONGEST_NUMBER, LONGEST_REASON, EventKind
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow, PersonFact
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import DATE_RANGE, HeldForAPeriod, Person, ends_after_start


class LicenceKind(OrganisationRow):
    """A diploma or a visum that the law gives, by name: "visum verpleegkundige"."""

    name = models.CharField(max_length=LONGEST_NAME)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                F("organisation"),
                Lower("name"),
                name="licence_kind_once",
                violation_error_message=_("This diploma or visum stands in the list already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="licence_kind_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Act(HeldForAPeriod):
    """Something that not everyone may do, such as giving medication; ``competence``: of which it is a part, if any."""

    name = models.CharField(max_length=LONGEST_NAME)
    about = models.CharField(max_length=LONGEST_REASON, blank=True, default="")
    competence = TenantForeignKey(Competence, null=True, blank=True)

    class Meta:
        constraints = [
            ends_after_start("act_ends_after_start"),
            models.UniqueConstraint(
                F("organisation"),
                Lower("name"),
                condition=Q(ends_before=None),
                name="act_once",
                violation_error_message=_("This act stands in the list already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="act_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ActLicence(OrganisationRow):
    """That licences of a kind allow an act by law."""

    act = TenantForeignKey(Act)
    kind = TenantForeignKey(LicenceKind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "act", "kind"], name="act_licence_once")]

    def __str__(self) -> str:
        return f"{self.kind_id} > {self.act_id}"


class ReviewTerm(OrganisationRow):
    """After how many months ability for an act is looked at again, from a day on, and where that is said."""

    act = TenantForeignKey(Act)
    months = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=LONGEST_REASON)
    starts_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1) & Q(months__lte=240), name="review_term_in_months_that_come"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="review_term_has_a_source"),
        ]
        indexes = [models.Index(fields=["organisation", "act", "-starts_on"], name="review_term_by_act")]

    def __str__(self) -> str:
        return f"{self.act_id} {self.months}"


class Assessor(HeldForAPeriod):
    """Who may say that someone can do an act, and by what she is qualified to."""

    person = TenantForeignKey(Person)
    act = TenantForeignKey(Act)
    qualified_by = models.CharField(max_length=LONGEST_REASON)

    class Meta:
        constraints = [
            ends_after_start("assessor_ends_after_start"),
            models.CheckConstraint(condition=~Q(qualified_by=""), name="assessor_is_qualified"),
            models.UniqueConstraint(fields=["organisation", "id", "act"], name="assessor_of_its_act"),
            ExclusionConstraint(
                name="assessor_once_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("act", RangeOperators.EQUAL),
                    (DATE_RANGE, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person is an assessor of this act already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.act_id}"


def for_certification(name: str) -> models.CheckConstraint:
    """All of it is gathered for certification and nothing else."""
    return models.CheckConstraint(condition=Q(purpose=Purpose.CERTIFICATION), name=name)


class Noted(PersonFact):
    """A fact with who noted it and when, and who took it back when it was a mistake."""

    person = TenantForeignKey(Person)
    noted_at = models.DateTimeField()
    noted_by = TenantForeignKey(Person, null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        abstract = True


class Licence(Noted):
    """That a diploma or visum of someone was looked at on a day, and holds for a period. A later look is a new row."""

    kind = TenantForeignKey(LicenceKind)
    number = models.CharField(max_length=LONGEST_NUMBER)
    authority = models.CharField(max_length=LONGEST_NAME)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    checked_on = models.DateField()

    class Meta:
        constraints = [
            for_certification("licence_for_certification"),
            ends_after_start("licence_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(authority=""), name="licence_has_a_number_and_an_authority"
            ),
            models.CheckConstraint(condition=Q(checked_on__gte=F("starts_on")), name="licence_checked_once_it_holds"),
            ExclusionConstraint(
                name="licence_number_of_one_person",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("number", RangeOperators.EQUAL),
                    ("person", RangeOperators.NOT_EQUAL),
                ],
                condition=Q(taken_back_at=None),
                violation_error_message=_("This number stands with someone else already. Look at it once more."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "person", "kind", "number", "checked_on"],
                condition=Q(taken_back_at=None),
                name="licence_checked_once_a_day",
                violation_error_message=_("This number was noted already, with this day of checking."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="licence_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind_id}"


class Showing(Noted):
    """That an assessor saw someone do an act well on a day. ``review_on``: looked at again by then, says the source."""

    act = TenantForeignKey(Act)
    assessor = TenantForeignKey(Assessor)
    shown_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    review_source = models.CharField(max_length=LONGEST_REASON, blank=True, default="")

    class Meta:
        constraints = [
            for_certification("showing_for_certification"),
            models.CheckConstraint(
                condition=Q(review_on=None, review_source="") | Q(review_on__gt=F("shown_on")) & ~Q(review_source=""),
                name="showing_review_with_its_source",
                violation_error_message=_("The day of review comes after the day on which it was shown."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "person", "act", "shown_on"],
                condition=Q(taken_back_at=None),
                name="showing_once_a_day",
                violation_error_message=_("It was noted already that this was shown that day."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="showing_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.act_id}"


class Practice(Noted):
    """That someone did an act on a day, said by herself or her leader."""

    act = TenantForeignKey(Act)
    practised_on = models.DateField()

    class Meta:
        constraints = [
            for_certification("practice_for_certification"),
            models.UniqueConstraint(
                fields=["organisation", "person", "act", "practised_on"],
                condition=Q(taken_back_at=None),
                name="practice_once_a_day",
                violation_error_message=_("It was noted already that this was done that day."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="practice_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.act_id}"


class Entrusting(PersonFact):
    """An act delegated to someone, under a named supervisor, for a period. What happens to it are events."""

    person = TenantForeignKey(Person)
    act = TenantForeignKey(Act)
    supervisor = TenantForeignKey(Person)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField()
    noted_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [
            for_certification("entrusting_for_certification"),
            ends_after_start("entrusting_ends_after_start"),
            models.CheckConstraint(condition=~Q(person=F("supervisor")), name="entrusting_supervised_by_another"),
            models.UniqueConstraint(fields=["organisation", "id", "person", "purpose"], name="entrusting_to_someone"),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="entrusting_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.act_id}"


class EntrustingEvent(PersonFact):
    """That an entrusting was suspended, restored or ended: on which day, by whom, and what about the act."""

    person = TenantForeignKey(Person)
    entrusting = TenantForeignKey(Entrusting)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in EventKind])
    day = models.DateField()
    reason = models.CharField(max_length=LONGEST_REASON)
    noted_at = models.DateTimeField()
    noted_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [
            for_certification("entrusting_event_for_certification"),
            models.UniqueConstraint(fields=["organisation", "entrusting", "place"], name="entrusting_event_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="entrusting_event_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.entrusting_id} {self.kind}"


class ClockStop(Noted):
    """That someone's clock of review stands still for a period. Why is asked nowhere and kept nowhere."""

    starts_on = models.DateField()
    ends_before = models.DateField()

    class Meta:
        constraints = [
            for_certification("clock_stop_for_certification"),
            ends_after_start("clock_stop_ends_after_start"),
            ExclusionConstraint(
                name="clock_stop_once_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), (DATE_RANGE, RangeOperators.OVERLAPS)],
                condition=Q(taken_back_at=None),
                violation_error_message=_("The clock stands still already in that period."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_on}"
