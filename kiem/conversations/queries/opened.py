"""One conversation, for one of the two or for who reviews it. The database keeps it so."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import OuterRef, Q, Subquery

from kiem.assessments.models import CurrentLevel, Sharing, Summary, SummaryText, View
from kiem.assessments.rules import Basis, Says, ViewFrom, has_lapsed, is_open_to
from kiem.competences.queries import worded_name
from kiem.conversations.models import Conversation, Preparation, Signature, Topic
from kiem.conversations.queries.lines import when_of, with_people
from kiem.conversations.rules import (
    KIND_OF,
    Kind,
    Outcome,
    Record,
    Said,
    Signs,
    TopicSaid,
    When,
    digest_of,
)
from kiem.foundation.models.annotated import annotated, annotated_or_none
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class KnownBefore:
    """The level that stood there before the conversation, where the one who looks may see it."""

    scale_version_id: uuid.UUID
    position: int
    basis: Basis
    observed_on: date
    valid_until: date | None
    lapsed: bool


@dataclass(frozen=True, slots=True)
class OnTable:
    """One competence of a conversation: what is asked, what stood there, how each sees it, what came out.

    ``own``, ``leader``: from the views a round left, as far as they are open now; else what was said in the talk.
    ``others``: what a confidential side sees.
    """

    id: uuid.UUID
    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    name: str
    asked: int | None
    known: KnownBefore | None
    own: int | None
    leader: int | None
    own_words: str
    leader_words: str
    has_views: bool
    others: tuple[tuple[ViewFrom, Says, int | None], ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed the record as it stands now."""

    signer_id: uuid.UUID
    signs: Signs
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """A whole conversation for one of its readers."""

    id: uuid.UUID
    purpose: Purpose
    when: When
    person_id: uuid.UUID
    person: str
    given_name: str
    leader_id: uuid.UUID
    leader: str
    reviewer_id: uuid.UUID | None
    subject_id: uuid.UUID | None
    announced_on: date
    called_off: bool
    revision: int
    next_step: str
    next_step_by: date | None
    manager_does: str
    closed_at: datetime | None
    erased_on: date | None
    topics: tuple[OnTable, ...]
    texts: tuple[tuple[ViewFrom, str], ...]
    signatures: tuple[Signed, ...]
    preparation: str

    @property
    def kind(self) -> Kind:
        return KIND_OF[self.purpose]

    @property
    def record(self) -> Record:
        return Record(
            self.kind,
            self.when.on,
            tuple(TopicSaid(each.competence_version_id, each.said) for each in self.topics),
            self.next_step,
            self.next_step_by,
            self.manager_does,
        )

    def signed_by(self, person_id: uuid.UUID | None) -> Signed | None:
        return next((each for each in self.signatures if each.signer_id == person_id), None)


def open_conversation(viewer: Viewer, conversation_id: uuid.UUID) -> OpenConversation | None:
    """A conversation of the one who looks, under the use it is for; None for any other. At most six statements.

    The other's view opens seven days before; who reviews it sees what was signed.
    """
    prepared = Preparation.objects.filter(conversation=OuterRef("pk"), writer=viewer.person_id)
    rows = with_people().select_related("subject__round").annotate(prepared=Subquery(prepared.values("words")[:1]))
    row = rows.filter(id=conversation_id, purpose=viewer.use.value).first()
    if row is None:
        return None
    when = when_of(row)
    views = _views(row, viewer, when.on) if row.subject_id and row.closed_at is None else []
    summaries = list(Summary.objects.filter(subject=row.subject_id).order_by("view_from")) if row.subject_id else []
    texts = SummaryText.objects.filter(subject=row.subject_id).order_by("view_from", "id") if views else None
    topics = tuple(_on_table(topic, views, summaries, viewer, row) for topic in _topics(viewer, row))
    found = OpenConversation(
        id=row.id,
        purpose=Purpose(row.purpose),
        when=when,
        person_id=row.person_id,
        person=row.person.name,
        given_name=row.person.given_name,
        leader_id=row.with_person_id,
        leader=row.with_person.name,
        reviewer_id=row.reviewer_id,
        subject_id=row.subject_id,
        announced_on=row.announced_on,
        called_off=row.appointment.called_off_at is not None,
        revision=row.revision,
        next_step=row.next_step,
        next_step_by=row.next_step_by,
        manager_does=row.manager_does,
        closed_at=row.closed_at,
        erased_on=row.erased_on,
        topics=topics,
        texts=tuple((ViewFrom(side), text) for side, text in texts.values_list("view_from", "text")) if texts else (),
        signatures=(),
        preparation=row.prepared or "",
    )
    return _with_signatures(found)


