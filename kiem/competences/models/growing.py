"""How the language grows: proposals to change a word, what others say of them, and advice that was waved off."""

from django.db import models
from django.db.models import Q

from kiem.competences.models.wordings import Competence, CompetenceVersion
from kiem.competences.rules import Part, ProposalStatus, Stance
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Person


class Proposal(OrganisationRow):
    """Someone proposes other words for one part of a competence, with a reason; a steward accepts or declines.

    ``former``: the words it was about, as they stood in ``competence_version``. ``position``: the level, for a part
    that has one; ``place``: which indicator of it, None for a new one. ``landed_in``: the wording that took it over.
    """

    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    part = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Part])
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    former = models.TextField(blank=True, default="")
    words = models.TextField()
    reason = models.TextField()
    proposed_by = TenantForeignKey(Person)
    proposed_at = models.DateTimeField()
    status = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in ProposalStatus], default=ProposalStatus.OPEN.value
    )
    answer = models.TextField(blank=True, default="")
    decided_by = TenantForeignKey(Person, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    landed_in = TenantForeignKey(CompetenceVersion, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(reason=""), name="proposal_has_words_and_a_reason"),
            models.CheckConstraint(
                condition=Q(status__in=["open", "withdrawn"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="proposal_decided_by_someone",
            ),
            models.CheckConstraint(condition=~Q(status="declined", answer=""), name="proposal_declined_with_a_reason"),
        ]
        indexes = [models.Index(fields=["organisation", "status", "competence"], name="proposal_by_status")]

    def __str__(self) -> str:
        return self.words


class Voice(OrganisationRow):
    """Someone supports a proposal or objects to it; she may change her mind while it is open."""

    proposal = TenantForeignKey(Proposal)
    person = TenantForeignKey(Person)
    stance = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Stance])
    words = models.TextField(blank=True, default="")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "proposal", "person"], name="voice_once")]

    def __str__(self) -> str:
        return self.stance


class Waiver(OrganisationRow):
    """Advice on a text that someone waved off with a reason. It holds for that very text (``digest``) alone.

    ``rule``: which advice; ``place``: where, as the advice says it ("nl definition", "nl 2.1"). Without a competence
    it is advice on the whole language.
    """

    competence = TenantForeignKey(Competence, null=True, blank=True)
    rule = models.CharField(max_length=40)
    place = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    waived_by = TenantForeignKey(Person, null=True, blank=True)
    waived_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence", "rule", "place", "digest"],
                name="waiver_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.rule
