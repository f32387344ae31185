"""One conversation: what it is about, what came out, who signed, what was written afterwards."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.assessments.rules import OPENS_BEFORE_TALK, Basis, Says, ViewFrom
from kiem.assessments.wording import VIEWS
from kiem.competences.queries import Scale, scales
from kiem.conversations.pages.listing import state_of
from kiem.conversations.queries import (
    Afterwards,
    OnTable,
    OpenConversation,
    afterwards,
    open_conversation,
)
from kiem.conversations.rules import (
    Kind,
    Outcome,
    When,
    are_alike,
    are_far_apart,
    may_still_reply,
    why_not_sign,
)
from kiem.conversations.wording import FOR_WHAT, KINDS, SIGNED, WHY_NOT_SIGN
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.organisation.queries import agreed_terms
from kiem.organisation.rules import DatedTerm, Term, holding
from kiem.ui.track import Known, Track, large_track, legend_html
from kiem.ui.track_values import TrackWords
from kiem.ui.wording import track_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over everything of a conversation, and who looks."""

    id: uuid.UUID
    use: str
    kind: "_StrPromise"
    is_talk: bool
    for_what: "_StrPromise"
    when: When
    person: str
    given_name: str
    leader: str
    is_employee: bool
    is_leader: bool
    is_reviewer: bool
    revision: int

    @property
    def names(self) -> tuple[str, ...]:
        """Names that may well stand in words of these two."""
        return (*self.person.split(), *self.leader.split())


@dataclass(frozen=True, slots=True)
class Card:
    """One competence: its track, what others see, what came out. ``to_say``: whether she may say something of it."""

    topic_id: uuid.UUID
    name: str
    track: SafeString
    said: tuple[str, ...]
    is_settled: bool
    are_alike: bool
    are_far_apart: bool


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """The whole conversation, for one of the two or for who reviews it."""

    head: Head
    state: str
    is_planned: bool
    is_open: bool
    is_closed: bool
    called_off: bool
    can_prepare: bool
    can_record: bool
    views_open_on: date | None
    cards: tuple[Card, ...]
    legend: SafeString
    alike: int
    texts: tuple[str, ...]
    preparation: str
    next_step: str
    next_step_by: date | None
    manager_does: str
    signatures: tuple[str, ...]
    i_signed: bool
    can_sign: bool
    why_not_sign: str
    afterwards: Afterwards | None
    kept: str
    can_reply: bool
    can_ask_review: bool
    can_give_opinion: bool
    who: str


def head_of(found: OpenConversation, viewer: Viewer) -> Head:
    return Head(
        found.id,
        found.purpose.value,
        KINDS[found.kind],
        found.kind is Kind.TALK,
        FOR_WHAT[found.kind],
        found.when,
        found.person,
        found.given_name,
        found.leader,
        viewer.person_id == found.person_id,
        viewer.person_id == found.leader_id,
        viewer.person_id == found.reviewer_id,
        found.revision,
    )


def found_by(viewer: Viewer, conversation_id: uuid.UUID) -> OpenConversation:
    """Raises NotFound for what she may not read."""
    found = open_conversation(viewer, conversation_id)
    if found is None:
        raise NotFound
    return found


def conversation_page(viewer: Viewer, conversation_id: uuid.UUID) -> ConversationPage:
    """At most eight statements; after signing eleven."""
    found = found_by(viewer, conversation_id)
    head = head_of(found, viewer)
    named, words = scales(viewer.languages), track_words(manager=found.leader, reader_is_employee=head.is_employee)
    tracks = {each.id: track_of(each, named[each.scale_version_id], found) for each in found.topics}
    closed, planned = found.closed_at is not None, found.when.on > viewer.today
    is_open = not closed and not planned and not found.called_off and found.erased_on is None
    mine = found.signed_by(viewer.person_id)
    hindrance = _hindrance(found, viewer) if is_open else ""
    after = afterwards(found.id) if closed else None
    terms = agreed_terms() if closed else ()
    closed_on = timezone.localdate(found.closed_at) if found.closed_at else None
    in_time = found.erased_on is None and _in_time(found, closed_on, terms, viewer.today)
    can_record = is_open and (head.is_leader or (head.is_employee and head.is_talk))
    return ConversationPage(
        head=head,
        state=state_of(found.when.on, viewer.today, called_off=found.called_off, closed_at=found.closed_at),
        is_planned=planned and not found.called_off and not closed,
        is_open=is_open,
        is_closed=closed,
        called_off=found.called_off,
        can_prepare=not head.is_reviewer and not found.called_off and (is_open or planned),
        can_record=can_record,
        views_open_on=_views_open_on(found, viewer),
        cards=tuple(
            _card(each, tracks[each.id], named[each.scale_version_id], words, is_closed=closed) for each in found.topics
        ),
        legend=legend_html(tracks.values(), words),
        alike=_alike(found) if can_record and head.is_talk else 0,
        texts=tuple(text for _side, text in found.texts),
        preparation=found.preparation,
        next_step=found.next_step,
        next_step_by=found.next_step_by,
        manager_does=found.manager_does,
        signatures=tuple(_signed(found)),
        i_signed=mine is not None,
        can_sign=is_open and not head.is_reviewer and mine is None and not hindrance,
        why_not_sign="" if head.is_reviewer else hindrance,
        afterwards=after,
        kept=_kept(found, closed_on, terms, viewer.today),
        can_reply=head.is_employee and in_time,
        can_ask_review=head.is_employee and in_time and found.reviewer_id is None,
        can_give_opinion=head.is_reviewer and after is not None and not after.opinion,
        who=_who(found),
    )


