"""Searching the reference (ESCO), to choose entries from."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.queries import (
    MOST_FOUND,
    ReferenceFound,
    chosen_uris,
    reading_order,
    reference_languages,
    search_reference,
)
from kiem.competences.rules import words_found
from kiem.competences.rules.finding import Marked
from kiem.competences.wording import ESCO_SENTENCE, REFERENCE_KINDS
from kiem.organisation.access import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Row:
    """An entry found; ``competence_id`` when it was chosen before. ``retired_since``: the release that left it out."""

    uri: str
    kind: "_StrPromise | str"
    code: str
    retired_since: str
    label: Marked
    description: str
    via: tuple[Marked, ...]
    competence_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """``language``: in which the entries are searched and shown; "" when no reference is loaded."""

    query: str
    language: str
    rows: tuple[Row, ...]
    licence: str


def reference_page(viewer: Viewer, query: str) -> ReferencePage:
    """Three statements."""
    language, rows = reference_rows(viewer, query, MOST_FOUND)
    return ReferencePage(query, language, rows, ESCO_SENTENCE)


def reference_rows(viewer: Viewer, query: str, most: int) -> tuple[str, tuple[Row, ...]]:
    """In which language the reference is read ("" when none is loaded), and what of it fits. Three statements."""
    loaded = reference_languages()
    language = next((each for each in reading_order(viewer.languages) if each in loaded), "")
    found = search_reference(query, language, REFERENCE_KINDS, most) if language else []
    chosen = chosen_uris() if found else {}
    return language, tuple(reference_row(each, chosen.get(each.uri)) for each in found)


def reference_row(found: ReferenceFound, competence_id: uuid.UUID | None) -> Row:
    return Row(
        found.uri,
        REFERENCE_KINDS.get(found.kind, found.kind),
        found.code,
        found.retired_since,
        marked(found.label, found.pieces),
        found.description,
        tuple(marked(name, found.pieces) for name in found.via),
        competence_id,
    )


def marked(text: str, pieces: Sequence[str]) -> Marked:
    """Which words of a text hold a piece that was looked for.

    >>> marked("boze mensen", ["boze"])
    (('boze', True), ('mensen', False))
    """
    return tuple((word, bool(words_found(pieces, word))) for word in text.split())
