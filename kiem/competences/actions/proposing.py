"""Proposing other words, saying what one thinks of that, and deciding on it."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.keeping import draft_to_write, locked_language
from kiem.competences.actions.wording import reword_within
from kiem.competences.models import Proposal, ScaleVersion, Voice
from kiem.competences.queries import held_now, held_to_propose_on
from kiem.competences.rules import (
    LONGEST,
    Held,
    Part,
    ProposalStatus,
    Spot,
    Stance,
    places_of,
    spot_now,
    stands_already,
    tidied,
    with_words,
    words_at,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, may, require
from kiem.organisation.queries import the

LONGEST_REASON = 1_000


def propose(
    competence_id: uuid.UUID,
    spot: Spot,
    words: str,
    reason: str,
    *,
    based_on: uuid.UUID,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Propose other words at one spot of a worded version, in force or in a draft that she may read. Anyone may.

    Sent twice with the same ``once``, it is proposed once. Raises CannotDo without words or a reason, for words that
    are too long or stand there already, and for a wording that is no longer there or not hers to read.
    """
    person = _person(by)
    held = held_to_propose_on(competence_id, based_on, reads_drafts=may(by, Permission.STEWARD_LANGUAGE))
    if held is None:
        raise CannotDo(
            _("Someone changed these words while you were writing. Look at them as they stand now; what you typed is "
              "still here.")
        )  # fmt: skip
    levels = the(ScaleVersion, held.content.scale_version_id).size
    wordings = {wording.language: wording for wording in held.content.wordings}
    if spot.language not in wordings or spot not in places_of(wordings[spot.language], levels):
        raise CannotDo(_("Choose which words you would change."), field="spot")
    words, reason = tidied(words, spot.part), _said(reason, "reason")
    _check(held, spot, words, reason)
    with transaction.atomic():
        earlier = Proposal.objects.filter(id=once, proposed_by=person).first() if once else None
        if earlier is not None:
            return earlier
        proposal = Proposal.objects.create(
            id=once or ordered_id(),
            organisation_id=by.organisation_id,
            competence_id=competence_id,
            competence_version_id=held.version_id,
            part=spot.part.value,
            language=spot.language,
            position=spot.position or None,
            place=spot.place or None,
            former=words_at(held.content, spot),
            words=words,
            reason=reason,
            proposed_by_id=person,
            proposed_at=at,
        )
        record(by, "propose_words", "proposal", proposal.id, at=at)
    return proposal


def _check(held: Held, spot: Spot, words: str, reason: str) -> None:
    if not words:
        raise CannotDo(_("Write the words that you would put there."), field="words")
    if len(words) > LONGEST[spot.part]:
        raise CannotDo(
            _("At most %(most)s characters fit here; these are %(count)s. Nothing was sent.")
            % {"most": LONGEST[spot.part], "count": len(words)},
            field="words",
        )
    if stands_already(held.content, spot, words):
        raise CannotDo(_("These very words stand there already."), field="words")
    if not reason:
        raise CannotDo(_("Say in a few words why this is better."), field="reason")


