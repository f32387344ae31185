"""What a word is looked up by: its stem, the words it is made of, and the words it is a form of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from kiem.competences.rules.advice.hard_words import frequent_words
from kiem.competences.rules.advice.lexicon import lexicon
from kiem.competences.rules.advice.reading import stem
from kiem.competences.rules.words import plain_name

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WORD = 2
SHORTEST_PART = 4
"""Letters in the shortest word that a compound is taken to be made of, unless the lexicon names it."""
_MADE_OF_WHOLE = ("heid", "heden")
"""Endings that make a word of the whole before them (vertrouwelijk-heid): what is left of it is no part."""
_LINKS = ("", "s", "en", "e", "n")
"""What may stand between the parts of a Dutch compound."""
_SMALL_ONES = ("etjes", "etje", "tjes", "tje", "pjes", "pje", "kjes", "kje", "jes", "je")
_SHORTEST_FORM = 3


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word of a text: as written, and plain (without case or accents)."""

    written: str
    plain: str


def spelled(text: str) -> Iterator[Spelled]:
    """The words of a text, apart at hyphens and apostrophes; single letters are none.

    >>> [word.plain for word in spelled("Cliënten en collega's: burn-out?")]
    ['clienten', 'en', 'collega', 'burn', 'out']
    """
    for match in _WORD.finditer(text):
        if len(match[0]) >= _SHORTEST_WORD:
            yield Spelled(match[0], plain_name(match[0]))


@lru_cache(maxsize=40_000)
def stems_of_word(word: str, language: str) -> tuple[str, ...]:
    """The stem of a plain word; in Dutch also that of what it is a small or a past form of.

    >>> stems_of_word("pilletjes", "nl"), stems_of_word("gewassen", "nl"), stems_of_word("beloofd", "nl")
    (('pilletj', 'pil'), ('gewa', 'was'), ('beloofd', 'belof'))
    """
    forms = [word, *(_other_forms(word) if language == "nl" else ())]
    return tuple(dict.fromkeys(stem(form, language) for form in forms))


def _other_forms(word: str) -> Iterator[str]:
    small = next((word.removesuffix(each) for each in _SMALL_ONES if word.endswith(each)), "")
    if len(small) >= _SHORTEST_FORM:
        yield f"{small}en"
    past = word.removesuffix("d") if word.endswith("d") else ""
    begun = word.removeprefix("ge") if word.startswith("ge") else ""
    if len(begun) > _SHORTEST_FORM:
        yield begun
        if begun[-1] in "dt":
            yield begun[:-1]
    elif len(past) > _SHORTEST_FORM:
        yield past


@lru_cache(maxsize=40_000)
def parts_of(word: str, language: str) -> tuple[str, ...]:
    """The stems of the words that a Dutch compound is made of; none when it is not seen to be one.

    Of several ways to take it apart the one with the longest last part, which says what kind of thing it is.

    >>> parts_of("familiegesprekken", "nl"), parts_of("zorgdossier", "nl"), parts_of("luisteren", "nl")
    (('famili', 'gesprek'), ('zorg', 'dossier'), ())
    """
    if language != "nl" or word.endswith(_MADE_OF_WHOLE):
        return ()
    for at in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 2):
        for link in _LINKS:
            rest = word[at + len(link) :]
            if word.startswith(link, at) and _is_first(word[:at]):
                last = (stem(rest, language),) if _is_last(rest) else parts_of(rest, language)
                if last:
                    return (stem(word[:at], language), *last)
    return ()


def _is_first(part: str) -> bool:
    """As it stands in the list of frequent words; a short one only when the lexicon names it."""
    return part in (lexicon("nl").short_parts if len(part) < SHORTEST_PART else _frequent_words("nl"))


def _is_last(part: str) -> bool:
    """The same, or in another form when its stem has some length: only the end of a compound is inflected."""
    stemmed = stem(part, "nl")
    return _is_first(part) or (len(stemmed) >= SHORTEST_PART and is_frequent(stemmed, "nl"))


@cache
def _frequent_words(language: str) -> frozenset[str]:
    return frozenset(frequent_words(language))


@cache
def _places(language: str) -> dict[str, int]:
    """Of each stem, the place of its most frequent form in the list of frequent words."""
    found: dict[str, int] = {}
    for place, word in enumerate(frequent_words(language), start=1):
        found.setdefault(stem(word, language), place)
    return found


def is_frequent(stemmed: str, language: str) -> bool:
    """Whether a stem is that of one of the 20,000 most frequent words.

    >>> is_frequent("luister", "nl"), is_frequent("agresief", "nl")
    (True, False)
    """
    return stemmed in _places(language)


def tells(stemmed: str, language: str) -> float:
    """How much a word tells, from 0 (the most frequent word) to 1 (one that is not frequent at all).

    By Zipf's law (1949) the logarithm of a word's place in the list of frequencies is that of how seldom it is used.

    >>> tells("de", "nl"), tells("hoeslaken", "nl"), 0.3 < tells(stem("werken", "nl"), "nl") < 0.7
    (0.0, 1.0, True)
    """
    places = _places(language)
    return log(places[stemmed]) / log(len(frequent_words(language))) if stemmed in places else 1.0
