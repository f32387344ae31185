"""The screen of what was agreed on in days and months."""

from dataclasses import dataclass
from datetime import date

from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import agreed_terms
from kiem.organisation.rules import DatedTerm, Term, holding
from kiem.organisation.wording import TERMS, source_said, term_words


@dataclass(frozen=True, slots=True)
class Said:
    """One number in words, by what it holds, and from when."""

    words: str
    source: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class TermRow:
    """What holds today about one thing, and what will hold later."""

    term: str
    about: str
    now: Said
    later: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TermsPage:
    """Everything that is counted in days or months. ``can_agree``: whether the one who looks may note an agreement."""

    rows: tuple[TermRow, ...]
    can_agree: bool


def terms_page(viewer: Viewer) -> TermsPage:
    """One statement."""
    everything = agreed_terms()
    rows = []
    for term in Term:
        later = sorted((e for e in everything if e.term is term and e.starts_on > viewer.today), key=_start)
        now = holding(term, viewer.today, everything)
        rows.append(TermRow(term.value, str(TERMS[term]), _said(now), tuple(_said(each) for each in later)))
    return TermsPage(tuple(rows), viewer.may(Permission.AGREE_ON_TERMS))


def _start(term: DatedTerm) -> date:
    return term.starts_on


def _said(term: DatedTerm) -> Said:
    return Said(term_words(term), source_said(term.source), term.starts_on)
