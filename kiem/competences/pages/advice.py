"""What the writing aid says, on a page of its own and beside the words it is about."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.queries import Advised, Entry, Waived, advice_given, competence_entry, held_now, scales
from kiem.competences.rules import Part
from kiem.competences.rules.advice import Advice, AdviceRule
from kiem.competences.wording import LANGUAGE_NAMES, PARTS
from kiem.competences.wording_of_advice import SENTENCES, Sentences
from kiem.organisation.access import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST_SHOWN = 200
"""So much advice at most stands on the page at once; the rest follows when some of it is done."""


@dataclass(frozen=True, slots=True)
class AdviceShown:
    """One piece of advice to read and to wave off. ``pieces``: its text, cut where words are marked.

    ``waived``: when it was waved off; ``other``: the competence it compares with.
    """

    advice: Advice
    said: Sentences
    where: str
    pieces: tuple[tuple[str, bool], ...]
    other: Entry | None = None
    waived: Waived | None = None


@dataclass(frozen=True, slots=True)
class AdviceGroup:
    """The advice on one competence, or (no entry) on the language as a whole."""

    entry: Entry | None
    open: tuple[AdviceShown, ...]
    waived: tuple[AdviceShown, ...]


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """``total``: how much is open; ``shown``: how much of it stands here."""

    groups: tuple[AdviceGroup, ...]
    total: int
    shown: int
    waived: int
    begun: bool


def advice_page(viewer: Viewer) -> AdvicePage:
    """All advice on the words a change would start from. Seven statements."""
    held, on = held_now(), scales(viewer.languages)
    entries = {key: competence_entry(each, viewer.languages, on) for key, each in held.items()}
    given = advice_given(held.values(), viewer.languages)
    some = Advised(given.open[:MOST_SHOWN], given.waived)
    shown = shown_of(some, entries)
    groups = tuple(
        AdviceGroup(
            entries.get(key) if key else None,
            tuple(each for each in shown if each.advice.competence_id == key and each.waived is None),
            tuple(each for each in shown if each.advice.competence_id == key and each.waived is not None),
        )
        for key in dict.fromkeys(each.advice.competence_id for each in shown)
    )
    return AdvicePage(groups, len(given.open), len(some.open), len(given.waived), bool(held))


def shown_of(given: Advised, entries: dict[uuid.UUID, Entry]) -> tuple[AdviceShown, ...]:
    """What is open and what was waved off, in the order of the rules' reading."""
    both: list[tuple[Advice, Waived | None]] = [*((advice, None) for advice in given.open), *given.waived]
    return tuple(
        AdviceShown(
            advice,
            SENTENCES[advice.rule],
            _where(advice, entries.get(advice.competence_id) if advice.competence_id else None),
            pieces_of(advice),
            entries.get(advice.other_id) if advice.other_id else None,
            waived,
        )
        for advice, waived in both
    )


_PARTS = {"name": Part.NAME, "definition": Part.DEFINITION, "plain": Part.PLAIN, "title": Part.TITLE, "text": Part.TEXT}


def _where(advice: Advice, entry: Entry | None) -> str:
    """Where the words stand, for who reads the advice away from them: language, level, part."""
    language = LANGUAGE_NAMES.get(advice.language, "")
    if entry is None or advice.rule is AdviceRule.MISSING_LANGUAGE:
        return str(language)
    level = entry.levels[advice.level - 1].name if 0 < advice.level <= len(entry.levels) else ""
    own = language if advice.language != entry.language else ""
    return " · ".join(str(each) for each in (own, level, _part(advice.place)) if each)


def _part(place: str) -> "_StrPromise | str":
    part = place.split(" ")[-1]
    if "." in part:
        return PARTS[Part.COUNTER if ".c" in part else Part.INDICATOR]
    return PARTS[_PARTS[part]] if part in _PARTS else ""


def pieces_of(advice: Advice) -> tuple[tuple[str, bool], ...]:
    """The text cut into (words, whether they are what it is about); nothing where the text is only a number."""
    pieces, place = [], 0
    if advice.rule in (AdviceRule.TOO_MANY_INDICATORS, AdviceRule.TOO_MANY_CORE, AdviceRule.MISSING_LANGUAGE):
        return ()
    for span in sorted(advice.spans):
        pieces += [(advice.text[place : span.start], False), (advice.text[span.start : span.end], True)]
        place = span.end
    return tuple(piece for piece in (*pieces, (advice.text[place:], False)) if piece[0])


@dataclass(frozen=True, slots=True)
class Beside:
    """The open advice on one competence, to stand beside its words; and what was waved off."""

    open: tuple[AdviceShown, ...] = ()
    waived: tuple[AdviceShown, ...] = ()

    def in_words(self, language: str) -> tuple[AdviceShown, ...]:
        """On the name, the definition and the plain text in a language."""
        return self._on(language, 0)

    def at_level(self, language: str, level: int) -> tuple[AdviceShown, ...]:
        return self._on(language, level)

    def _on(self, language: str, level: int) -> tuple[AdviceShown, ...]:
        return tuple(each for each in self.open if (each.advice.language, each.advice.level) == (language, level))


def beside(given: Advised, entry: Entry) -> Beside:
    shown = shown_of(given, {entry.competence_id: entry})
    return Beside(tuple(each for each in shown if not each.waived), tuple(each for each in shown if each.waived))
