"""A form on paper: making it, naming who enters it, entering it, and saying that it is so."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kiem.assessments.pages.looking import ClosedPage, Head, closed_or_not, head_of
from kiem.assessments.queries.looking import OpenForm, open_form
from kiem.assessments.queries.paper import (
    Coded,
    Entered,
    OnPaper,
    PaperLine,
    entered_from_paper,
    on_paper,
    own_paper,
    paper_fingerprint,
    paper_to_enter,
    where_code_leads,
)
from kiem.assessments.rules import ViewFrom
from kiem.assessments.wording import AS_WHOM, PURPOSES
from kiem.competences.queries import Scale, scales
from kiem.organisation.access import Viewer
from kiem.ui.free_text import Passages, passages_of
from kiem.ui.pictograms import level_picture, not_seen_picture


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One's own form on paper: the two sheets to print, and who enters it. ``help``: None while nobody was named."""

    head: Head
    help: PaperLine | None

    @property
    def may_be_helped(self) -> bool:
        """Whether anyone else may enter it: a manager's view is handed to nobody."""
        return self.head.view_from is not ViewFrom.MANAGER and not self.head.is_given


@dataclass(frozen=True, slots=True)
class Read:
    """One competence as it was entered: its answer in words ("" when there is none) and its picture."""

    name: str
    answer: str
    picture: SafeString
    comment: str


@dataclass(frozen=True, slots=True)
class ReadPaperPage:
    """All that the helper entered, for her whose form it is. ``seen``: its fingerprint. ``own``: what she tapped."""

    head: Head
    helper: str
    answers: tuple[Read, ...]
    own: int
    seen: str
    passages: tuple[Passages, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One box on the paper. ``position``: 0 is not seen."""

    position: int
    name: str
    picture: SafeString
    chosen: bool


@dataclass(frozen=True, slots=True)
class ToEnter:
    """One competence of a form that is entered for another."""

    place: int
    competence_id: uuid.UUID
    name: str
    choices: tuple[Choice, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class EnterPaperPage:
    """A form that is entered from paper for ``help.looker``."""

    help: PaperLine
    as_whom: str
    purpose: str
    lines: tuple[ToEnter, ...]

    @property
    def is_about_looker(self) -> bool:
        return self.help.view_from is ViewFrom.SELF


def code_leads(viewer: Viewer, code: uuid.UUID) -> Coded | None:
    """Where the code on a paper leads her who reads it; None when it is not, or no longer, for her."""
    return where_code_leads(viewer, code)


def paper_page(viewer: Viewer, asked_id: uuid.UUID) -> PaperPage | ClosedPage:
    """Four statements. Raises NotFound."""
    form = open_form(viewer, asked_id)
    if form is None:
        return closed_or_not(viewer, asked_id)
    return PaperPage(head_of(form), own_paper(viewer, asked_id))


def read_paper_page(viewer: Viewer, asked_id: uuid.UUID) -> ReadPaperPage | ClosedPage | None:
    """None when nothing was entered (any more). Six statements. Raises NotFound."""
    form = open_form(viewer, asked_id)
    if form is None:
        return closed_or_not(viewer, asked_id)
    help = own_paper(viewer, asked_id)
    entered = entered_from_paper(help.help_id) if help else {}
    if help is None or not entered:
        return None
    return ReadPaperPage(
        head_of(form),
        help.helper,
        tuple(_read(form, entered, viewer)),
        sum(each.is_answered for each in form.competences),
        paper_fingerprint(entered),
        tuple(_passages(form, entered, viewer)),
    )


def _read(form: OpenForm, entered: dict[uuid.UUID, Entered], viewer: Viewer) -> Iterable[Read]:
    named = scales(viewer.languages)
    for each in form.competences:
        said = entered.get(each.id)
        names = named[each.scale_version_id].names
        if said and said.position:
            yield Read(each.name, names[said.position - 1], picture(said.position, len(names)), said.comment)
        else:
            seen = said is not None and said.not_seen
            comment = said.comment if said else ""
            yield Read(each.name, _("Not seen") if seen else "", picture(0, 1) if seen else SafeString(), comment)


def _passages(form: OpenForm, entered: dict[uuid.UUID, Entered], viewer: Viewer) -> Iterable[Passages]:
    found = (passages_of(said.comment, [form.person, viewer.name]) for said in entered.values())
    return (each for each in found if each)


def enter_paper_page(viewer: Viewer, help_id: uuid.UUID) -> EnterPaperPage | None:
    """None when she enters it no longer, or never did: the two look alike. Seven statements."""
    help = paper_to_enter(viewer, help_id)
    if help is None:
        return None
    named, entered = scales(viewer.languages), entered_from_paper(help.help_id)
    lines = tuple(
        _to_enter(place, each, named[each.scale_version_id], entered.get(each.id))
        for place, each in enumerate(on_paper(viewer, help.asked_id), start=1)
    )
    return EnterPaperPage(help, str(AS_WHOM[help.view_from]), str(PURPOSES[help.purpose]), lines)


def _to_enter(place: int, each: OnPaper, scale: Scale, said: Entered | None) -> ToEnter:
    size = len(scale.names)
    choices = [
        Choice(position, name, picture(position, size), said is not None and said.position == position)
        for position, name, _sentence in scale.levels
    ]
    not_seen = Choice(0, _("Not seen"), picture(0, size), said is not None and said.not_seen)
    return ToEnter(place, each.id, each.name, (*choices, not_seen), said.comment if said else "")


def picture(position: int, size: int) -> SafeString:
    """Of a level, or of not seen where ``position`` is 0: our own drawing, with nothing in it that anyone typed."""
    return mark_safe(level_picture(position, size) if position else not_seen_picture())  # noqa: S308 - made of numbers only
