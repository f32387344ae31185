"""What a round left about one person: views by name for the talk, and frozen summaries.

Who may look at whom is settled by the caller, as with levels; the database keeps each use to its purpose.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kiem.assessments.models import Subject, SubjectCompetence, Summary, SummaryText, View
from kiem.assessments.rules import Says, ViewFrom, is_open_to
from kiem.competences.queries import worded_name
from kiem.foundation.models.annotated import annotated
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class LookedAt:
    """That a round looks, or looked, at someone: ``subject_id`` is what a talk refers to.

    ``unit`` and ``manager_id`` as they were when it opened; before that None. ``erased_on``: when what each saw and
    wrote was erased; what others see together stays.
    """

    subject_id: uuid.UUID
    round_id: uuid.UUID
    title: str
    purpose: Purpose
    views: tuple[ViewFrom, ...]
    closes_on: date
    opened_at: datetime | None
    closed_at: datetime | None
    unit_id: uuid.UUID | None
    manager_id: uuid.UUID | None
    erased_on: date | None


@dataclass(frozen=True, slots=True)
class GivenView:
    """How she herself, or her manager, sees one competence. Neither a position nor not seen: only words or ticks."""

    view_from: ViewFrom
    position: int | None
    not_seen: bool
    ticked: tuple[uuid.UUID, ...]
    comment: str
    given_by: uuid.UUID
    given_on: date
    id: uuid.UUID


@dataclass(frozen=True, slots=True)
class SaidByOthers:
    """What a confidential side sees on one competence: most a ``position``, views differ, or too few looked."""

    view_from: ViewFrom
    says: Says
    position: int | None


@dataclass(frozen=True, slots=True)
class LookedAtCompetence:
    """One competence of the round, in the words and on the scale it was looked at, with what may be read now.

    ``asked``: what was asked of her when it opened, None when nothing was.
    """

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    name: str
    asked: int | None
    views: tuple[GivenView, ...]
    others: tuple[SaidByOthers, ...]

    def view(self, view_from: ViewFrom) -> GivenView | None:
        return next((view for view in self.views if view.view_from is view_from), None)


@dataclass(frozen=True, slots=True)
class SeenInRound:
    """All that a round left about someone, as far as it is open to who looks. ``texts``: by side, in no order.

    ``text_ids``: of each of them, for who reports one.
    """

    looked_at: LookedAt
    competences: tuple[LookedAtCompetence, ...]
    texts: tuple[tuple[ViewFrom, str], ...]
    text_ids: tuple[uuid.UUID, ...]


def rounds_about(viewer: Viewer, person_id: uuid.UUID) -> list[LookedAt]:
    """The rounds, opened ones only, that look or looked at someone, latest first. One statement."""
    if viewer.use is Use.OWN_DATA and viewer.person_id != person_id:
        return []
    rows = Subject.objects.filter(person=person_id, round__opened_at__isnull=False).select_related("round")
    return [_looked_at(row) for row in rows.order_by("-round__opened_at", "-id")]


def _looked_at(row: Subject) -> LookedAt:
    return LookedAt(
        row.id,
        row.round_id,
        row.round.title,
        Purpose(row.purpose),
        tuple(map(ViewFrom, row.round.views)),
        row.round.closes_on,
        row.round.opened_at,
        row.round.closed_at,
        row.unit_id,
        row.manager_id,
        row.erased_on,
    )


def views_for_talk(viewer: Viewer, subject_id: uuid.UUID, *, talk_on: date | None) -> SeenInRound | None:
    """What a round left about someone: for a talk on ``talk_on``, or, when none is planned, once it is closed.

    One's own view is always there; the other's from seven days before the talk. None for what is not here under this
    use. Five statements.
    """
    subject = Subject.objects.filter(id=subject_id).select_related("round").first()
    if subject is None or (viewer.use is Use.OWN_DATA and subject.person_id != viewer.person_id):
        return None
    looked_at = _looked_at(subject)
    days = (talk_on - viewer.today).days if talk_on else None
    closed = looked_at.closed_at is not None
    views = [
        view
        for view in View.objects.filter(subject=subject).order_by("view_from")
        if is_open_to(own=view.given_by_id == viewer.person_id, closed=closed, days_to_talk=days)
    ]
    summaries = list(Summary.objects.filter(subject=subject).order_by("view_from"))
    texts = list(SummaryText.objects.filter(subject=subject).order_by("view_from", "id"))
    return SeenInRound(
        looked_at,
        tuple(_competence(row, views, summaries) for row in _competences(viewer, subject_id)),
        tuple((ViewFrom(each.view_from), each.text) for each in texts),
        tuple(each.id for each in texts),
    )


def what_rounds_left() -> list[tuple[uuid.UUID, datetime]]:
    """Whose views and texts of which closed round still stand there, and when it was closed. One statement.

    Under the use of keeping, for whoever erases what is over.
    """
    rows = Subject.objects.filter(round__closed_at__isnull=False, erased_on=None)
    return [(key, at) for key, at in rows.values_list("id", "round__closed_at") if at is not None]


def _competences(viewer: Viewer, subject_id: uuid.UUID) -> list[SubjectCompetence]:
    rows = SubjectCompetence.objects.filter(subject=subject_id).order_by("place")
    return list(rows.annotate(name=worded_name("competence_version", viewer.languages)))


def _competence(row: SubjectCompetence, views: Iterable[View], summaries: Iterable[Summary]) -> LookedAtCompetence:
    return LookedAtCompetence(
        row.competence_id,
        row.competence_version_id,
        row.scale_version_id,
        annotated(row, "name", str),
        row.position,
        tuple(
            GivenView(
                ViewFrom(view.view_from),
                view.position,
                view.not_seen,
                tuple(view.ticked),
                view.comment,
                view.given_by_id,
                view.given_on,
                view.id,
            )
            for view in views
            if view.competence_id == row.competence_id
        ),
        tuple(
            SaidByOthers(ViewFrom(said.view_from), Says(said.says), said.position)
            for said in summaries
            if said.competence_id == row.competence_id
        ),
    )
