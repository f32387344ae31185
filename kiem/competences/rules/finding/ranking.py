"""Which documents fit a question best, and why.

Ranking is BM25F (Robertson, Zaragoza and Taylor, 2004): a word counts more the fewer documents hold it, in a weightier
field, and less and less the more often it stands there; on top of which a word counts less the more it is used in the
language at large, as in forty documents "to put" may be as rare as "burn-out". No constant here is fitted to questions.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from math import log

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from kiem.competences.rules.finding.analysing import is_frequent, spelled, tells
from kiem.competences.rules.finding.documents import Document, Field, Read, Text, keys_of, read
from kiem.competences.rules.searching import SMALL_WORDS

WEIGHTS = {
    Field.NAME: 3.0,
    Field.SYNONYM: 2.0,
    Field.REFERENCE: 2.0,
    Field.TITLE: 1.0,
    Field.INDICATOR: 1.0,
    Field.PLAIN: 1.0,
    Field.DEFINITION: 0.75,
}
SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25, at their usual values."""
ALL_WORDS = 0.5
"""What share of a score is lost when hardly any of the words asked for is there."""
NEAR, NEAR_COUNTS = 0.8, 0.7
"""From which likeness on (Damerau and Levenshtein, per letter) a word may be a misspelling, and what it counts then."""
BEGUN_COUNTS = 0.6
SHORTEST_BEGUN, SHORTEST_NEAR = 4, 5
MOST_WORDS, MOST_SHOWN = 12, 2
FEWEST_SHARE = 0.2
"""What scores less than this share of the best is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """``words``: those asked for that are there, as they were written; ``stems``: what to mark in its texts;
    ``because``: the texts, besides the name, that show the words which the name does not."""

    document: Document
    score: float
    words: tuple[str, ...]
    stems: frozenset[str]
    because: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word asked for. ``keys``: under which stems of the index it is found, each with how sure that is."""

    word: str
    keys: Mapping[str, float]
    tells: float


@dataclass(frozen=True, slots=True)
class _Scored:
    """A document at its place in an index, the words of the question that are there, and what each is worth."""

    score: float
    document: Document
    read: Read
    there: tuple[_Asked, ...]
    by_word: Mapping[str, float]


@dataclass(frozen=True)
class _Index:
    """Documents of one language. ``holds``: per stem the weighted frequency in each document that holds it."""

    language: str
    documents: tuple[Document, ...]
    reads: tuple[Read, ...]
    holds: Mapping[str, Mapping[int, float]]
    in_order: tuple[str, ...]

    def rarity(self, key: str) -> float:
        """The inverse document frequency, times how much the word tells in the language at large."""
        held = len(self.holds[key])
        return log(1 + (len(self.documents) - held + 0.5) / (held + 0.5)) * tells(key, self.language)


def find(text: str, documents: Sequence[Document], most: int = 10) -> tuple[Found, ...]:
    """The documents that fit a question, best first; what is as good stays in the order given.

    >>> said = [Document(1, "nl", (Text(Field.NAME, "Koken"), Text(Field.SYNONYM, "soep maken"))),
    ...         Document(2, "nl", (Text(Field.NAME, "Omgaan met agressie"), Text(Field.SYNONYM, "boze familie")))]
    >>> [(each.document.key, each.words, each.because) for each in find("omgaan met boos familielid", said)]
    [(2, ('omgaan', 'boos', 'familielid'), (Text(field=<Field.SYNONYM: 'synonym'>, text='boze familie'),))]
    >>> [each.document.key for each in find("agresie", said)], find("de", said)
    ([2], ())
    """
    by_language: dict[str, list[Document]] = {}
    for document in documents:
        by_language.setdefault(document.language, []).append(document)
    scored = [each for held in by_language.values() for each in _scored(_index(tuple(held)), text)]
    order = {document.key: place for place, document in enumerate(documents)}
    scored.sort(key=lambda each: (-each.score, order[each.document.key]))
    return tuple(_found(each) for each in scored[:most] if each.score > FEWEST_SHARE * scored[0].score)


