"""Reading a text: its words, its sentences, its clauses, and the stems that words are compared by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiem.competences.rules.advice.advising import Span
from kiem.competences.rules.advice.lexicon import Lexicon
from kiem.competences.rules.words import plain_name

_WORD = re.compile(r"(?:[cdjlmnst]|qu)['’](?=\w)|\w+(?:[-'’]\w+)*", re.IGNORECASE)
"""A word, with what is joined to it (collega's, in-house); in French what is elided is a word apart (n', qu')."""
_ENDS_A_SENTENCE = re.compile(r"[.!?…\n]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it is compared (plain), where it stands, and what stands between it and the one before."""

    plain: str
    span: Span
    before: str


Sentence = tuple[Word, ...]


@lru_cache(maxsize=4_000)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, each as its words. A line of its own is a sentence too.

    >>> [[word.plain for word in sentence] for sentence in sentences_of("Je luistert. Je vat samen!")]
    [['je', 'luistert'], ['je', 'vat', 'samen']]
    """
    found: list[list[Word]] = [[]]
    end = 0
    for match in _WORD.finditer(text):
        before = text[end : match.start()]
        if _ENDS_A_SENTENCE.search(before) and found[-1]:
            found.append([])
        found[-1].append(Word(plain_name(match[0]).strip("'’"), Span(match.start(), match.end()), before))
        end = match.end()
    return tuple(tuple(sentence) for sentence in found if sentence)


def words_in(text: str) -> Iterator[Word]:
    for sentence in sentences_of(text):
        yield from sentence


def main_clause(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The words up to the first clause that depends on them; a dependent clause in front is left out, to its comma.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> (said,) = sentences_of("Als het druk is, vraag je hulp aan wie tijd heeft.")
    >>> [word.plain for word in main_clause(said, lexicon("nl"))]
    ['vraag', 'je', 'hulp', 'aan']
    """
    start = 0
    if sentence[0].plain in lexicon.subordinators:
        start = next((place for place, word in enumerate(sentence) if place and "," in word.before), len(sentence))
    rest = sentence[start:]
    end = next((place for place, word in enumerate(rest) if word.plain in lexicon.subordinators), len(rest))
    return rest[:end]


def stem(word: str, language: str) -> str:
    """What is left of a plain word without its endings: only to compare words with each other. Light on purpose.

    >>> {stem(word, "nl") for word in ("observeren", "observeert", "observerend")}
    {'observer'}
    >>> stem("klachten", "nl") == stem("klacht", "nl"), stem("praten", "nl") == stem("praat", "nl")
    (True, True)
    """
    left, before = word, ""
    while left != before:
        before, left = left, _without_ending(left, language)
    return _as_spelled(left) if language == "nl" else left


def _as_spelled(left: str) -> str:
    """A Dutch stem without what spelling changes in it: one vowel for two (praat, praten), f and s for v and z."""
    if left[-3:-1] in _LONG_VOWELS and left[-1] not in _VOWELS:
        left = left[:-2] + left[-1]
    return left[:-1] + _HARDENED[left[-1]] if left[-1:] in _HARDENED else left


_VOWELS = frozenset("aeiou")
_LONG_VOWELS = frozenset({"aa", "ee", "oo", "uu"})
_HARDENED = {"v": "f", "z": "s"}


def _without_ending(word: str, language: str) -> str:
    for ending, fewest in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= fewest:
            left = word.removesuffix(ending)
            if ending == "t" and left[-1] in _VOWELS:
                continue
            twice = language == "nl" and left[-1] == left[-2] and left[-1] not in _VOWELS
            return left[:-1] if twice else left
    return word


_ENDINGS = {
    language: tuple((each[:-1], int(each[-1])) for each in endings.split())
    for language, endings in {
        "nl": "heden4 heid4 ingen3 ende3 end3 ing3 en3 e3 t3 s4",
        "fr": "issements3 issement3 issez3 issent3 ements4 ement4 ations4 ation4 antes4 ante4 ant4 ent3 "
        "ez3 er3 ir3 re3 it3 e4 s3",
        "en": "ings4 ing4 ness4 ful4 ier3 ies3 ied3 ed4 ly4 es4 e4 y4 s4",
    }.items()
}
"""Endings per language, each with the fewest letters it leaves, tried in this order until none fits."""


def stems_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of the words that say something: without small words and words of degree.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> sorted(stems_of("Je luistert altijd goed naar de bewoners.", lexicon("nl")))
    ['bewoner', 'luister']
    """
    return frozenset(
        stem(word.plain, lexicon.language) for word in words_in(text) if word.plain not in lexicon.says_nothing
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of both is in both, from 0 to 1 (Dice, 1945).

    >>> likeness(frozenset("abc"), frozenset("abcd"))
    0.8571428571428571
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def spans_of(words: Sequence[Word]) -> tuple[Span, ...]:
    return tuple(word.span for word in words)