def withdraw_proposal(proposal_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Take back one's own proposal while it is open. Raises NotFound for someone else's."""
    person = _person(by)
    with transaction.atomic():
        proposal = _locked(proposal_id)
        if proposal.proposed_by_id != person:
            raise NotFound
        if proposal.status == ProposalStatus.WITHDRAWN:
            return
        _require_open(proposal)
        proposal.status = ProposalStatus.WITHDRAWN.value
        proposal.save(update_fields=["status"])
        record(by, "withdraw_proposal", "proposal", proposal.id, at=at)


def say_of_proposal(proposal_id: uuid.UUID, stance: Stance, words: str = "", *, by: Actor, at: datetime) -> bool:
    """Support someone's open proposal or object to it; who said something before changes her mind.

    False: she said this already. Raises CannotDo for one's own.
    """
    person, words = _person(by), _said(words, "words")
    with transaction.atomic():
        proposal = _locked(proposal_id)
        _require_open(proposal)
        if proposal.proposed_by_id == person:
            raise CannotDo(_("This is your own proposal. What others say of it counts."))
        voice = Voice.objects.filter(proposal=proposal, person=person).first()
        if voice is not None and (voice.stance, voice.words) == (stance.value, words):
            return False
        said = {"stance": stance.value, "words": words, "said_at": at, "organisation_id": by.organisation_id}
        Voice.objects.update_or_create(proposal=proposal, person_id=person, defaults=said)
        record(by, f"{stance.value}_proposal", "proposal", proposal.id, at=at)
    return True


def accept_proposal(proposal_id: uuid.UUID, answer: str = "", *, by: Actor, at: datetime) -> None:
    """Take a proposal over into the draft; all other words stay as they are.

    Raises CannotDo when the words it was about changed since, while the draft is in consultation, for words that
    cannot be kept, and for one's own.
    """
    require(by, Permission.STEWARD_LANGUAGE)
    answer = _said(answer, "answer")
    with transaction.atomic():
        locked_language()
        proposal = _locked(proposal_id)
        if not _is_to_decide(proposal, ProposalStatus.ACCEPTED, by):
            return
        others = held_now()
        held = others.pop(proposal.competence_id, None)
        if held is None:
            raise CannotDo(_("This competence is no longer in our language, so nothing can be changed in it."))
        draft_to_write(by)
        spot = spot_of_proposal(proposal)
        landed = held.version_id
        if not stands_already(held.content, spot, proposal.words):
            there = spot_now(held.content, spot, proposal.former)
            if there is None:
                raise CannotDo(_moved_on(proposal, words_at(held.content, spot)))
            content = with_words(held.content, there, proposal.words)
            version = reword_within(held, content, others, by=by, at=at)
            landed = version.id if version else landed
        proposal.landed_in_id = landed
        _decide(proposal, ProposalStatus.ACCEPTED, answer, by, at)


def _moved_on(proposal: Proposal, now: str) -> str:
    return _(
        "These words changed since. The proposal was about “%(former)s”; now it says “%(now)s”. Decline it and "
        "say why, or ask for a new proposal."
    ) % {"former": proposal.former[:200] or "–", "now": now[:200] or "–"}


def decline_proposal(proposal_id: uuid.UUID, answer: str, *, by: Actor, at: datetime) -> None:
    """Leave the words as they are, with a reason that everyone can read. Raises CannotDo without one."""
    require(by, Permission.STEWARD_LANGUAGE)
    answer = _said(answer, "answer")
    with transaction.atomic():
        proposal = _locked(proposal_id)
        if not _is_to_decide(proposal, ProposalStatus.DECLINED, by):
            return
        if not answer:
            raise CannotDo(_("Say why the words stay as they are: whoever proposed it reads this."), field="answer")
        _decide(proposal, ProposalStatus.DECLINED, answer, by, at)


def spot_of_proposal(proposal: Proposal) -> Spot:
    """Which words a proposal is about; place 0: one more in a list."""
    return Spot(proposal.language, Part(proposal.part), proposal.position or 0, proposal.place or 0)


def _decide(proposal: Proposal, status: ProposalStatus, answer: str, by: Actor, at: datetime) -> None:
    proposal.status, proposal.answer = status.value, answer
    proposal.decided_by_id, proposal.decided_at = _person(by), at
    proposal.save(update_fields=["status", "answer", "decided_by", "decided_at", "landed_in"])
    verb = "accept_proposal" if status is ProposalStatus.ACCEPTED else "decline_proposal"
    record(by, verb, "proposal", proposal.id, at=at)


def _is_to_decide(proposal: Proposal, wanted: ProposalStatus, by: Actor) -> bool:
    """False: she decided this already, with the same form sent twice. Raises CannotDo when it is not hers to decide."""
    if (proposal.status, proposal.decided_by_id) == (wanted.value, _person(by)):
        return False
    _require_open(proposal)
    if proposal.proposed_by_id == by.person_id:
        raise CannotDo(_("This is your own proposal. Someone else decides on it."))
    return True


def _locked(proposal_id: uuid.UUID) -> Proposal:
    """A proposal, for this transaction alone. Raises NotFound."""
    proposal = Proposal.objects.select_for_update().filter(id=proposal_id).first()
    if proposal is None:
        raise NotFound
    return proposal


def _require_open(proposal: Proposal) -> None:
    if proposal.status == ProposalStatus.WITHDRAWN:
        raise CannotDo(_("This proposal was taken back meanwhile. Nothing was changed."))
    if proposal.status != ProposalStatus.OPEN:
        raise CannotDo(_("Someone decided on this proposal meanwhile. Nothing was changed."))


def _person(by: Actor) -> uuid.UUID:
    """A proposal, a voice and a decision are someone's: no system actor has any."""
    if by.person_id is None:
        raise NotAllowed
    return by.person_id


def _said(text: str, field: str) -> str:
    text = text.replace("\x00", "").strip()
    if len(text) > LONGEST_REASON:
        raise CannotDo(
            _("Say it in at most %(most)s characters; here are %(count)s. Nothing was changed.")
            % {"most": LONGEST_REASON, "count": len(text)},
            field=field,
        )
    return text
