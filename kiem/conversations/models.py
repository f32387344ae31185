"""Conversations, what they are about, what was prepared, who signed what, replies and reviews."""

from django.db import models
from django.db.models import F, Q

from kiem.assessments.models import Level, Subject
from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.conversations.rules import KIND_OF, LONGEST_PLACE, LONGEST_REASON, LONGEST_WORDS, Outcome, Signs
from kiem.foundation.fields import OnlyReaderKey, ReaderKey, ReadWithKey, TenantForeignKey
from kiem.foundation.models import OrganisationRow, PersonFact
from kiem.organisation.models import Person


class Appointment(OrganisationRow):
    """That two people meet on a day: personnel administration, which says nothing of what kind it is.

    So no two conversations about someone fall on one day, whatever each is for, without either knowing of the other.
    """

    person = TenantForeignKey(Person)
    with_person = TenantForeignKey(Person)
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True, default="")
    called_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "on"],
                condition=Q(called_off_at=None),
                name="appointment_one_a_day",
            ),
            models.CheckConstraint(condition=~Q(person=F("with_person")), name="appointment_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class Conversation(PersonFact):
    """A talk or an evaluation, by its purpose. Its record may change until both signed it; then it stays.

    ``leads_since``: from when the manager leads her, as it was at planning. ``subject``: what a round left about her
    that they look at together. ``revision``: counts the changes, so that who saves over another's is told.
    ``erased_on``: when what was written in it was erased, because its term was over; what came out stays.
    """

    appointment = TenantForeignKey(Appointment)
    person = ReaderKey(Person)
    with_person = ReaderKey(Person)
    reviewer = ReaderKey(Person, null=True, blank=True)
    subject = TenantForeignKey(Subject, null=True, blank=True)
    leads_since = models.DateField()
    announced_on = models.DateField()
    planned_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)
    next_step = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    next_step_by = models.DateField(null=True, blank=True)
    manager_does = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "appointment"], name="conversation_once"),
            models.UniqueConstraint(fields=["organisation", "id", "person", "purpose"], name="conversation_of_purpose"),
            models.CheckConstraint(
                condition=Q(purpose__in=sorted(each.value for each in KIND_OF)), name="conversation_has_a_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "person"], name="conversation_by_person"),
            models.Index(fields=["organisation", "with_person"], name="conversation_by_manager"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Topic(PersonFact):
    """One competence a conversation is about, in the words it was asked, and what came out. ``asked``: the level."""

    conversation = ReadWithKey(Conversation)
    person = TenantForeignKey(Person)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    asked = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.PositiveSmallIntegerField()
    outcome = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in Outcome], blank=True, default=""
    )
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    own = models.PositiveSmallIntegerField(null=True, blank=True)
    leader = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, default="")
    example = models.CharField(max_length=LONGEST_REASON, blank=True, default="")
    level = TenantForeignKey(Level, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation", "competence"], name="topic_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", Outcome.DIFFERENTLY], position=None)
                | Q(outcome__in=[Outcome.AGREED, Outcome.DETERMINED], position__gte=1),
                name="topic_level_where_there_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.DIFFERENTLY) | Q(own__isnull=False, leader__isnull=False),
                name="topic_differently_keeps_both_views",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.competence_id}"


class Preparation(PersonFact):
    """What one of the two wrote for herself beforehand. The other never reads it."""

    conversation = TenantForeignKey(Conversation)
    person = TenantForeignKey(Person)
    writer = OnlyReaderKey(Person)
    words = models.CharField(max_length=LONGEST_WORDS)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation", "writer"], name="preparation_once_each")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Signature(PersonFact):
    """That one of the two signed the record as it then stood: ``digest`` is its fingerprint."""

    conversation = ReadWithKey(Conversation)
    person = TenantForeignKey(Person)
    signer = TenantForeignKey(Person)
    signs = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Signs])
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation", "signer", "digest"], name="signature_once")
        ]

    def __str__(self) -> str:
        return f"{self.signer_id} {self.signs}"


class Reply(PersonFact):
    """What she wrote in reply to a record that was signed. It stays beside it."""

    conversation = ReadWithKey(Conversation)
    person = TenantForeignKey(Person)
    words = models.CharField(max_length=LONGEST_WORDS)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="reply_says_something")]
        indexes = [models.Index(fields=["organisation", "conversation"], name="reply_by_conversation")]

    def __str__(self) -> str:
        return str(self.id)


class ReviewRequest(PersonFact):
    """That she asks someone outside the line to look at what the two see differently, or at what was determined."""

    conversation = ReadWithKey(Conversation)
    person = TenantForeignKey(Person)
    reviewer = TenantForeignKey(Person)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "conversation"], name="review_asked_once")]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.reviewer_id}"


class ReviewOpinion(PersonFact):
    """What who reviewed it thinks. It changes no level: the two read it and talk."""

    conversation = ReadWithKey(Conversation)
    person = TenantForeignKey(Person)
    reviewer = TenantForeignKey(Person)
    words = models.CharField(max_length=LONGEST_WORDS)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "conversation"], name="review_given_once"),
            models.CheckConstraint(condition=~Q(words=""), name="review_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.reviewer_id}"
