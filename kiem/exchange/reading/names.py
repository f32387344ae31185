"""Names: taken apart, and matched with those that exist."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from kiem.exchange.reading.vocabulary import plain

_PARTICLES = frozenset({
    "van", "von", "de", "den", "der", "het", "'t", "ten", "ter", "te", "d'", "l'", "le", "la", "les", "du", "des",
    "dos", "da", "di", "del", "della", "el", "al", "ben", "bin", "ibn", "abu", "ait", "ould", "vande", "vander",
    "vanden", "op", "zu", "st", "saint", "sint", "o'", "mac", "san",
})  # fmt: skip
_LIKELY = 68
_SHOWN = 3


class NameOrder(StrEnum):
    """Which comes first in a name that stands in one cell."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


@dataclass(frozen=True, slots=True)
class PersonName:
    given: str
    family: str


def split_name(name: str, order: NameOrder) -> PersonName | None:
    """Given and family name out of one cell; None when there is only one word. In this order of rules:

    1. A comma: the family name stands before it.
    2. Some words in capitals and some not: those in capitals are the family name.
    3. Family name first: its particles (van, de, El ...) and the first word after them; the rest is the given name.
    4. Given name first: the first word; the rest is the family name.

    >>> split_name("Van den Broeck Anna Maria", NameOrder.FAMILY_FIRST)
    PersonName(given='Anna Maria', family='Van den Broeck')
    >>> split_name("Anna VAN DEN BROECK", NameOrder.FAMILY_FIRST)
    PersonName(given='Anna', family='VAN DEN BROECK')
    """
    if "," in name:
        family, _, given = (part.strip() for part in name.partition(","))
        return PersonName(given, family) if family and given else None
    words = name.split()
    capitals = [word for word in words if _in_capitals(word)]
    if capitals and len(capitals) < len(words):
        return _by_capitals(words)
    if len(words) < 2:
        return None
    if order is NameOrder.GIVEN_FIRST:
        return PersonName(words[0], " ".join(words[1:]))
    end = next((at for at, word in enumerate(words) if word.casefold() not in _PARTICLES), len(words) - 2) + 1
    end = min(end, len(words) - 1)
    return PersonName(" ".join(words[end:]), " ".join(words[:end]))


def in_small_letters(name: str) -> str:
    """A name that a program wrote in capitals, as one would write it; any other stays as it stands.

    Particles after the first word get a small letter, as most are written here; who writes hers otherwise is put right
    once, and lists do not undo that.

    >>> in_small_letters("VAN DEN BROECK"), in_small_letters("D'HONDT-ÖZDEMIR"), in_small_letters("van DAMME")
    ('Van den Broeck', "D'Hondt-Özdemir", 'van Damme')
    """
    shouts = name.isupper() and sum(map(str.isalpha, name)) > 2
    words = name.split()
    if not shouts and not any(map(_in_capitals, words)):
        return name
    last = len(words) - 1
    return " ".join(
        word.lower()
        if shouts and 0 < at < last and word.casefold() in _PARTICLES
        else _PIECE.sub(_capital, word)
        if shouts or _in_capitals(word)
        else word
        for at, word in enumerate(words)
    )


_PIECE = re.compile(r"[^\W\d_]+")


def _capital(piece: re.Match[str]) -> str:
    return piece[0][0] + piece[0][1:].lower()


def _in_capitals(word: str) -> bool:
    """From three letters: two are more often initials ("Peeters JP")."""
    return len(word) > 2 and word.isupper() and "." not in word


def _by_capitals(words: list[str]) -> PersonName | None:
    """A particle in small letters directly before the capitals belongs to them: "van DAMME Jan"."""
    family = [_in_capitals(word) for word in words]
    for at in range(len(words) - 2, -1, -1):
        family[at] = family[at] or (family[at + 1] and words[at].casefold() in _PARTICLES)
    given = [word for word, is_family in zip(words, family, strict=True) if not is_family]
    return PersonName(" ".join(given), " ".join(w for w, f in zip(words, family, strict=True) if f)) if given else None


Id = TypeVar("Id")


@dataclass(frozen=True, slots=True)
class Exact(Generic[Id]):
    """One candidate has this name."""

    id: Id


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[Id]):
    """Several candidates have this name."""

    ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No candidate has this name; those that come near, the most alike first."""

    nearest: tuple[str, ...]


def match_names(
    wanted: Iterable[str], candidates: Iterable[tuple[str, Id]], *, any_order: bool = False
) -> Mapping[str, Exact[Id] | Ambiguous[Id] | Unknown]:
    """Each distinct wanted name with what it means among `candidates`, compared without case, accents, punctuation
    and, with `any_order`, without the order of words ("Peeters Anna"). The caller gives only what her user may see:
    `nearest` shows their names. The same id under two names is one candidate."""
    by_key: dict[str, list[Id]] = {}
    names: dict[str, str] = {}
    for name, found in candidates:
        key = _key(name, any_order)
        ids = by_key.setdefault(key, [])
        if found not in ids:
            ids.append(found)
        names.setdefault(key, name)
    keys = list(names)
    matches: dict[str, Exact[Id] | Ambiguous[Id] | Unknown] = {}
    for name in dict.fromkeys(wanted):
        ids = by_key.get(_key(name, any_order), [])
        if len(ids) == 1:
            matches[name] = Exact(ids[0])
        else:
            matches[name] = Ambiguous(tuple(ids)) if ids else Unknown(_nearest(_key(name, any_order), keys, names))
    return matches


def nearest_names(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Up to three candidates that resemble this name, the most alike first."""
    names = {plain(candidate): candidate for candidate in candidates}
    return _nearest(plain(name), list(names), names)


def _nearest(key: str, keys: list[str], names: Mapping[str, str]) -> tuple[str, ...]:
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=_SHOWN)
    return tuple(names[match] for match, _, _ in found)


def _key(name: str, any_order: bool) -> str:
    key = plain(name)
    return " ".join(sorted(key.split())) if any_order else key
