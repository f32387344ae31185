"""Where one competence stands in ESCO: what was decided, what is like it, and what someone looks for."""

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiem.competences.pages.mapped import MappingShown, licences_of, mappings_shown
from kiem.competences.pages.reference import Row, reference_row
from kiem.competences.queries import (
    Alike,
    Words,
    entries_like,
    in_reference,
    newest_words,
    reading_order,
    reference_languages,
    search_reference,
)
from kiem.competences.wording import MATCHES, REFERENCE_KINDS
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry like the competence: the two names that are most alike, and the words they share."""

    row: Row
    own: str
    theirs: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappingPage:
    """``language``: in which ESCO is read, "" when it is not loaded. ``decided`` fit; ``dismissed`` do not."""

    competence_id: uuid.UUID
    words: Words
    language: str
    query: str
    decided: tuple[MappingShown, ...]
    dismissed: tuple[MappingShown, ...]
    suggested: tuple[Suggested, ...]
    found: tuple[Row, ...]
    relations: tuple[tuple[str, "_StrPromise"], ...]
    licences: tuple[str, ...]


def mapping_page(viewer: Viewer, competence_id: uuid.UUID, query: str) -> MappingPage:
    """At most five statements. Raises NotFound for a competence that is not here."""
    order = reading_order(viewer.languages)
    words = newest_words(competence_id, order)
    if words is None:
        raise NotFound
    stands = in_reference(competence_id, words.version_id, order)
    decided = mappings_shown(stands)
    loaded = reference_languages()
    language = next((each for each in order if each in loaded), "")
    known = {each.mapped.uri for each in decided}
    origins = {origin.uri for origin in stands.origins}
    # Words of one language are like words of the same language only.
    alike = entries_like(words.names, language, REFERENCE_KINDS, known | origins) if words.language == language else []
    found = search_reference(query, language, REFERENCE_KINDS, MOST_SHOWN) if query and language else []
    return MappingPage(
        competence_id=competence_id,
        words=words,
        language=language,
        query=query,
        decided=tuple(each for each in decided if each.mapped.relation),
        dismissed=tuple(each for each in decided if not each.mapped.relation),
        suggested=tuple(_suggested(each) for each in alike),
        found=tuple(reference_row(each, None) for each in found if each.uri not in known | origins),
        relations=tuple((relation.value, label) for relation, label in MATCHES.items()),
        licences=licences_of(decided),
    )


def _suggested(alike: Alike) -> Suggested:
    row = reference_row(replace(alike.found, pieces=alike.likeness.shared, via=()), None)
    return Suggested(row, alike.likeness.own, alike.likeness.theirs, alike.likeness.shared)
