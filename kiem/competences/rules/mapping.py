"""How alike the names of an own competence and of a reference entry are, and by which words. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiem.competences.rules.advice.reading import stem
from kiem.competences.rules.finding.analysing import tells
from kiem.competences.rules.searching import words_of

ALIKE = 0.4
"""From this likeness on an entry is worth looking at; below it two names share little more than a common verb."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The two names that are most alike, the words of ``theirs`` that they share, and how alike they are (0 to 1)."""

    own: str
    theirs: str
    shared: tuple[str, ...]
    degree: float


def likeness_of(own: Iterable[str], theirs: Iterable[str], language: str) -> Likeness | None:
    """The pair of names with most in common: twice what the shared words tell, over what all words of both tell
    (Dice, 1945, with each stem weighed by how seldom it is used). None when nothing is alike enough.

    >>> found = likeness_of(["Omgaan met agressie"], ["agressie hanteren", "omgaan met agressief gedrag"], "nl")
    >>> found.theirs, found.shared, found.degree > 0.4
    ('agressie hanteren', ('agressie',), True)
    >>> likeness_of(["Plannen"], ["koken"], "nl") is None
    True
    """
    best: Likeness | None = None
    others = [(name, _stems(name, language)) for name in theirs]
    for name in own:
        mine = _stems(name, language)
        for other, stems in others:
            shared = mine.keys() & stems.keys()
            whole = _told(mine, language) + _told(stems, language)
            degree = 2 * _told(shared, language) / whole if whole else 0.0
            if degree >= ALIKE and (best is None or degree > best.degree):
                best = Likeness(name, other, tuple(stems[each] for each in stems if each in shared), degree)
    return best


def _stems(name: str, language: str) -> Mapping[str, str]:
    """The word as written, by its stem."""
    return {stem(word, language): word for word in words_of(name)}


def _told(stems: Iterable[str], language: str) -> float:
    return sum(tells(each, language) for each in sorted(stems))
