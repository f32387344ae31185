"""What a piece of advice is, and which texts of a competence it can be about."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiem.competences.rules.contents import Wording


class AdviceRule(StrEnum):
    """What the writing aid looks at, in the order of the screens."""

    REPEATS_NAME = "repeats_name"
    UNOBSERVABLE = "unobservable"
    TWO_BEHAVIOURS = "two_behaviours"
    NEGATION = "negation"
    LONG_SENTENCE = "long_sentence"
    HARD_WORD = "hard_word"
    LEVEL_NOT_DISTINCT = "level_not_distinct"
    ALIKE_INDICATORS = "alike_indicators"
    TOO_MANY_INDICATORS = "too_many_indicators"
    MISSING_LANGUAGE = "missing_language"
    ALIKE_COMPETENCES = "alike_competences"
    TOO_MANY_CORE = "too_many_core"
    NO_ATTITUDE = "no_attitude"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some words of a text: from this character up to that one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at again, as a value: no sentence, no judgement on who wrote it.

    ``place``: as a waiver says it ("nl definition", "nl 2.1" for the first indicator of the second level, "nl 2" for
    that level as a whole). ``text``: what it is about, as written; ``spans``: which words of it. ``near``: the text it
    is like, or a plainer word. ``competence_id``, ``other_id``: which ones, where it compares competences.
    """

    rule: AdviceRule
    place: str
    text: str = ""
    spans: tuple[Span, ...] = ()
    near: str = ""
    competence_id: uuid.UUID | None = None
    other_id: uuid.UUID | None = None

    @property
    def language(self) -> str:
        """The language it is about, "" when it is about none."""
        first = self.place.partition(" ")[0]
        return first if len(first) == 2 else ""

    @property
    def level(self) -> int:
        """The level it is about, 0 when it is about none.

        >>> Advice(AdviceRule.NEGATION, "nl 2.c1").level, Advice(AdviceRule.NEGATION, "nl definition").level
        (2, 0)
        """
        second = self.place.partition(" ")[2][:1]
        return int(second) if second.isdecimal() else 0

    @property
    def digest(self) -> str:
        """Of the texts it is about: a waiver holds for these very texts alone. SHA-256, hexadecimal.

        >>> Advice(AdviceRule.NEGATION, "nl 1.1", "Je roept niet.").digest[:8]
        'c759b3ca'
        """
        said = "\n".join(" ".join(text.split()) for text in (self.text, self.near))
        return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()


class PieceKind(StrEnum):
    """Which kind of text a piece is: not every rule looks at every kind."""

    DEFINITION = "definition"
    PLAIN = "plain"
    TITLE = "title"
    LEVEL_TEXT = "text"
    INDICATOR = "indicator"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a competence, where it stands, and at which level (0: at none)."""

    kind: PieceKind
    place: str
    level: int
    text: str


def pieces_of(wording: Wording) -> Iterator[Piece]:
    """Every text of a wording but its name and synonyms, in the order in which they are read.

    >>> [piece.place for piece in pieces_of(Wording("nl", "Zorg", "Je zorgt.", indicators=(("Je helpt.",),)))]
    ['nl definition', 'nl 1.1']
    """
    yield from _said(Piece(PieceKind.DEFINITION, f"{wording.language} definition", 0, wording.definition))
    yield from _said(Piece(PieceKind.PLAIN, f"{wording.language} plain", 0, wording.plain))
    for level in range(1, wording.levels_told + 1):
        yield from _at_level(wording, level)


def _at_level(wording: Wording, level: int) -> Iterator[Piece]:
    at = f"{wording.language} {level}"
    for kind, texts in ((PieceKind.TITLE, wording.titles), (PieceKind.LEVEL_TEXT, wording.level_texts)):
        if level <= len(texts):
            yield from _said(Piece(kind, f"{at} {kind}", level, texts[level - 1]))
    for kind, mark, lists in (
        (PieceKind.INDICATOR, "", wording.indicators),
        (PieceKind.COUNTER, "c", wording.counters),
    ):
        if level <= len(lists):
            for place, text in enumerate(lists[level - 1], start=1):
                yield from _said(Piece(kind, f"{at}.{mark}{place}", level, text))


def _said(piece: Piece) -> Iterator[Piece]:
    if piece.text.strip():
        yield piece
