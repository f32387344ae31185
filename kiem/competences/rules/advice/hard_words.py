"""Words that many readers stumble over: by their length, and by how seldom they are used."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

from kiem.competences.rules.advice.advising import Advice, AdviceRule, Piece
from kiem.competences.rules.advice.lexicon import Lexicon, lexicon
from kiem.competences.rules.advice.reading import Word, sentences_of, stem
from kiem.competences.rules.words import plain_name

_HERE = Path(__file__).parent
SHORT = 6
"""A word of at most so many letters is never called hard for being rare."""
LONG = 18
"""A word of more letters is hard to read, also when its parts are not."""
_SHORTEST_PART = 4
_LINKS = ("", "s", "e", "en", "n")
"""What may stand between the parts of a Dutch compound."""
_MAKE_ANOTHER = ("sters", "ster", "ers", "ere", "er", "ste", "st", "baar", "je", "jes")
"""Dutch endings that make of a known word one as easy: helper, vlotter, haalbaar."""


def hard_words(piece: Piece, known: Lexicon) -> Iterator[Advice]:
    """A word of the fields of notes and policy; or a long, rare one that does not fall apart into known ones.

    Known are the 20,000 most frequent forms (wordfreq, CC-BY-SA-4.0), with usual endings, and compounds of them.

    >>> from kiem.competences.rules.advice.lexicon import lexicon
    >>> from kiem.competences.rules.advice.advising import PieceKind
    >>> def found(text):
    ...     said = Piece(PieceKind.INDICATOR, "nl 1.1", 1, text)
    ...     return [text[span.start : span.end] for advice in hard_words(said, lexicon("nl")) for span in advice.spans]
    >>> found("Je toont handhygiëne voor."), found("Je expliciteert je aanpak conform de visie.")
    ([], ['expliciteert', 'conform'])
    """
    hard = [
        word
        for sentence in sentences_of(piece.text)
        for place, word in enumerate(sentence)
        if is_hard(word.plain, known) and not _is_name(_written(word, piece.text), place)
    ]
    if hard:
        plainer = "; ".join(
            f"{_written(word, piece.text)} → {known.plainer[word.plain]}"
            for word in hard
            if word.plain in known.plainer
        )
        yield Advice(AdviceRule.HARD_WORD, piece.place, piece.text, tuple(word.span for word in hard), plainer)


def is_hard(word: str, known: Lexicon) -> bool:
    """Whether a plain word is hard; a number, or what is joined by a hyphen or an apostrophe, never is.

    >>> [is_hard(word, lexicon("nl")) for word in ("conform", "volgens", "hulpverleningsplannen")]
    [True, False, True]
    """
    if word in known.plainer:
        return True
    if not _frequent(known.language) or not word.isalpha() or len(word) <= SHORT:
        return False
    if word in known.easy or word in _frequent(known.language):
        return False
    return len(word) > LONG or not is_known(word, known.language)


def _is_name(written: str, place: int) -> bool:
    """A capital that the beginning of a sentence does not explain."""
    return any(letter.isupper() for letter in (written[1:] if place == 0 else written))


def _written(word: Word, text: str) -> str:
    return text[word.span.start : word.span.end]


@cache
def frequent_words(language: str) -> tuple[str, ...]:
    """The most frequent words of a language, plain, most frequent first; none of a language without a list."""
    path = _HERE / "vendor" / f"{language}.txt"
    words = path.read_text(encoding="utf-8").split() if path.exists() else ()
    return tuple(word if word.isascii() else plain_name(word) for word in words)


@cache
def _frequent(language: str) -> frozenset[str]:
    return frozenset(frequent_words(language))


@cache
def _in_order(language: str) -> tuple[str, ...]:
    return tuple(sorted(_frequent(language)))


@lru_cache(maxsize=20_000)
def _is_form(word: str, language: str) -> bool:
    """Whether a word has the stem of a frequent one. Only those that begin like it are looked at."""
    wanted, words = stem(word, language), _in_order(language)
    begin = wanted[: max(2, len(wanted) - 2)]
    near = range(bisect_left(words, begin), len(words))
    alike = takewhile(lambda each: each.startswith(begin), (words[place] for place in near))
    return any(stem(each, language) == wanted for each in alike)


@lru_cache(maxsize=20_000)
def is_known(word: str, language: str) -> bool:
    """Whether a plain word is frequent, in this form or another, or is made in Dutch of words that are.

    >>> is_known("handhygiene", "nl"), is_known("herschrijft", "nl"), is_known("vlotter", "nl")
    (True, True, True)
    >>> is_known("expliciteert", "nl")
    False
    """
    if word in _frequent(language) or _is_form(word, language):
        return True
    if language != "nl":
        return False
    if word.endswith(_MAKE_ANOTHER) and _is_form(_without(word), language):
        return True
    known = lexicon(language)
    parts = ((word[:at], word[at + len(link) :]) for at in range(2, len(word) - 2) for link in _LINKS
             if word[at:].startswith(link))  # fmt: skip
    return any(
        (first in known.particles or _is_part(first)) and (rest in known.short_parts or _is_whole(rest, language))
        for first, rest in parts
    )


def _without(word: str) -> str:
    return next(word.removesuffix(ending) for ending in _MAKE_ANOTHER if word.endswith(ending))


def _is_whole(rest: str, language: str) -> bool:
    return len(rest) >= _SHORTEST_PART and is_known(rest, language)


def _is_part(part: str) -> bool:
    """Whether Dutch compounds begin with it: a frequent word or stem, when it is very short only if it is listed."""
    if part in lexicon("nl").short_parts:
        return True
    return len(part) >= _SHORTEST_PART and (part in _frequent("nl") or (len(part) > 5 and _is_form(part, "nl")))
