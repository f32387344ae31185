"""Which level a word probably stands for. Only a first proposal: whoever brings the file says how it is. Pure."""

import re
from collections.abc import Mapping, Sequence

from kiem.exchange.reading.levels import LevelWord
from kiem.exchange.reading.vocabulary import plain
from kiem.exchange.rules.choices import NOT_YET_KNOWN

_NUMBERED = re.compile(r"(?:niveau|niv|level|beheersingsniveau|stap|score|l|n)?\s*\.?\s*(\d)")
# Words from low to high as lists here have them; several words may stand on one step.
_LADDERS = tuple(
    tuple(frozenset(step.split("|")) for step in ladder)
    for ladder in (
        ("start|starter|starting|debute|debutant|beginner|beginnend|novice",
         "basis|op weg|on the way|en route|groeiend|in ontwikkeling|gevorderde beginner|elementaire",
         "gevorderd|sterk|strong|a l aise|bekwaam|zelfstandig|competent|autonome|confirme|ervaren",
         "expert|voorbeeld|example|exemple|meester|coach|specialist"),
        ("onvoldoende|insuffisant|insufficient|nog niet", "matig|gedeeltelijk|partiel|partly|te ontwikkelen",
         "voldoende|suffisant|sufficient|goed|bon|good", "zeer goed|tres bon|very good|uitstekend|excellent"),
        ("--", "-", "+", "++"),
        ("+", "++", "+++", "++++"),
        ("a", "b", "c", "d"),
    )
)  # fmt: skip


def guess_levels(words: Sequence[LevelWord], names: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """By word key the position on a scale. `names`: of each level its names in all languages, from low to high.

    In this order: the name of a level, a number on the scale, a sign for "nothing", and a ladder of words as long as
    the scale. A zero stays open: it may mean the lowest or nothing.

    >>> scale = [["start"], ["op weg"], ["sterk"], ["voorbeeld"]]
    >>> dict(guess_levels([LevelWord("Sterk", 3), LevelWord("niv. 2", 1), LevelWord("nvt", 1)], scale))
    {'sterk': 3, 'niv. 2': 2, 'nvt': 0}
    """
    found = sure_levels(words, names)
    open_words = [word for word in words if word.key not in found]
    return found | (_on_a_ladder(open_words, len(names)) if open_words else {})


def sure_levels(words: Sequence[LevelWord], names: Sequence[Sequence[str]]) -> dict[str, int]:
    """The words that say themselves which level they stand for: its name or its number, or a sign for "nothing"."""
    by_name = {plain(name): place for place, each in enumerate(names, start=1) for name in each}
    found: dict[str, int] = {}
    for word in words:
        place = by_name.get(plain(word.word)) if plain(word.word) else None
        place = place or _number(word.word, len(names))
        if place is None and word.looks_empty and not _is_sign(word.word):
            place = NOT_YET_KNOWN
        if place is not None:
            found[word.key] = place
    return found


def _number(word: str, size: int) -> int | None:
    match = _NUMBERED.fullmatch(plain(word))
    place = int(match[1]) if match else 0
    return place if 1 <= place <= size else None


def _is_sign(word: str) -> bool:
    """A plus or a line stands for a level as often as for nothing."""
    return bool(word) and set(word) <= set("+-")


def _on_a_ladder(words: Sequence[LevelWord], size: int) -> dict[str, int]:
    for ladder in _LADDERS:
        if len(ladder) != size:
            continue
        places = {word.key: _step(word, ladder) for word in words}
        if all(places.values()):
            return places
    return {}


def _step(word: LevelWord, ladder: Sequence[frozenset[str]]) -> int:
    """The place on the ladder, 0 when the word is not on it."""
    spellings = {word.key, plain(word.word)} - {""}
    return next((place for place, step in enumerate(ladder, start=1) if spellings & step), 0)