def _hindrance(found: OpenConversation, viewer: Viewer) -> str:
    reason = why_not_sign(
        found.record,
        viewer.today,
        by_employee=viewer.person_id == found.person_id,
        leader_signed=found.signed_by(found.leader_id) is not None,
    )
    return str(WHY_NOT_SIGN[reason]) if reason else ""


def _in_time(found: OpenConversation, closed_on: date | None, terms: Sequence[DatedTerm], today: date) -> bool:
    if closed_on is None:
        return False
    term = holding(Term.REPLY, closed_on, terms)
    return may_still_reply(found.kind, closed_on, today, reply_days=term.number)


def _kept(found: OpenConversation, closed_on: date | None, terms: Sequence[DatedTerm], today: date) -> str:
    """Until when what was written is kept, or when it was erased."""
    if found.erased_on is not None:
        return _(
            "What was written here was erased on %(day)s, because its time was over. What came out of it stays."
        ) % {"day": date_format(found.erased_on)}
    if closed_on is None:
        return ""
    until = holding(Term.WORDS, today, terms).after(closed_on)
    return _("What was written here is kept until %(day)s. After that only what came out of it stays.") % {
        "day": date_format(until)
    }


def _views_open_on(found: OpenConversation, viewer: Viewer) -> date | None:
    """From when the other's view can be read, while that is still to come."""
    opens = found.when.on - OPENS_BEFORE_TALK
    return opens if found.subject_id and opens > viewer.today and found.closed_at is None else None


def _alike(found: OpenConversation) -> int:
    return sum(each.said.outcome is None and are_alike(each.own, each.leader) for each in found.topics)


def _signed(found: OpenConversation) -> Iterator[str]:
    names = {found.person_id: found.person, found.leader_id: found.leader}
    for each in found.signatures:
        said = {"name": names[each.signer_id], "signed": SIGNED[each.signs], "day": date_format(each.at)}
        yield _("%(name)s: %(signed)s on %(day)s") % said


def _who(found: OpenConversation) -> str:
    who = _("%(person)s and %(leader)s") % {"person": found.person, "leader": found.leader}
    return who if found.reviewer_id is None else _("%(two)s, and who was asked to look from outside") % {"two": who}


def track_of(each: OnTable, scale: Scale, found: OpenConversation) -> Track:
    """What came out, or else what stood there before; with how each of the two sees it until it is settled."""
    said, known, differently = each.said, None, None
    if said.outcome is Outcome.DIFFERENTLY and said.own and said.leader:
        differently = (said.own, said.leader)
    elif said.outcome is not None and said.position:
        known = Known(said.position, said.outcome.value)
    elif each.known and not each.known.lapsed and each.known.scale_version_id == each.scale_version_id:
        known = Known(each.known.position, each.known.basis.value)
    colleagues = next((position for side, _says, position in each.others if side is ViewFrom.COLLEAGUE), None)
    return Track(
        scale.names,
        each.asked,
        known,
        differently,
        self_view=None if differently else each.own,
        manager=None if differently else each.leader,
        others=colleagues,
    )


def _card(each: OnTable, track: Track, scale: Scale, words: TrackWords, *, is_closed: bool) -> Card:
    return Card(
        each.id,
        each.name,
        large_track(track, words),
        tuple(_sentences(each, scale, words, is_closed=is_closed)),
        each.said.outcome is not None,
        are_alike(each.own, each.leader),
        are_far_apart(each.own, each.leader),
    )


def _sentences(each: OnTable, scale: Scale, words: TrackWords, *, is_closed: bool) -> Iterator[str]:
    yield from outcome_sentences(each, scale)
    to_confirm = each.said.outcome is None and not is_closed
    if to_confirm and each.known and each.known.basis is Basis.BROUGHT_IN:
        yield _(
            "An older list says “%(level)s”. Confirm it together, change it, or say that you see it differently."
        ) % {"level": scale.names[each.known.position - 1]}
    for side, says, position in each.others:
        yield _others(side, says, scale.names[position - 1] if position else "")
    for who, comment in ((words.self_view, each.own_words), (words.manager, each.leader_words)):
        if comment:
            yield f"{who}: {comment}"


def outcome_sentences(each: OnTable, scale: Scale) -> Iterator[str]:
    """What came out, in sentences; nothing when nothing did."""
    said = each.said
    if said.outcome is Outcome.DIFFERENTLY and said.own and said.leader:
        levels = {"own": scale.names[said.own - 1], "leader": scale.names[said.leader - 1]}
        yield _("You see it differently: the employee “%(own)s”, the manager “%(leader)s”. Both are kept.") % levels
    elif said.outcome is Outcome.AGREED and said.position:
        yield _("Agreed: “%(level)s”.") % {"level": scale.names[said.position - 1]}
    elif said.outcome is Outcome.DETERMINED and said.position:
        yield _("Determined: “%(level)s”.") % {"level": scale.names[said.position - 1]}
    if said.reason:
        yield _("Why: %(words)s") % {"words": said.reason}
    if said.example:
        yield _("Example: %(words)s") % {"words": said.example}


def _others(side: ViewFrom, says: Says, most: str) -> str:
    view = {"view": VIEWS[side], "most": most}
    if says is Says.MOST:
        return _("%(view)s: most see “%(most)s”.") % view
    return (
        _("%(view)s: views differ.") if says is Says.DIFFER else _("%(view)s: too few looked at this to say anything.")
    ) % view
