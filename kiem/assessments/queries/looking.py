"""What someone is asked to look at, and her own form: nobody else's."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from kiem.assessments.models import Anchor, Answer, Asked, AskedCompetence, LookForm, SubjectCompetence
from kiem.assessments.rules import ViewFrom
from kiem.competences.models import CompetenceLevelText, IndicatorText
from kiem.competences.queries import reading_order, worded_name
from kiem.foundation.languages import text_in
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class FormWaiting:
    """A form of the one who looks, in an open round. ``person``: by name; herself when ``view_from`` is self."""

    asked_id: uuid.UUID
    person: str
    view_from: ViewFrom
    purpose: Purpose
    title: str
    closes_on: date
    answered: int
    submitted: bool


def forms_of(viewer: Viewer) -> list[FormWaiting]:
    """Her own forms in open rounds, those that close first on top. Own data only. Two statements."""
    if viewer.use is not Use.OWN_DATA:
        return []
    rows = (
        LookForm.objects.filter(looker=viewer.person_id, round__closed_at=None)
        .select_related("person", "round")
        .order_by("round__closes_on", "round__title", "person__sort_key", "id")
    )
    answered = _answered_by_form(viewer)
    return [
        FormWaiting(
            row.asked_id,
            row.person.name,
            ViewFrom(row.view_from),
            Purpose(row.purpose),
            row.round.title,
            row.round.closes_on,
            answered.get(row.id, 0),
            row.submitted,
        )
        for row in rows
    ]


def _answered_by_form(viewer: Viewer) -> dict[uuid.UUID, int]:
    said = Answer.objects.filter(Q(position__isnull=False) | Q(not_seen=True), looker=viewer.person_id)
    return dict(said.order_by().values("form").annotate(number=Count("id")).values_list("form", "number"))


def asked_until(today: date) -> set[tuple[uuid.UUID, date]]:
    """Who was asked to look in a round that is open, and until when: whoever answered. Under the use of the rounds.

    For reminders, which are the same to all. One statement.
    """
    rows = Asked.objects.filter(
        subject__round__opened_at__isnull=False, subject__round__closed_at=None, subject__round__closes_on__gte=today
    )
    return set(rows.order_by().values_list("looker_id", "subject__round__closes_on").distinct())


def forms_waiting(viewer: Viewer) -> int:
    """How many forms of hers wait in open rounds, not yet said to be done. Own data only. One statement."""
    if viewer.use is not Use.OWN_DATA:
        return 0
    return LookForm.objects.filter(looker=viewer.person_id, round__closed_at=None, submitted=False).count()


@dataclass(frozen=True, slots=True)
class OnForm:
    """One competence of a form, and what she answered so far."""

    id: uuid.UUID
    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    name: str
    anchors: range
    position: int | None
    not_seen: bool
    ticked: frozenset[uuid.UUID]
    comment: str

    @property
    def is_answered(self) -> bool:
        return self.position is not None or self.not_seen


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Her form in an open round."""

    asked_id: uuid.UUID
    person: str
    view_from: ViewFrom
    purpose: Purpose
    title: str
    closes_on: date
    submitted: bool
    competences: tuple[OnForm, ...]


def open_form(viewer: Viewer, asked_id: uuid.UUID) -> OpenForm | None:
    """Her own form while its round is open, under the use of the round; else None. Three statements."""
    form = (
        LookForm.objects.filter(asked=asked_id, looker=viewer.person_id, round__closed_at=None)
        .select_related("person", "round")
        .first()
    )
    if form is None:
        return None
    said = {answer.subject_competence_id: answer for answer in Answer.objects.filter(form=form)}
    asked = AskedCompetence.objects.filter(asked=asked_id).values("subject_competence")
    rows = SubjectCompetence.objects.filter(id__in=asked).order_by("place")
    competences = rows.annotate(name=worded_name("competence_version", viewer.languages))
    return OpenForm(
        form.asked_id,
        form.person.name,
        ViewFrom(form.view_from),
        Purpose(form.purpose),
        form.round.title,
        form.round.closes_on,
        form.submitted,
        tuple(_on_form(row, row.name, said.get(row.id)) for row in competences),
    )


def _on_form(row: SubjectCompetence, name: str, answer: Answer | None) -> OnForm:
    return OnForm(
        row.id,
        row.competence_id,
        row.competence_version_id,
        row.scale_version_id,
        name,
        range(row.anchors_from, row.anchors_to + 1),
        answer.position if answer else None,
        answer.not_seen if answer else False,
        frozenset(answer.ticked) if answer else frozenset(),
        answer.comment if answer else "",
    )


@dataclass(frozen=True, slots=True)
class ClosedForm:
    """That she was asked to look in a round that is closed by now."""

    title: str
    person: str
    view_from: ViewFrom
    closed_at: datetime


def closed_form(viewer: Viewer, asked_id: uuid.UUID) -> ClosedForm | None:
    """What she was asked in a round that was closed, under its use; else None. One statement."""
    asked = (
        Asked.objects.filter(id=asked_id, looker=viewer.person_id, subject__round__closed_at__isnull=False)
        .select_related("subject__round", "person")
        .first()
    )
    if asked is None or asked.subject.round.closed_at is None:
        return None
    round = asked.subject.round
    return ClosedForm(round.title, asked.person.name, ViewFrom(asked.view_from), round.closed_at)


def level_texts_of(version_id: uuid.UUID, languages: Sequence[str]) -> dict[int, str]:
    """What a worded competence looks like at each level, by position, in the reader's language. One statement."""
    return level_texts_of_each([version_id], languages).get(version_id, {})


def level_texts_of_each(versions: Collection[uuid.UUID], languages: Sequence[str]) -> dict[uuid.UUID, dict[int, str]]:
    """The same of several worded competences. One statement."""
    order = reading_order(languages)
    texts: dict[uuid.UUID, dict[int, dict[str, str]]] = {}
    for row in CompetenceLevelText.objects.filter(competence_version__in=versions):
        of_version = texts.setdefault(row.competence_version_id, {})
        of_version.setdefault(row.position, {})[row.language] = row.text or row.title
    return {
        version: {position: text_in(said, order[0], order[1:]) for position, said in of_version.items()}
        for version, of_version in texts.items()
    }


def anchors_of(
    version_id: uuid.UUID, levels: Collection[int], languages: Sequence[str]
) -> list[tuple[int, uuid.UUID, str]]:
    """The indicators to look by, as (level, id, text), from low to high. One statement."""
    order = reading_order(languages)
    anchors = Anchor.objects.filter(competence_version=version_id, position__in=list(levels))
    texts: dict[tuple[int, int, uuid.UUID], dict[str, str]] = {}
    rows = IndicatorText.objects.filter(indicator__in=anchors.values("indicator")).select_related("indicator")
    for row in rows:
        key = (row.indicator.position, row.indicator.place, row.indicator_id)
        texts.setdefault(key, {})[row.language] = row.text
    return [(level, key, text_in(said, order[0], order[1:])) for (level, _p, key), said in sorted(texts.items())]
