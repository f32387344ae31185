"""What is written before and during a conversation: what each prepared, what came out, the next step."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import scales
from kiem.conversations.models import Conversation, Preparation, Topic
from kiem.conversations.queries import OnTable, OpenConversation, open_conversation
from kiem.conversations.rules import (
    LONGEST_REASON,
    LONGEST_WORDS,
    CannotSay,
    Kind,
    Outcome,
    Said,
    are_alike,
    why_not_say,
)
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.organisation.access import Viewer

SENTENCES = {
    CannotSay.OUTCOME: (_("This cannot come out of a conversation of this kind."), "outcome"),
    CannotSay.LEVEL: (_("Choose a level of the scale."), "position"),
    CannotSay.REASON: (_("Say in a sentence why it is this level."), "reason"),
    CannotSay.BOTH_VIEWS: (_("Say how each of you sees it: both views are kept."), "own"),
    CannotSay.SAME_VIEWS: (_("You both see the same level here. Then you can agree on it."), "outcome"),
    CannotSay.EXAMPLE: (_("Two or more levels lie between you. Give an example that shows it."), "example"),
}
CHANGED = _(
    "The other changed something here meanwhile. What you wrote still stands in the form, and nothing was saved: look "
    "at the page as it is now, and save again if it is still right."
)


def prepare(conversation_id: uuid.UUID, words: str, *, by: Viewer, at: datetime) -> None:
    """Keep what one of the two wrote for herself. Empty takes it away. A draft: it leaves no line in the trail."""
    if len(words.strip()) > LONGEST_WORDS:
        raise CannotDo(_("Keep it within 2,000 characters."), field="words")
    with transaction.atomic():
        conversation = of_the_two(conversation_id, by)
        refuse_erased(conversation.erased_on)
        kept = Preparation.objects.filter(conversation=conversation, writer=by.person_id)
        if not words.strip():
            kept.delete()
        elif not kept.update(words=words.strip()):
            Preparation.objects.create(
                id=ordered_id(),
                organisation_id=by.organisation_id,
                purpose=conversation.purpose,
                conversation=conversation,
                person_id=conversation.person_id,
                writer_id=by.person_id,
                words=words.strip(),
            )


def say_outcome(
    conversation_id: uuid.UUID, topic_id: uuid.UUID, said: Said, *, revision: int, by: Viewer, at: datetime
) -> None:
    """Write what came out about one competence; ``said.outcome`` None takes it back.

    What each sees comes from the views of the round where there are any. ``revision``: of the record as she saw it.
    Raises CannotDo with a sentence at its field, NotFound.
    """
    with transaction.atomic():
        conversation, found = to_record(conversation_id, revision, by, at)
        on_table = next((each for each in found.topics if each.id == topic_id), None)
        if on_table is None:
            raise NotFound
        said = _with_views(on_table, said)
        _may_say(found, on_table, said)
        _keep(topic_id, said)
        _changed(conversation)


def agree_on_what_is_alike(conversation_id: uuid.UUID, *, revision: int, by: Viewer, at: datetime) -> int:
    """Agree at once on all that both see alike, as far as nothing was said of it yet; how many that were."""
    with transaction.atomic():
        conversation, found = to_record(conversation_id, revision, by, at)
        if found.kind is not Kind.TALK:
            raise CannotDo(SENTENCES[CannotSay.OUTCOME][0])
        alike = [each for each in found.topics if each.said.outcome is None and are_alike(each.own, each.leader)]
        for each in alike:
            _keep(each.id, Said(Outcome.AGREED, each.own, each.own, each.leader))
        if alike:
            _changed(conversation)
    return len(alike)


def write_step(
    conversation_id: uuid.UUID,
    *,
    next_step: str | None = None,
    next_step_by: date | None = None,
    manager_does: str | None = None,
    revision: int,
    by: Viewer,
    at: datetime,
) -> None:
    """The next step, which only she writes, and what her manager will do, which only her manager writes.

    Raises CannotDo with a sentence at its field, NotFound.
    """
    with transaction.atomic():
        conversation, found = to_record(conversation_id, revision, by, at)
        if by.person_id == found.person_id and next_step is not None:
            if len(next_step.strip()) > LONGEST_WORDS:
                raise CannotDo(_("Keep it within 2,000 characters."), field="next_step")
            if next_step_by is not None and next_step_by < found.when.on:
                raise CannotDo(_("Choose a day after the conversation."), field="next_step_by")
            conversation.next_step, conversation.next_step_by = next_step.strip(), next_step_by
        elif by.person_id == found.leader_id and manager_does is not None:
            if len(manager_does.strip()) > LONGEST_WORDS:
                raise CannotDo(_("Keep it within 2,000 characters."), field="manager_does")
            conversation.manager_does = manager_does.strip()
        else:
            raise NotFound
        conversation.save(update_fields=["next_step", "next_step_by", "manager_does"])
        _changed(conversation)


def of_the_two(conversation_id: uuid.UUID, by: Viewer) -> Conversation:
    """A conversation of which ``by`` is one of the two, locked, under its own use. Raises NotFound."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("appointment")
    found = rows.filter(id=conversation_id, purpose=by.use.value).first()
    if found is None or by.person_id not in (found.person_id, found.with_person_id):
        raise NotFound
    return found


