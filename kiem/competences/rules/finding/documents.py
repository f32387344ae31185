"""What is searched: texts in fields, and the words of each with how they stand there."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kiem.competences.rules.finding.analysing import parts_of, spelled, stems_of_word


class Field(StrEnum):
    """Where in an entry a text stands."""

    NAME = "name"
    SYNONYM = "synonym"
    TITLE = "title"
    INDICATOR = "indicator"
    PLAIN = "plain"
    DEFINITION = "definition"
    REFERENCE = "reference"


class Text(NamedTuple):
    """A text in a field; each synonym, title and indicator is one."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An entry to find. ``key``: whatever the caller knows it by."""

    key: Hashable
    language: str
    texts: tuple[Text, ...]


PART = 0.5
"""What a word inside a compound weighs, beside the compound itself."""


@lru_cache(maxsize=60_000)
def keys_of(word: str, language: str) -> Mapping[str, float]:
    """Under which stems a plain word is looked up, each with how sure it is that this is what is meant.

    >>> keys_of("familiegesprek", "nl")
    {'familiegesprek': 1.0, 'famili': 0.5, 'gesprek': 0.5}
    """
    found = dict.fromkeys(stems_of_word(word, language), 1.0)
    for part in parts_of(word, language):
        found.setdefault(part, PART)
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it is searched: per field, how often each stem stands in it (in part when it is inside a
    compound), and how many words the field holds; ``texts``: the stems in each of its texts."""

    counts: Mapping[Field, Mapping[str, float]]
    lengths: Mapping[Field, int]
    texts: tuple[frozenset[str], ...]


@lru_cache(maxsize=8_000)
def read(document: Document) -> Read:
    """Kept, as a dictionary is searched often and its words seldom change."""
    counts: dict[Field, dict[str, float]] = {}
    lengths: Counter[Field] = Counter()
    texts: list[frozenset[str]] = []
    for field, text in document.texts:
        words = [keys_of(word.plain, document.language) for word in spelled(text)]
        held = counts.setdefault(field, {})
        for keys in words:
            for key, sure in keys.items():
                held[key] = held.get(key, 0.0) + sure
        lengths[field] += len(words)
        texts.append(frozenset(key for keys in words for key in keys))
    return Read(counts, lengths, tuple(texts))
