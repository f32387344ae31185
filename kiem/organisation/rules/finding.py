"""Names as someone types them: begun, in any order, without accents, with a slip. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import OSA

from kiem.organisation.rules.names import plain

Found = TypeVar("Found")
FEWEST_LETTERS, MOST_WORDS = 2, 6
PARTICLES = frozenset("van vande vanden vander de den der het ter ten te la le les du des el al ben".split())  # noqa: SIM905 - words to read
_GLUED = re.compile("^(?:van(?:den|der|de)?|de[nr]?|te[nr])(?=.{4})")
_JOINED = str.maketrans("", "", "'.")
_ALWAYS_TWO = 6
"""From so many letters on two of them may be wrong; below that one, and none of three."""


@dataclass(frozen=True, slots=True)
class NameAsked:
    """What is asked: its ``words``, and of those the two that ``tell`` most, without particles."""

    words: tuple[str, ...]
    telling: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def patterns(self) -> list[str]:
        """For LIKE, the most telling first: anywhere in a name from three letters on, before that as a beginning."""
        return [f"%{word}%" if len(word) > 2 else f"% {word}%" for word in sorted(self.words, key=_longest)]


def name_asked(text: str) -> NameAsked:
    """The words of a search; none when it holds too little to search by.

    >>> name_asked(" D'Hondt,  Zoë ").words, name_asked("v").words
    (('dhondt', 'zoe'), ())
    >>> name_asked("van den Borek, Carla").telling, name_asked("Vandenborek").telling
    (('borek', 'carla'), ('borek',))
    """
    bare = ("".join(letter for letter in word if letter.isalnum()) for word in plain(text).split())
    words = tuple(dict.fromkeys(word for word in bare if word))[:MOST_WORDS]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return NameAsked((), ())
    telling = [_GLUED.sub("", word) for word in words if word not in PARTICLES and len(word) > 2]
    return NameAsked(words, tuple(sorted(telling, key=_longest)[:2]))


def _longest(word: str) -> int:
    return -len(word)


def slips_between(asked: NameAsked, name: str) -> int | None:
    """How many letters differ, all words together; None when a word is nowhere near. ``name``: plain, or a unit's.

    Two letters that changed places count as one slip; what was not typed yet does not count.

    >>> slips_between(name_asked("carla vandenborek"), "van den broek carla")
    1
    >>> slips_between(name_asked("meas"), "maes an"), slips_between(name_asked("peters"), "peeters jo")
    (1, 1)
    >>> slips_between(name_asked("maes"), "claes jo") is None, slips_between(name_asked("jan"), "jos peeters") is None
    (True, True)
    """
    parts = plain(name).replace("-", " ").translate(_JOINED).split()
    whole = "".join(parts)
    there = {*parts, *(_GLUED.sub("", part) for part in parts), whole}
    total = 0
    for word in asked.words:
        if word in whole or (word in PARTICLES and len(asked.words) > 1):
            continue
        fewest = min(min(_slips(form, part) for part in there) for form in {word, _GLUED.sub("", word)})
        if fewest > _allowed(word):
            return None
        total += fewest
    return total


def _slips(asked: str, word: str) -> int:
    """Against the word, or as much of its beginning as was typed, a letter more or less."""
    beginnings = {word, *(word[: len(asked) + step] for step in (-1, 0, 1))}
    return min(int(OSA.distance(asked, begun)) for begun in beginnings)


def _allowed(word: str) -> int:
    return 0 if len(word) < 4 else 1 if len(word) < _ALWAYS_TWO else 2


def nearest_names(asked: NameAsked, named: Iterable[tuple[str, Found]]) -> list[Found]:
    """Those that are near to what is asked, the fewest slips first; the same, in the order given.

    >>> nearest_names(name_asked("peters"), [("pieters an", 1), ("peeters jo", 2), ("claes bo", 3)])
    [1, 2]
    """
    found = [(slips, each) for name, each in named if (slips := slips_between(asked, name)) is not None]
    return [each for _slips_, each in sorted(found, key=lambda pair: pair[0])]