def refuse_erased(erased_on: date | None) -> None:
    """Where the words were erased no new ones are written: they would never be erased. Raises CannotDo."""
    if erased_on is not None:
        raise CannotDo(_("What was written in this conversation was erased, because its time was over."))


def to_record(
    conversation_id: uuid.UUID, revision: int, by: Viewer, at: datetime
) -> tuple[Conversation, OpenConversation]:
    """One that may be written in now, as she saw it. Raises CannotDo, NotFound."""
    conversation = of_the_two(conversation_id, by)
    found = open_conversation(by, conversation_id)
    if found is None:
        raise NotFound
    if found.closed_at is not None:
        raise CannotDo(_("Both of you signed this. It stays as it is; you can still reply to it."))
    if found.called_off:
        raise CannotDo(_("This conversation was called off. Nothing more is written in it."))
    refuse_erased(found.erased_on)
    if timezone.localdate(at) < found.when.on:
        raise CannotDo(_("The conversation is still to come. What comes out of it is written down from that day on."))
    if revision != found.revision:
        raise CannotDo(CHANGED)
    if found.kind is Kind.EVALUATION and by.person_id != found.leader_id:
        raise NotFound
    return conversation, found


def _with_views(on_table: OnTable, said: Said) -> Said:
    """The views that a round left go before what is posted."""
    own = on_table.own if on_table.has_views and on_table.own is not None else said.own
    leader = on_table.leader if on_table.has_views and on_table.leader is not None else said.leader
    return Said(said.outcome, said.position, own, leader, said.reason.strip(), said.example.strip())


def _may_say(found: OpenConversation, on_table: OnTable, said: Said) -> None:
    for field, words in (("reason", said.reason), ("example", said.example)):
        if len(words) > LONGEST_REASON:
            raise CannotDo(_("Keep it within 600 characters."), field=field)
    known = on_table.known
    stands = known.position if known and known.scale_version_id == on_table.scale_version_id else None
    reason = why_not_say(said, found.kind, len(scales()[on_table.scale_version_id].names), known=stands)
    if reason is not None:
        sentence, field = SENTENCES[reason]
        raise CannotDo(sentence, field=field)


def _keep(topic_id: uuid.UUID, said: Said) -> None:
    has_level = said.outcome in (Outcome.AGREED, Outcome.DETERMINED)
    Topic.objects.filter(id=topic_id).update(
        outcome=said.outcome or "",
        position=said.position if has_level else None,
        own=said.own if said.outcome else None,
        leader=said.leader if said.outcome else None,
        reason=said.reason if said.outcome else "",
        example=said.example if said.outcome else "",
    )


def _changed(conversation: Conversation) -> None:
    conversation.revision += 1
    conversation.save(update_fields=["revision"])
