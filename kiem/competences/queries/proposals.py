"""What colleagues propose for the words of the language, what others say of it, and what became of it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kiem.competences.models import FrameworkEntry, Proposal, Voice
from kiem.competences.queries.wording import worded_name
from kiem.competences.queries.words import held_as, wordings_of
from kiem.competences.rules import Held, Part, ProposalStatus, Spot, Stance, VersionStatus
from kiem.foundation.models.annotated import annotated
from kiem.organisation.models import Mandate, on_day
from kiem.organisation.rules import MandateKind

MANAGERS = (MandateKind.LEADER, MandateKind.SUBSTITUTE, MandateKind.DIRECTOR)


@dataclass(frozen=True, slots=True)
class VoiceHeard:
    """What someone else says of a proposal."""

    person_id: uuid.UUID
    name: str
    stance: Stance
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with everything around it. ``name``: of the competence, as it was called when it was proposed."""

    proposal_id: uuid.UUID
    competence_id: uuid.UUID
    name: str
    spot: Spot
    former: str
    words: str
    reason: str
    person_id: uuid.UUID
    person: str
    at: datetime
    status: ProposalStatus
    answer: str
    decided_by: str
    decided_at: datetime | None
    voices: tuple[VoiceHeard, ...]


def open_proposals(languages: Sequence[str] = (), competence_id: uuid.UUID | None = None) -> list[Proposed]:
    """What waits for a decision, oldest first: all, or of one competence. Two statements."""
    rows = Proposal.objects.filter(status=ProposalStatus.OPEN)
    return _read(rows.filter(competence=competence_id) if competence_id else rows, languages)


def proposals_around(person_id: uuid.UUID, languages: Sequence[str] = ()) -> list[Proposed]:
    """What waits for a decision and all that someone proposed herself, oldest first. Two statements."""
    return _read(Proposal.objects.filter(Q(status=ProposalStatus.OPEN) | Q(proposed_by=person_id)), languages)


def _read(rows: QuerySet[Proposal], languages: Sequence[str]) -> list[Proposed]:
    named = rows.select_related("proposed_by", "decided_by").annotate(
        competence_name=worded_name("competence_version", languages)
    )
    found = list(named.order_by("proposed_at", "id"))
    voices = _voices(row.id for row in found)
    return [_proposed(row, voices.get(row.id, ())) for row in found]


def _voices(proposals: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[VoiceHeard, ...]]:
    found: dict[uuid.UUID, tuple[VoiceHeard, ...]] = {}
    rows = Voice.objects.filter(proposal__in=list(proposals)).select_related("person").order_by("said_at", "id")
    for row in rows:
        heard = VoiceHeard(row.person_id, row.person.name, Stance(row.stance), row.words)
        found[row.proposal_id] = (*found.get(row.proposal_id, ()), heard)
    return found


def _proposed(row: Proposal, voices: tuple[VoiceHeard, ...]) -> Proposed:
    return Proposed(
        proposal_id=row.id,
        competence_id=row.competence_id,
        name=annotated(row, "competence_name", str),
        spot=Spot(row.language, Part(row.part), row.position or 0, row.place or 0),
        former=row.former,
        words=row.words,
        reason=row.reason,
        person_id=row.proposed_by_id,
        person=row.proposed_by.name,
        at=row.proposed_at,
        status=ProposalStatus(row.status),
        answer=row.answer,
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
        voices=voices,
    )


def held_to_propose_on(
    competence_id: uuid.UUID, version_id: uuid.UUID | None = None, *, reads_drafts: bool, draft: bool = False
) -> Held | None:
    """A competence as it can be proposed on: the words in force, or with ``draft`` those of the draft. Four statements.

    A draft is for who ``reads_drafts``, and for all in consultation or while nothing is adopted. With ``version_id``
    that very wording, when it is one of these.
    """
    rows = FrameworkEntry.objects.filter(competence=competence_id)
    rows = rows.exclude(framework_version__status=VersionStatus.REPLACED)
    found = list(rows.select_related("competence_version", "framework_version").order_by("framework_version__number"))
    in_force = [row for row in found if row.framework_version.status == VersionStatus.ADOPTED]
    in_draft = [row for row in found if row not in in_force]
    is_open = any(row.framework_version.status == VersionStatus.CONSULTATION for row in in_draft)
    drafts = in_draft if reads_drafts or is_open or not in_force else []
    may_read = [*drafts, *in_force] if draft else [*in_force, *drafts]
    wanted = [row.competence_version for row in may_read if version_id in (None, row.competence_version_id)]
    if not wanted:
        return None
    return held_as(wanted[0], wordings_of([wanted[0].id]))


@dataclass(frozen=True, slots=True)
class Stewards:
    """How many look after the words, and how many of them are managers."""

    total: int
    managers: int

    @property
    def mostly_managers(self) -> bool:
        """Fewer than half of them are no managers."""
        return 2 * self.managers > self.total


def stewards_on(today: date) -> Stewards:
    """The language stewards of a day. One statement."""
    leads = Mandate.objects.filter(on_day(today), person=OuterRef("person"), kind__in=MANAGERS)
    rows = Mandate.objects.filter(on_day(today), kind=MandateKind.STEWARD).annotate(leads=Exists(leads))
    found = rows.aggregate(total=Count("id"), managers=Count("id", filter=Q(leads=True)))
    return Stewards(found["total"], found["managers"])


@dataclass(frozen=True, slots=True)
class ProposalNews:
    """For someone's first page: how many proposals of others are open, and how many of her own were decided lately."""

    waiting: int
    accepted: int
    declined: int


def proposal_news(person_id: uuid.UUID, since: datetime) -> ProposalNews:
    """One statement."""
    own = Q(proposed_by=person_id, decided_at__gt=since)
    found = Proposal.objects.aggregate(
        waiting=Count("id", filter=Q(status=ProposalStatus.OPEN) & ~Q(proposed_by=person_id)),
        accepted=Count("id", filter=own & Q(status=ProposalStatus.ACCEPTED)),
        declined=Count("id", filter=own & Q(status=ProposalStatus.DECLINED)),
    )
    return ProposalNews(found["waiting"], found["accepted"], found["declined"])
