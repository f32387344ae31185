"""Adopting the draft: what it changes, and what adopting means."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiem.competences.queries import contents_of, framework_versions, reading_order
from kiem.competences.rules import Held, VersionStatus, difference, plain_name
from kiem.foundation.errors import NotFound
from kiem.foundation.languages import text_in
from kiem.organisation.access import Viewer

Named = tuple[tuple[uuid.UUID, str], ...]
"""(competence, name), by name."""


@dataclass(frozen=True, slots=True)
class AdoptPage:
    """``former_number``: of the version it replaces, 0 when it is the first."""

    number: int
    total: int
    former_number: int
    added: Named
    reworded: Named
    retired: Named
    today: date


def adopt_page(viewer: Viewer) -> AdoptPage:
    """Four statements. Raises NotFound when there is no draft."""
    versions = {version.status: version for version in framework_versions()}
    draft, former = versions.get(VersionStatus.DRAFT), versions.get(VersionStatus.ADOPTED)
    if draft is None:
        raise NotFound
    contents = contents_of([draft.id, former.id] if former else [draft.id])
    after, before = contents[draft.id], contents[former.id] if former else {}
    found = difference(_pointers(before), _pointers(after))
    order = reading_order(viewer.languages)
    return AdoptPage(
        number=draft.number,
        total=len(after),
        former_number=former.number if former else 0,
        added=_named(found.added, after, order) if former else (),
        reworded=_named(found.reworded, after, order),
        retired=_named(found.retired, before, order),
        today=viewer.today,
    )


def _pointers(held: Mapping[uuid.UUID, Held]) -> dict[uuid.UUID, uuid.UUID]:
    return {key: each.version_id for key, each in held.items()}


def _named(keys: tuple[uuid.UUID, ...], among: Mapping[uuid.UUID, Held], order: tuple[str, ...]) -> Named:
    names = ((key, {words.language: words.name for words in among[key].content.wordings}) for key in keys)
    found = ((key, text_in(texts, order[0], order[1:])) for key, texts in names)
    return tuple(sorted(found, key=lambda each: plain_name(each[1])))
