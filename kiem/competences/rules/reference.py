"""Entries of a reference scheme, as a reader gives them, and what loading them did."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from kiem.competences.rules.words import REFERENCE_RELEASE_LENGTH

_RELEASE = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}")


class ReferenceConcept(Protocol):
    """An entry of a reference scheme as its reader gives it."""

    @property
    def uri(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def preferred_label(self) -> str: ...
    @property
    def alternative_labels(self) -> Sequence[str]: ...
    @property
    def description(self) -> str: ...
    @property
    def in_collections(self) -> Iterable[str]: ...


class ReferenceLink(Protocol):
    """A relation between two entries as the reader gives it; either end may be in no pack that is here."""

    @property
    def from_uri(self) -> str: ...
    @property
    def to_uri(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ReferencePack:
    """One language of one release of a scheme; each concept and each relation once.

    ``whole``: all of that release is in it, so that what is not in it has left the scheme.
    """

    concepts: Sequence[ReferenceConcept]
    relations: Sequence[ReferenceLink]
    language: str
    release: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceLoaded:
    """What loading a pack did, counted in entries of its language.

    ``absent``: here before and not in this pack; they stay. ``retired``: those of them that leave with this release,
    as the pack is whole. ``links_outside``: relations of which an end is not here; they are kept too.
    """

    added: int
    changed: int
    unchanged: int
    absent: int
    retired: int
    links_added: int
    links_outside: int


def release_order(release: str) -> tuple[int, ...] | None:
    """A release as numbers, which compare as they should; None when it is not written as 1.2.1.

    >>> release_order("1.10.0") > release_order("1.9.1"), release_order("v1"), release_order("")
    (True, None, None)
    """
    if not _RELEASE.fullmatch(release) or len(release) > REFERENCE_RELEASE_LENGTH:
        return None
    return tuple(int(part) for part in release.split("."))


@dataclass(frozen=True, slots=True)
class RatedElement:
    """How much an occupation asks of an element, both by URI. Importance runs from 1 to 5, level from 0 to 7; None
    where the source advises against the figure, or says that the element is not ``relevant`` there."""

    occupation: str
    element: str
    importance: Decimal | None
    level: Decimal | None
    relevant: bool = True


@dataclass(frozen=True, slots=True)
class LevelAnchor:
    """What someone can do at one value of the scale of an element's level, from 0 to 7."""

    element: str
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """An occupation's ``code`` in another scheme, and the URI of the occupation here that it corresponds to."""

    code: str
    occupation: str


@dataclass(frozen=True, slots=True)
class RatedReference:
    """Occupations and elements with what the first ask of the second, and how another scheme crosses over to them."""

    pack: ReferencePack
    ratings: Sequence[RatedElement]
    anchors: Sequence[LevelAnchor]
    crossings: Sequence[Crossing]
    crossed_scheme: str


@dataclass(frozen=True, slots=True)
class RatedLoaded:
    """What loading a rated reference did to its rows: written (new or changed) and removed."""

    entries: ReferenceLoaded
    ratings: int
    anchors: int
    crossings: int
    removed: int