@lru_cache(maxsize=32)
def _index(documents: tuple[Document, ...]) -> _Index:
    reads = tuple(read(document) for document in documents)
    means = {field: sum(each.lengths.get(field, 0) for each in reads) / len(reads) or 1.0 for field in Field}
    holds: dict[str, dict[int, float]] = {}
    for place, each in enumerate(reads):
        for field, counts in each.counts.items():
            weight = WEIGHTS[field] / (1 - LENGTH + LENGTH * each.lengths.get(field, 0) / means[field])
            for key, count in counts.items():
                held = holds.setdefault(key, {})
                held[place] = held.get(place, 0.0) + weight * count
    return _Index(documents[0].language, documents, reads, holds, tuple(sorted(holds)))


def _scored(index: _Index, text: str) -> Iterator[_Scored]:
    asked = _asked(text, index)
    total = sum(each.tells for each in asked)
    worth: dict[int, dict[str, float]] = {}
    for each in asked:
        for key, sure in each.keys.items():
            most = sure * index.rarity(key) * (SATURATION + 1)
            for place, held in index.holds[key].items():
                by_word = worth.setdefault(place, {})
                by_word[each.word] = max(by_word.get(each.word, 0.0), most * held / (SATURATION + held))
    for place, by_word in worth.items():
        there = tuple(each for each in asked if each.word in by_word)
        covered = sum(each.tells for each in there) / total if total else 0.0
        score = sum(by_word.values()) * (1 - ALL_WORDS + ALL_WORDS * covered)
        yield _Scored(score, index.documents[place], index.reads[place], there, by_word)


def _asked(text: str, index: _Index) -> list[_Asked]:
    """The words of a question; small ones only when nothing else is asked."""
    words = {word.plain: word.written for word in spelled(text)}
    telling = {plain: written for plain, written in words.items() if plain not in SMALL_WORDS} or words
    return [
        _Asked(written, _keys_in(index, plain), tells(next(iter(keys_of(plain, index.language))), index.language))
        for plain, written in [*telling.items()][:MOST_WORDS]
    ]


def _keys_in(index: _Index, plain: str) -> dict[str, float]:
    """The stems under which a word is found: its own and those of its parts; else what it is a misspelling or the
    beginning of."""
    keys = keys_of(plain, index.language)
    found = {key: sure for key, sure in keys.items() if key in index.holds}
    if any(sure == 1.0 for sure in found.values()):
        return found
    whole = next(iter(keys))
    if len(plain) >= SHORTEST_NEAR and not is_frequent(whole, index.language):
        near = extract(whole, index.in_order, scorer=OSA.normalized_similarity, score_cutoff=NEAR, limit=None)
        for key, likeness, _place in near:
            found[key] = max(found.get(key, 0.0), likeness * NEAR_COUNTS)
    if len(whole) >= SHORTEST_BEGUN:
        begin = bisect_left(index.in_order, whole)
        for key in takewhile(lambda each: each.startswith(whole), index.in_order[begin : begin + 200]):
            found[key] = max(found.get(key, 0.0), BEGUN_COUNTS * len(whole) / len(key))
    return found


def _found(scored: _Scored) -> Found:
    stems = frozenset(key for each in scored.there for key in each.keys)
    words = tuple(each.word for each in scored.there)
    return Found(scored.document, scored.score, words, stems, _because(scored))


def _because(scored: _Scored) -> tuple[Text, ...]:
    """At most two texts that hold most of what the name does not; the first in the document of those that hold as
    much."""
    holding = [
        (text, {each.word for each in scored.there if not stems.isdisjoint(each.keys)})
        for text, stems in zip(scored.document.texts, scored.read.texts, strict=True)
    ]
    in_name = {word for text, words in holding if text.field is Field.NAME for word in words}
    missing = {each.word for each in scored.there} - in_name
    shown: list[Text] = []
    while missing and len(shown) < MOST_SHOWN:
        text, held = max(holding, key=lambda each: sum(scored.by_word[word] for word in sorted(each[1] & missing)))
        shown.append(text)
        missing -= held
    return tuple(shown)
