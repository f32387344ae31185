"""The form of one who looks: what she is asked, one competence a screen, and what she says she is done with."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiem.assessments.pages.practice import is_practice_offered
from kiem.assessments.queries import rounds_about
from kiem.assessments.queries.looking import (
    FormWaiting,
    OnForm,
    OpenForm,
    anchors_of,
    closed_form,
    forms_of,
    level_texts_of,
    open_form,
)
from kiem.assessments.queries.paper import PaperLine, paper_lines
from kiem.assessments.queries.views import LookedAt
from kiem.assessments.rules import BY_NAME, OPENS_BEFORE_TALK, ViewFrom, minutes_for
from kiem.assessments.wording import AS_WHOM, PURPOSES, WhoReads, who_reads
from kiem.competences.queries import Scale, scales
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Permission, Viewer
from kiem.ui.free_text import Passages, passages_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form on the list. ``use``: of the round, for the address."""

    form: FormWaiting
    as_whom: "_StrPromise"
    purpose: "_StrPromise"

    @property
    def is_self(self) -> bool:
        return self.form.view_from is ViewFrom.SELF


@dataclass(frozen=True, slots=True)
class LookingPage:
    """What is asked of the one who looks, and the rounds about herself."""

    waiting: tuple[Waiting, ...]
    done: tuple[Waiting, ...]
    about_me: tuple[LookedAt, ...]
    papers: tuple[PaperLine, ...]
    """What she enters from paper for others, and what someone enters for her."""
    may_plan: bool
    may_practise: bool


def looking_page(viewer: Viewer) -> LookingPage:
    """Six statements."""
    found = [Waiting(form, AS_WHOM[form.view_from], PURPOSES[form.purpose]) for form in forms_of(viewer)]
    return LookingPage(
        tuple(each for each in found if not each.form.submitted),
        tuple(each for each in found if each.form.submitted),
        tuple(rounds_about(viewer, viewer.person_id)),
        tuple(paper_lines(viewer)),
        viewer.may(Permission.PLAN_ROUNDS),
        is_practice_offered(viewer),
    )


@dataclass(frozen=True, slots=True)
class Option:
    """One level as a thing to tap. ``position``: 0 is not seen."""

    position: int
    name: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of one level, each with its id, its words and whether it is ticked."""

    level: str
    lines: tuple[tuple[uuid.UUID, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over every screen of a form: about whom, from which side, for what, until when, and who reads it."""

    asked_id: uuid.UUID
    use: str
    person: str
    view_from: ViewFrom
    as_whom: "_StrPromise"
    purpose: "_StrPromise"
    title: str
    closes_on: date
    minutes: int
    submitted: bool

    @property
    def is_self(self) -> bool:
        return self.view_from is ViewFrom.SELF

    @property
    def by_name(self) -> bool:
        return self.view_from in BY_NAME

    @property
    def who_reads(self) -> WhoReads:
        return who_reads(self.view_from, self.person)

    @property
    def is_given(self) -> bool:
        """Whether nothing can be changed any more."""
        return self.by_name and self.submitted


@dataclass(frozen=True, slots=True)
class Step:
    """A screen of the form, as the row of steps shows it."""

    place: int
    name: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class LookPage:
    """One competence: the levels to tap, the indicators to tick, room for words."""

    head: Head
    competence_id: uuid.UUID
    name: str
    place: int
    steps: tuple[Step, ...]
    options: tuple[Option, ...]
    not_seen: bool
    indicators: tuple[Indicators, ...]
    number_ticked: int
    comment: str
    passages: tuple[Passages, ...]

    @property
    def previous(self) -> int | None:
        return self.place - 1 if self.place > 1 else None

    @property
    def next(self) -> int | None:
        return self.place + 1 if self.place < len(self.steps) else None


@dataclass(frozen=True, slots=True)
class Answered:
    """One competence on the last screen, with what was answered: "" when nothing yet."""

    place: int
    name: str
    answer: str
    not_seen: bool
    comment: str
    passages: tuple[Passages, ...]


