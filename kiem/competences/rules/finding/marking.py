"""Showing why: the words of a text that were looked for."""

import re
from collections.abc import Collection

from kiem.competences.rules.finding.documents import keys_of
from kiem.competences.rules.words import plain_name

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, which together are the text, each with whether it holds a word that was looked for."""
_PIECES = re.compile(r"([^\W_]+)")


def marked(text: str, stems: Collection[str], language: str) -> Marked:
    """A text with its words marked of which a stem, or that of a part of it, was looked for.

    >>> marked("Boze familieleden!", {"famili"}, "nl")
    (('Boze ', False), ('familieleden', True), ('!', False))
    """
    found: list[tuple[str, bool]] = []
    for place, piece in enumerate(_PIECES.split(text)):
        hit = place % 2 == 1 and any(key in stems for key in keys_of(plain_name(piece), language))
        if found and found[-1][1] is hit is False:
            found[-1] = (found[-1][0] + piece, False)
        elif piece:
            found.append((piece, hit))
    return tuple(found)