def _with_signatures(found: OpenConversation) -> OpenConversation:
    """Of the record as it stands; once its words were erased, the last of each of the two."""
    rows = Signature.objects.filter(conversation=found.id).order_by("at", "id")
    if found.erased_on is None:
        rows = rows.filter(digest=digest_of(found.record))
    else:
        last = rows.order_by("signer", "-at", "-id").distinct("signer").values("id")
        rows = rows.filter(id__in=last)
    return replace(found, signatures=tuple(Signed(each.signer_id, Signs(each.signs), each.at) for each in rows))


def _views(row: Conversation, viewer: Viewer, on: date) -> list[View]:
    if viewer.person_id == row.reviewer_id or row.subject is None:
        return []
    closed, days = row.subject.round.closed_at is not None, (on - viewer.today).days
    return [
        view
        for view in View.objects.filter(subject=row.subject_id)
        if is_open_to(own=view.given_by_id == viewer.person_id, closed=closed, days_to_talk=days)
    ]


def _topics(viewer: Viewer, row: Conversation) -> Iterable[Topic]:
    """With the level that counts now, where she may see it: her own, or from since she is led by who looks."""
    current = CurrentLevel.objects.filter(
        person=OuterRef("person"), competence=OuterRef("competence"), purpose=row.purpose
    )
    if viewer.person_id == row.reviewer_id:
        current = current.none()
    elif viewer.person_id != row.person_id:
        shared = Sharing.objects.filter(person=row.person_id, with_person=row.with_person_id).order_by("-at", "-id")
        current = current.annotate(shares=Subquery(shared.values("shares")[:1])).filter(
            Q(observed_on__gte=row.leads_since) | Q(shares=True)
        )
    found = {
        f"known_{name}": Subquery(current.values(name)[:1])
        for name in ("scale_version", "position", "basis", "observed_on", "valid_until")
    }
    rows = Topic.objects.filter(conversation=row).order_by("place")
    return rows.annotate(name=worded_name("competence_version", viewer.languages), **found)


def _on_table(
    topic: Topic, views: Iterable[View], summaries: Iterable[Summary], viewer: Viewer, row: Conversation
) -> OnTable:
    own = _view(views, topic, ViewFrom.SELF)
    leader = _view(views, topic, ViewFrom.MANAGER)
    said = Said(
        Outcome(topic.outcome) if topic.outcome else None,
        topic.position,
        topic.own,
        topic.leader,
        topic.reason,
        topic.example,
    )
    return OnTable(
        id=topic.id,
        competence_id=topic.competence_id,
        competence_version_id=topic.competence_version_id,
        scale_version_id=topic.scale_version_id,
        name=annotated(topic, "name", str),
        asked=topic.asked,
        known=_known(topic, viewer.today),
        own=own.position if own else topic.own,
        leader=leader.position if leader else topic.leader,
        own_words=own.comment if own else "",
        leader_words=leader.comment if leader else "",
        has_views=own is not None or leader is not None,
        others=tuple(
            (ViewFrom(each.view_from), Says(each.says), each.position)
            for each in summaries
            if each.competence_id == topic.competence_id
        ),
        said=said,
    )


def _view(views: Iterable[View], topic: Topic, view_from: ViewFrom) -> View | None:
    return next(
        (
            view
            for view in views
            if view.competence_id == topic.competence_id
            and view.view_from == view_from
            and view.scale_version_id == topic.scale_version_id
        ),
        None,
    )


def _known(topic: Topic, today: date) -> KnownBefore | None:
    position = annotated_or_none(topic, "known_position", int)
    if position is None:
        return None
    basis, until = Basis(annotated(topic, "known_basis", str)), annotated_or_none(topic, "known_valid_until", date)
    return KnownBefore(
        annotated(topic, "known_scale_version", uuid.UUID),
        position,
        basis,
        annotated(topic, "known_observed_on", date),
        until,
        has_lapsed(basis, until, today),
    )
