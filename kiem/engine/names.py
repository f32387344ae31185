"""Words in a free text by which a resident or a relative may be known: names and rooms. Pure.

A remark, never a judgement: some of what is marked is no name, and a name at the very beginning of a sentence is only
seen when another follows it or a title stands before it. Dutch, French and English.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """By what a passage is marked."""

    TITLE = "title"
    NAME = "name"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage of the text, from ``start`` up to ``end``."""

    start: int
    end: int
    why: Why


_ABBREVIATED = r"mevr|mw|dhr|mme|mlle|mr|mrs|ms"
_IN_FULL = r"mevrouw|meneer|mijnheer|juffrouw|madame|monsieur|mademoiselle|miss|(?:de|den)\s+heer"
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*"
_CAPITAL = r"(?:\b[dl]['’])?(?-i:[A-ZÀ-ÖØ-Þ])(?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_PARTICLE = r"(?:van|von|de|den|der|ter|ten|du|des|la|le|el|al|ben|’t|'t)"
_NAME = rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL})*"
_TITLED = re.compile(
    rf"\b(?:(?:{_ABBREVIATED})\b\.?\s*(?:{_PARTICLE}\s+)*(?:{_NAME}|{_WORD})"
    rf"|(?:{_IN_FULL})\s+(?:{_PARTICLE}\s+)*{_NAME}|(?-i:M)\.\s*{_NAME})",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:kamer|kmr|chambre|room|bed|lit|flat|appartement)\b\.?\s*(?:nr\.?|n°|no\.?|#)?\s*\d+\w?\b", re.I
)
_NAMED = re.compile(_NAME, re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.!?…:;]|\n)[\s\"'“”«»‘’()*•–-]*$")
_WORDS = re.compile(_WORD)
_NO_NAME = frozenset(
    """
    nederlands nederlandse frans franse engels engelse duits duitse belgië belgisch belgische vlaanderen vlaams vlaamse
    brussel europa europees europese kerstmis kerst pasen pinksteren ramadan nieuwjaar excel word teams outlook kiem
    i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december english dutch french german belgium belgian flemish brussels christmas easter
    france belgique bruxelles noël pâques flandre wallonie
    """.split()  # noqa: SIM905 - words to read, one after the other
)


def likely_names(text: str, known: Iterable[str] = ()) -> tuple[Marked, ...]:
    """The passages that may name someone, in order and none twice. ``known``: names that may stand there.

    >>> said = "Bij mevr. Claes bleef ze rustig. Daarna hielp ze Jan Van den Berg in kamer 12b."
    >>> [said[each.start : each.end] for each in likely_names(said)]
    ['mevr. Claes', 'Jan Van den Berg', 'kamer 12b']
    >>> likely_names("Anna luistert goed. Ze spreekt ook Frans, en kent de ADL van HR.")
    ()
    >>> french = "Elle rassure Mme dupont et sa fille Louise."
    >>> [french[each.start : each.end] for each in likely_names(french)]
    ['Mme dupont', 'Louise']
    >>> likely_names("Zo zag ik Anna Peeters aan het werk.", ["Anna Peeters"])
    ()
    """
    allowed = {word.casefold() for name in known for word in _WORDS.findall(name)}
    found: list[Marked] = []
    for each in (*_titled(text, allowed), *_rooms(text), *_named(text, allowed)):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _titled(text: str, allowed: set[str]) -> Iterator[Marked]:
    for each in _TITLED.finditer(text):
        if not _is_allowed(each[0].split()[-1], allowed):
            yield Marked(each.start(), each.end(), Why.TITLE)


def _rooms(text: str) -> Iterator[Marked]:
    return (Marked(each.start(), each.end(), Why.ROOM) for each in _ROOM.finditer(text))


def _named(text: str, allowed: set[str]) -> Iterator[Marked]:
    """Words with a capital inside a sentence; at its beginning only when another follows, as in a full name."""
    for each in _NAMED.finditer(text):
        words = _WORDS.findall(each[0])
        first = bool(_BEGINS.search(text[: each.start()]))
        telling = [word for word in words if word[0].isupper() and not _is_allowed(word, allowed)]
        if first and words[0] in telling:
            telling = telling if len(telling) > 1 and len(words) > 1 else []
        if telling:
            yield Marked(each.start(), each.end(), Why.NAME)


def _is_allowed(word: str, allowed: set[str]) -> bool:
    """Known, of the language rather than of a person, or written in capitals as an abbreviation."""
    plain = word.casefold()
    return plain in allowed or plain in _NO_NAME or (len(word) > 1 and word.isupper())


def in_parts(text: str, marked: Iterable[Marked]) -> tuple[tuple[str, bool], ...]:
    """The text in parts, each with whether it is marked.

    >>> in_parts("Zag Jan.", [Marked(4, 7, Why.NAME)])
    (('Zag ', False), ('Jan', True), ('.', False))
    """
    parts: list[tuple[str, bool]] = []
    at = 0
    for each in marked:
        parts += [(text[at : each.start], False), (text[each.start : each.end], True)]
        at = each.end
    return tuple(part for part in (*parts, (text[at:], False)) if part[0])