@dataclass(frozen=True, slots=True)
class DonePage:
    """All she answered, before she says that she is done; ``days``: how long before a talk a view by name opens."""

    head: Head
    answers: tuple[Answered, ...]
    days: int

    @property
    def passages(self) -> tuple[Passages, ...]:
        """Of all her words, those in which a name may stand."""
        return tuple(passages for each in self.answers for passages in each.passages)

    @property
    def open(self) -> int:
        return sum(not each.answer and not each.not_seen for each in self.answers)


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """That the round was closed, and that what she answered was kept."""

    title: str
    person: str
    is_self: bool
    by_name: bool
    closed_at: datetime


def start_of(viewer: Viewer, asked_id: uuid.UUID) -> int | ClosedPage | None:
    """Where to go on: the first screen without an answer, None for the last screen, or that the round is closed.

    Four statements at most. Raises NotFound.
    """
    form = open_form(viewer, asked_id)
    if form is None:
        return closed_or_not(viewer, asked_id)
    places = (place for place, each in enumerate(form.competences, start=1) if not each.is_answered)
    return None if form.submitted else next(places, None)


def look_page(viewer: Viewer, asked_id: uuid.UUID, place: int) -> LookPage | ClosedPage:
    """One screen of her form. Six statements. Raises NotFound for what is not hers, or a screen that is not there."""
    form = open_form(viewer, asked_id)
    if form is None:
        return closed_or_not(viewer, asked_id)
    if not 1 <= place <= len(form.competences):
        raise NotFound
    on = form.competences[place - 1]
    scale = scales(viewer.languages)[on.scale_version_id]
    indicators = tuple(_indicators(on, scale, viewer))
    return LookPage(
        head_of(form),
        on.id,
        on.name,
        place,
        tuple(Step(number, each.name, each.is_answered) for number, each in enumerate(form.competences, start=1)),
        tuple(_options(on, scale, viewer)),
        on.not_seen,
        indicators,
        sum(ticked for group in indicators for _key, _text, ticked in group.lines),
        on.comment,
        _passages(on, form, viewer),
    )


def done_page(viewer: Viewer, asked_id: uuid.UUID) -> DonePage | ClosedPage:
    """The last screen. Four statements. Raises NotFound."""
    form = open_form(viewer, asked_id)
    if form is None:
        return closed_or_not(viewer, asked_id)
    named = scales(viewer.languages)
    answers = (
        Answered(
            place,
            each.name,
            named[each.scale_version_id].names[each.position - 1] if each.position else "",
            each.not_seen,
            each.comment,
            _passages(each, form, viewer),
        )
        for place, each in enumerate(form.competences, start=1)
    )
    return DonePage(head_of(form), tuple(answers), OPENS_BEFORE_TALK.days)


def closed_or_not(viewer: Viewer, asked_id: uuid.UUID) -> ClosedPage:
    found = closed_form(viewer, asked_id)
    if found is None:
        raise NotFound
    by_name = found.view_from in BY_NAME
    return ClosedPage(found.title, found.person, found.view_from is ViewFrom.SELF, by_name, found.closed_at)


def _passages(on: OnForm, form: OpenForm, viewer: Viewer) -> tuple[Passages, ...]:
    """Her words, when a name may stand there other than of whom she looks at, or her own."""
    passages = passages_of(on.comment, [form.person, viewer.name])
    return (passages,) if passages else ()


def head_of(form: OpenForm) -> Head:
    return Head(
        form.asked_id,
        Purpose(form.purpose).value,
        form.person,
        form.view_from,
        AS_WHOM[form.view_from],
        PURPOSES[form.purpose],
        form.title,
        form.closes_on,
        minutes_for(len(form.competences)),
        form.submitted,
    )


def _options(on: OnForm, scale: Scale, viewer: Viewer) -> Iterable[Option]:
    texts = level_texts_of(on.competence_version_id, viewer.languages)
    for position, name, sentence in scale.levels:
        yield Option(position, name, texts.get(position) or sentence, position == on.position)


def _indicators(on: OnForm, scale: Scale, viewer: Viewer) -> Iterable[Indicators]:
    by_level: dict[int, list[tuple[uuid.UUID, str, bool]]] = {}
    for level, key, text in anchors_of(on.competence_version_id, on.anchors, viewer.languages):
        by_level.setdefault(level, []).append((key, text, key in on.ticked))
    for level, lines in by_level.items():
        yield Indicators(scale.names[level - 1], tuple(lines))
