"""The small screens on which one thing of a conversation is written."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.safestring import SafeString

from kiem.competences.queries import scales
from kiem.conversations.pages.conversation import Head, found_by, head_of, outcome_sentences, track_of
from kiem.conversations.queries import OnTable, OpenConversation, reviewers_for
from kiem.conversations.rules import Kind, Outcome, are_far_apart
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.organisation.queries import team_of, term_on
from kiem.organisation.rules import Term
from kiem.organisation.wording import source_said
from kiem.ui.track import large_track
from kiem.ui.wording import track_words


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Whom a manager may plan a conversation with: (id, name)."""

    people: tuple[tuple[uuid.UUID, str], ...]
    notice_days: int
    notice_source: str


def plan_page(viewer: Viewer) -> PlanPage:
    """Two statements."""
    notice = term_on(Term.NOTICE, viewer.today)
    people = tuple((member.person_id, member.name) for member in team_of(viewer))
    return PlanPage(people, notice.number, source_said(notice.source))


@dataclass(frozen=True, slots=True)
class EditPage:
    """One thing that is written in a conversation. ``values``: what stands there now."""

    head: Head
    values: Mapping[str, Any]


class Writer(StrEnum):
    """Who writes a thing."""

    BOTH = "both"
    EMPLOYEE = "employee"
    MANAGER = "manager"
    REVIEWER = "reviewer"


def edit_page(viewer: Viewer, conversation_id: uuid.UUID, writer: Writer) -> EditPage:
    """At most six statements. Raises NotFound for who does not write this."""
    found = found_by(viewer, conversation_id)
    who = {
        Writer.BOTH: (found.person_id, found.leader_id),
        Writer.EMPLOYEE: (found.person_id,),
        Writer.MANAGER: (found.leader_id,),
        Writer.REVIEWER: (found.reviewer_id,),
    }
    if viewer.person_id not in who[writer]:
        raise NotFound
    values = {
        "revision": found.revision,
        "words": found.preparation,
        "next_step": found.next_step,
        "next_step_by": found.next_step_by,
        "manager_does": found.manager_does,
        "on": found.when.on,
        "starts_at": found.when.starts_at,
        "place": found.when.place,
    }
    return EditPage(head_of(found, viewer), values)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Asking a review. ``people``: who stands outside the line, as (id, name)."""

    head: Head
    people: tuple[tuple[uuid.UUID, str], ...]


def review_page(viewer: Viewer, conversation_id: uuid.UUID) -> ReviewPage:
    """At most nine statements. Raises NotFound for who is not the employee."""
    found = found_by(viewer, conversation_id)
    if viewer.person_id != found.person_id:
        raise NotFound
    return ReviewPage(head_of(found, viewer), tuple(reviewers_for(found.person_id, found.leader_id, viewer.today)))


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What came out about one competence. ``levels``: the stops of its scale, from 1.

    ``outcomes``: what may come out of a conversation of this kind.
    """

    head: Head
    topic_id: uuid.UUID
    name: str
    track: SafeString
    said: tuple[str, ...]
    levels: tuple[tuple[int, str], ...]
    outcomes: tuple[Outcome, ...]
    asks_views: bool
    asks_example: bool
    values: Mapping[str, Any]
    next_topic: uuid.UUID | None


def topic_page(viewer: Viewer, conversation_id: uuid.UUID, topic_id: uuid.UUID) -> TopicPage:
    """At most seven statements. Raises NotFound."""
    found = found_by(viewer, conversation_id)
    head = head_of(found, viewer)
    each = next((one for one in found.topics if one.id == topic_id), None)
    if each is None or not (head.is_leader or (head.is_employee and head.is_talk)):
        raise NotFound
    scale = scales(viewer.languages)[each.scale_version_id]
    words = track_words(manager=found.leader, reader_is_employee=head.is_employee)
    both_views = each.has_views and each.own is not None and each.leader is not None
    return TopicPage(
        head,
        each.id,
        each.name,
        large_track(track_of(each, scale, found), words),
        tuple(outcome_sentences(each, scale)),
        tuple(enumerate(scale.names, start=1)),
        (Outcome.AGREED, Outcome.DIFFERENTLY) if found.kind is Kind.TALK else (Outcome.DETERMINED,),
        asks_views=found.kind is Kind.TALK and not both_views,
        asks_example=are_far_apart(each.own, each.leader),
        values=_values(each, found),
        next_topic=_next_topic(found, each),
    )


def _next_topic(found: OpenConversation, each: OnTable) -> uuid.UUID | None:
    """The next one of which nothing was said yet, after this one and then from the start."""
    place = found.topics.index(each)
    around = (*found.topics[place + 1 :], *found.topics[:place])
    return next((one.id for one in around if one.said.outcome is None), None)


def _values(each: OnTable, found: OpenConversation) -> dict[str, Any]:
    said = each.said
    outcome = said.outcome or (Outcome.DETERMINED if found.kind is Kind.EVALUATION else None)
    known = each.known.position if each.known and each.known.scale_version_id == each.scale_version_id else None
    return {
        "revision": found.revision,
        "outcome": outcome.value if outcome else "",
        "position": said.position or (known if found.kind is Kind.TALK else None) or "",
        "own": each.own or "",
        "leader": each.leader or "",
        "reason": said.reason,
        "example": said.example,
    }
