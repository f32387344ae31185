"""Signing: once both signed the same words, the record stays and what was agreed counts."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions import agree_levels, determine_levels
from kiem.assessments.rules import LevelToAgree
from kiem.conversations.actions.recording import CHANGED, of_the_two, refuse_erased
from kiem.conversations.models import Conversation, Signature, Topic
from kiem.conversations.queries import OpenConversation, open_conversation
from kiem.conversations.rules import Kind, Outcome, Signs, digest_of, why_not_sign
from kiem.conversations.wording import WHY_NOT_SIGN
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Viewer


def sign(conversation_id: uuid.UUID, signs: Signs, *, revision: int, by: Viewer, at: datetime) -> bool:
    """Sign the record as it stands; whether both have signed now. A second time does nothing.

    ``signs``: only an evaluation may be signed for receipt, by the employee. A change afterwards makes a signature
    one of an earlier text, and it no longer counts. Raises CannotDo with a sentence, NotFound.
    """
    with transaction.atomic():
        conversation = of_the_two(conversation_id, by)
        found = open_conversation(by, conversation_id)
        if found is None or found.called_off:
            raise NotFound
        if found.closed_at is not None:
            return True
        refuse_erased(found.erased_on)
        _may_sign(found, signs, revision, by, at)
        if found.signed_by(by.person_id) is None:
            _write(found, signs, by, at)
            record(by, "sign_conversation", "conversation", conversation.id, at=at)
        other = found.leader_id if by.person_id == found.person_id else found.person_id
        if found.signed_by(other) is None:
            return False
        _close(conversation, found, by, at)
    return True


def _may_sign(found: OpenConversation, signs: Signs, revision: int, by: Viewer, at: datetime) -> None:
    if revision != found.revision:
        raise CannotDo(CHANGED)
    by_employee = by.person_id == found.person_id
    if signs is Signs.RECEIPT and not (by_employee and found.kind is Kind.EVALUATION):
        raise CannotDo(_("Only an evaluation is signed for receipt, by the employee."))
    reason = why_not_sign(
        found.record,
        timezone.localdate(at),
        by_employee=by_employee,
        leader_signed=found.signed_by(found.leader_id) is not None,
    )
    if reason is not None:
        raise CannotDo(WHY_NOT_SIGN[reason])


def _write(found: OpenConversation, signs: Signs, by: Viewer, at: datetime) -> None:
    Signature.objects.create(
        id=ordered_id(),
        organisation_id=by.organisation_id,
        purpose=found.purpose,
        conversation_id=found.id,
        person_id=found.person_id,
        signer_id=by.person_id,
        signs=signs,
        digest=digest_of(found.record),
        at=at,
    )


def _close(conversation: Conversation, found: OpenConversation, by: Viewer, at: datetime) -> None:
    """What came out becomes levels, each topic points to its own, and the record stays from now on."""
    settled = [each for each in found.topics if each.said.outcome in (Outcome.AGREED, Outcome.DETERMINED)]
    lines = [
        LevelToAgree(each.competence_id, each.competence_version_id, each.scale_version_id, each.said.position or 0)
        for each in settled
    ]
    asked = {each.competence_id for each in found.topics}
    levels: list[uuid.UUID] = []
    if lines and found.kind is Kind.TALK:
        levels = agree_levels(
            found.person_id,
            lines,
            agreed_with=found.leader_id,
            asked=asked,
            observed_on=found.when.on,
            by=by,
            at=at,
        )
    elif lines:
        levels = determine_levels(
            found.person_id,
            lines,
            determined_by=found.leader_id,
            asked=asked,
            observed_on=found.when.on,
            by=by,
            at=at,
        )
    for topic, level in zip(settled, levels, strict=True):
        Topic.objects.filter(id=topic.id).update(level=level)
    conversation.closed_at = at
    conversation.save(update_fields=["closed_at"])
    record(by, "close_conversation", "conversation", conversation.id, at=at, count=max(len(levels), 1))
