"""What a search in the organisation's language finds, and why."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.pages.reference import Row, reference_rows
from kiem.competences.queries import CompetenceFound, find_competences, framework_versions, reading_order
from kiem.competences.rules import IN_THE_MAKING, VersionStatus
from kiem.competences.rules.finding import Field, Marked, marked
from kiem.competences.wording import ESCO_SENTENCE, FOUND_IN, KINDS, ONLY_IN
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST_OF_REFERENCE = 5


@dataclass(frozen=True, slots=True)
class FoundRow:
    """``because``: texts that hold what was looked for, each with what it is (other words, what you see)."""

    competence_id: uuid.UUID
    kind: "_StrPromise"
    language: str
    only_in: "_StrPromise | str"
    name: Marked
    definition: Marked
    because: tuple[tuple["_StrPromise", Marked], ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """``rows``: own competences, best first; ``reference``: for HR, entries of ESCO in ``reference_language`` ("" when
    it is not hers, or not loaded)."""

    query: str
    name: str
    shows_draft: bool
    may_manage: bool
    rows: tuple[FoundRow, ...]
    reference: tuple[Row, ...]
    reference_language: str
    licence: str


def found_page(viewer: Viewer, query: str, *, draft: bool) -> FoundPage | None:
    """At most five statements; None before there is a language. Raises NotFound for a draft that is not hers to see."""
    may_manage = viewer.may(Permission.MANAGE_LANGUAGE)
    by_status = {VersionStatus(version.status): version for version in framework_versions()}
    making = next((by_status[status] for status in IN_THE_MAKING if status in by_status), None)
    adopted = by_status.get(VersionStatus.ADOPTED)
    if draft and making and not (may_manage or making.status == VersionStatus.CONSULTATION):
        raise NotFound
    version = (making or adopted) if draft else (adopted or making)
    if version is None:
        return None
    found = find_competences(query, version.id, viewer.languages)
    language, reference = reference_rows(viewer, query, MOST_OF_REFERENCE) if may_manage else ("", ())
    reading = reading_order(viewer.languages)[0]
    return FoundPage(
        query,
        version.framework.name,
        draft and version is making,
        may_manage,
        tuple(_row(each, reading) for each in found),
        reference,
        language,
        ESCO_SENTENCE,
    )


def _row(each: CompetenceFound, reading: str) -> FoundRow:
    found, language = each.found, each.found.document.language
    because = (text for text in found.because if text.field is not Field.DEFINITION)
    return FoundRow(
        each.competence_id,
        KINDS[each.kind],
        language,
        "" if language == reading else ONLY_IN.get(language, language),
        marked(each.name, found.stems, language),
        marked(each.definition, found.stems, language),
        tuple((FOUND_IN[text.field], marked(text.text, found.stems, language)) for text in because),
    )
