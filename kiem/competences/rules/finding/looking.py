"""What to look for in a large list that stays in the database: pieces of words, each with how much it tells."""

from dataclasses import dataclass

from kiem.competences.rules.advice.reading import stem
from kiem.competences.rules.finding.analysing import is_frequent, parts_of, tells
from kiem.competences.rules.finding.documents import PART
from kiem.competences.rules.finding.ranking import SHORTEST_NEAR
from kiem.competences.rules.searching import words_of

_SHORTEST_PIECE = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """``piece``: letters that stand in a word which fits ``word``; ``tells``: what finding it is worth."""

    word: str
    piece: str
    tells: float


def pieces_of(text: str, language: str) -> tuple[Piece, ...]:
    """For each word its stem, when it begins the word as written and is not too short, else the word; and its parts.

    >>> [(each.word, each.piece) for each in pieces_of("Boze zorgdossiers", "nl")]
    [('boze', 'boze'), ('zorgdossiers', 'zorgdossier'), ('zorgdossiers', 'zorg'), ('zorgdossiers', 'dossier')]
    """
    found: list[Piece] = []
    for word in words_of(text):
        worth = tells(stem(word, language), language)
        found.append(Piece(word, _piece(word, language), worth))
        parts = (part for part in parts_of(word, language) if len(part) >= _SHORTEST_PIECE)
        found += (Piece(word, part, PART * tells(part, language)) for part in parts)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word that may be one: not frequent, nor made of words that are. ``halves``: one mistake leaves one whole."""

    word: str
    halves: tuple[str, str]


def misspellings_in(text: str, language: str) -> tuple[Misspelling, ...]:
    """The words that may be misspelt.

    >>> misspellings_in("agresief gedrag", "nl")
    (Misspelling(word='agresief', halves=('agre', 'sief')),)
    """
    return tuple(
        Misspelling(word, (word[: len(word) // 2], word[len(word) // 2 :]))
        for word in words_of(text)
        if len(word) >= SHORTEST_NEAR
        and not parts_of(word, language)
        and not is_frequent(stem(word, language), language)
    )


def _piece(word: str, language: str) -> str:
    stemmed = stem(word, language)
    return stemmed if len(stemmed) >= _SHORTEST_PIECE and word.startswith(stemmed) else word
