"""After the signatures: her reply, a review she asks of someone outside the line, and what that one thinks."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.conversations.actions.recording import refuse_erased
from kiem.conversations.actions.telling import tell_reviewer
from kiem.conversations.models import Conversation, Reply, ReviewOpinion, ReviewRequest
from kiem.conversations.queries import reviewers_for
from kiem.conversations.rules import KIND_OF, LONGEST_WORDS, may_still_reply
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.access import Viewer
from kiem.organisation.queries import term_on
from kiem.organisation.rules import Term


def reply_to(conversation_id: uuid.UUID, words: str, *, by: Viewer, at: datetime) -> None:
    """Her own words beside a record that was signed; the same words twice are kept once. Raises CannotDo, NotFound."""
    said = _words(words)
    with transaction.atomic():
        conversation = _own_signed(conversation_id, by)
        _in_time(conversation, at)
        if Reply.objects.filter(conversation=conversation, words=said).exists():
            return
        Reply.objects.create(**_about(conversation), words=said, at=at)
        record(by, "reply_to_conversation", "conversation", conversation.id, at=at)


def ask_review(conversation_id: uuid.UUID, reviewer: uuid.UUID, words: str, *, by: Viewer, at: datetime) -> None:
    """Ask someone outside the line, once, to look at it; from then on that one reads it. Raises CannotDo, NotFound."""
    if len(words.strip()) > LONGEST_WORDS:
        raise CannotDo(_("Keep it within 2,000 characters."), field="words")
    with transaction.atomic():
        conversation = _own_signed(conversation_id, by)
        _in_time(conversation, at)
        if conversation.reviewer_id is not None:
            raise CannotDo(_("A review was asked already."))
        outside = reviewers_for(conversation.person_id, conversation.with_person_id, timezone.localdate(at))
        if reviewer not in {key for key, _name in outside}:
            raise CannotDo(_("Choose someone who stands outside the line."), field="reviewer")
        conversation.reviewer_id = reviewer
        conversation.save(update_fields=["reviewer"])
        asked = _about(conversation) | {"reviewer_id": reviewer}
        ReviewRequest.objects.create(**asked, words=words.strip(), at=at)
        tell_reviewer(conversation, by=by, at=at)
        record(by, "ask_review", "conversation", conversation.id, at=at)


def give_opinion(conversation_id: uuid.UUID, words: str, *, by: Viewer, at: datetime) -> None:
    """What she who reviews thinks, once. It changes no level. Raises CannotDo, NotFound."""
    said = _words(words)
    with transaction.atomic():
        rows = Conversation.objects.select_for_update(of=("self",))
        conversation = rows.filter(id=conversation_id, reviewer=by.person_id, purpose=by.use.value).first()
        if conversation is None:
            raise NotFound
        if ReviewOpinion.objects.filter(conversation=conversation).exists():
            raise CannotDo(_("You already said what you think. It stays as you wrote it."))
        ReviewOpinion.objects.create(**_about(conversation), reviewer_id=by.person_id, words=said, at=at)
        record(by, "give_opinion", "conversation", conversation.id, at=at)


def _words(words: str) -> str:
    said = words.strip()
    if not said:
        raise CannotDo(_("Write something first."), field="words")
    if len(said) > LONGEST_WORDS:
        raise CannotDo(_("Keep it within 2,000 characters."), field="words")
    return said


def _own_signed(conversation_id: uuid.UUID, by: Viewer) -> Conversation:
    rows = Conversation.objects.select_for_update(of=("self",))
    found = rows.filter(id=conversation_id, person=by.person_id, purpose=by.use.value).first()
    if found is None:
        raise NotFound
    if found.closed_at is None:
        raise CannotDo(_("This can be done once both of you signed."))
    refuse_erased(found.erased_on)
    return found


def _in_time(conversation: Conversation, at: datetime) -> None:
    closed_on, today = timezone.localdate(conversation.closed_at or at), timezone.localdate(at)
    kind = KIND_OF[Purpose(conversation.purpose)]
    term = term_on(Term.REPLY, closed_on)
    if not may_still_reply(kind, closed_on, today, reply_days=term.number):
        raise CannotDo(
            _("The %(days)d days in which you could reply are over. Give your words to your HR department.")
            % {"days": term.number}
        )


def _about(conversation: Conversation) -> dict[str, object]:
    return {
        "id": ordered_id(),
        "organisation_id": conversation.organisation_id,
        "purpose": conversation.purpose,
        "conversation_id": conversation.id,
        "person_id": conversation.person_id,
    }
