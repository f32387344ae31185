"""The words of a competence, whether they can be kept, and what a worded version holds."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kiem.competences.rules.words import (
    LONGEST_DEFINITION,
    LONGEST_INDICATOR,
    LONGEST_LEVEL_TEXT,
    LONGEST_NAME,
    LONGEST_PLAIN,
    LONGEST_SYNONYM,
    LONGEST_TITLE,
    MOST_SYNONYMS,
    CompetenceKind,
    kept_text,
    one_line,
    plain_name,
)

Text = TypeVar("Text", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a competence in one language; what goes by level stands from low to high, "" where there is none.

    ``plain``: the same for who reads with difficulty. ``indicators`` and ``counters``: per level what can be observed,
    and what shows the opposite; the same place in another language says the same.
    """

    language: str
    name: str
    definition: str = ""
    level_texts: tuple[str, ...] = ()
    plain: str = ""
    synonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    indicators: tuple[tuple[str, ...], ...] = ()
    counters: tuple[tuple[str, ...], ...] = ()

    def cleaned(self) -> "Wording":
        """Without spaces at the ends, control characters, double synonyms, and empty texts at the end."""
        synonyms = {plain_name(each): one_line(each) for each in reversed(self.synonyms)}
        return Wording(
            self.language,
            one_line(self.name),
            kept_text(self.definition),
            _without_empty_end(map(kept_text, self.level_texts)),
            kept_text(self.plain),
            tuple(sorted(each for each in synonyms.values() if each)),
            _without_empty_end(one_line(each) for each in self.titles),
            _cleaned_lists(self.indicators),
            _cleaned_lists(self.counters),
        )

    @property
    def says_something(self) -> bool:
        return self.cleaned() != Wording(self.language, "")

    @property
    def levels_told(self) -> int:
        """The highest level that anything is said about."""
        return max(len(self.level_texts), len(self.titles), len(self.indicators), len(self.counters))


def _without_empty_end(texts: Iterable[Text]) -> tuple[Text, ...]:
    left = list(texts)
    while left and not left[-1]:
        left.pop()
    return tuple(left)


def _cleaned_lists(lists: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return _without_empty_end(_without_empty_end(one_line(each) for each in texts) for texts in lists)


class Fault(StrEnum):
    """Why words cannot be kept."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    DEFINITION_TOO_LONG = "definition_too_long"
    LEVEL_TEXT_TOO_LONG = "level_text_too_long"
    TOO_MANY_LEVEL_TEXTS = "too_many_level_texts"
    PLAIN_TOO_LONG = "plain_too_long"
    SYNONYM_TOO_LONG = "synonym_too_long"
    TOO_MANY_SYNONYMS = "too_many_synonyms"
    TITLE_TOO_LONG = "title_too_long"
    INDICATOR_TOO_LONG = "indicator_too_long"


def fault_in(wording: Wording, levels: int) -> Fault | None:
    """The first thing wrong with cleaned words on a scale of so many levels.

    >>> fault_in(Wording("nl", "Zorg", level_texts=("a", "b", "c")), 2)
    <Fault.TOO_MANY_LEVEL_TEXTS: 'too_many_level_texts'>
    """
    if not wording.name:
        return Fault.NO_NAME
    if len(wording.name) > LONGEST_NAME:
        return Fault.NAME_TOO_LONG
    if len(wording.definition) > LONGEST_DEFINITION:
        return Fault.DEFINITION_TOO_LONG
    if any(len(text) > LONGEST_LEVEL_TEXT for text in wording.level_texts):
        return Fault.LEVEL_TEXT_TOO_LONG
    if wording.levels_told > levels:
        return Fault.TOO_MANY_LEVEL_TEXTS
    return next(
        (fault for fault, texts, longest in _limits(wording) if any(len(t) > longest for t in texts)),
        (Fault.TOO_MANY_SYNONYMS if len(wording.synonyms) > MOST_SYNONYMS else None),
    )


def _limits(wording: Wording) -> tuple[tuple[Fault, Iterable[str], int], ...]:
    observed = (text for texts in (*wording.indicators, *wording.counters) for text in texts)
    return (
        (Fault.PLAIN_TOO_LONG, (wording.plain,), LONGEST_PLAIN),
        (Fault.SYNONYM_TOO_LONG, wording.synonyms, LONGEST_SYNONYM),
        (Fault.TITLE_TOO_LONG, wording.titles, LONGEST_TITLE),
        (Fault.INDICATOR_TOO_LONG, observed, LONGEST_INDICATOR),
    )


@dataclass(frozen=True, slots=True)
class Content:
    """All that a worded version says: kind, scale, words per language, and an ``Aspect`` or "" when nobody said."""

    kind: CompetenceKind
    scale_version_id: uuid.UUID
    wordings: tuple[Wording, ...]
    aspect: str = ""

    def same_as(self, other: "Content") -> bool:
        return (
            self.kind == other.kind
            and self.aspect == other.aspect
            and self.scale_version_id == other.scale_version_id
            and {w.language: w.cleaned() for w in self.wordings} == {w.language: w.cleaned() for w in other.wordings}
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A competence as a framework version holds it: which worded version, and what that says."""

    competence_id: uuid.UUID
    version_id: uuid.UUID
    number: int
    content: Content
