"""One competence: what it means, what each level looks like, where it comes from, how its words changed."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiem.competences.queries import (
    Entry,
    Origin,
    PastWording,
    Scale,
    competence_entry,
    origins_of,
    past_wordings,
    reading_order,
    scales,
)
from kiem.competences.rules import VersionStatus, Wording
from kiem.competences.wording import ESCO_SENTENCE, KINDS, LANGUAGE_NAMES, ONLY_IN
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Former:
    """A wording in the history: since when, in which versions of the language, and its words."""

    entry: Entry
    since: datetime
    versions: tuple[int, ...]
    in_draft: bool
    is_shown: bool


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The words in another language of the organisation."""

    code: str
    name: "_StrPromise"
    wording: Wording


@dataclass(frozen=True, slots=True)
class CompetencePage:
    """``status``: of the version of the language whose words are shown; ``retired``: no version that counts holds it.

    ``draft_differs``: HR has other words in the draft; ``force_differs``: these are the draft's, others are in force.
    ``adapted``: it was copied, and reworded since.
    """

    competence_id: uuid.UUID
    entry: Entry
    kind: "_StrPromise"
    only_in: "_StrPromise | str"
    levels: tuple[tuple[str, str, str], ...]
    """(name of the level, the scale's sentence, what it looks like here)"""
    others: tuple[InLanguage, ...]
    origins: tuple[Origin, ...]
    licence: str
    adapted: bool
    history: tuple[Former, ...]
    is_draft: bool
    retired: bool
    draft_differs: bool
    force_differs: bool
    shows_draft: bool
    may_manage: bool
    may_retire: bool


def competence_page(viewer: Viewer, competence_id: uuid.UUID, *, draft: bool) -> CompetencePage:
    """Six statements. Raises NotFound for a competence that is not here."""
    past = past_wordings(competence_id)
    may_manage = viewer.may(Permission.MANAGE_LANGUAGE)
    shown = _shown(past, draft=draft and may_manage)
    if shown is None:
        raise NotFound
    on = scales(viewer.languages)
    entry = competence_entry(shown.held, viewer.languages, on)
    origins = origins_of([shown.held.version_id]).get(shown.held.version_id, ())
    wanted = reading_order(viewer.languages)[0]
    statuses = {status for _, status in shown.used_in}
    current = {VersionStatus.DRAFT, VersionStatus.ADOPTED} & {status for each in past for _, status in each.used_in}
    in_draft = next((each for each in past if VersionStatus.DRAFT in {status for _, status in each.used_in}), None)
    return CompetencePage(
        competence_id=competence_id,
        entry=entry,
        kind=KINDS[entry.kind],
        only_in="" if entry.language == wanted else ONLY_IN.get(entry.language, entry.language),
        levels=_levels(entry, on[entry.scale_version_id]),
        others=_others(shown, entry),
        origins=tuple(origins),
        licence=ESCO_SENTENCE if origins else "",
        adapted=bool(origins) and shown.held.number > 1,
        history=tuple(_former(each, shown, viewer.languages, on) for each in past),
        is_draft=bool(current) and VersionStatus.ADOPTED not in statuses,
        retired=not current,
        draft_differs=may_manage and in_draft is not None and in_draft is not shown,
        force_differs=VersionStatus.ADOPTED in current and VersionStatus.ADOPTED not in statuses,
        shows_draft=draft and may_manage,
        may_manage=may_manage and bool(current),
        may_retire=may_manage and in_draft is not None,
    )


def _shown(past: Sequence[PastWording], *, draft: bool) -> PastWording | None:
    """The wording to show: the one adopted, else in the draft (the other way round on request), else the newest."""
    order = [VersionStatus.ADOPTED, VersionStatus.DRAFT]
    for wanted in reversed(order) if draft else order:
        for each in past:
            if wanted in {status for _, status in each.used_in}:
                return each
    return past[0] if past else None


def _levels(entry: Entry, scale: Scale) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (level.name, sentence, level.text) for level, sentence in zip(entry.levels, scale.sentences, strict=True)
    )


def _others(shown: PastWording, entry: Entry) -> tuple[InLanguage, ...]:
    return tuple(
        InLanguage(wording.language, LANGUAGE_NAMES[wording.language], wording)
        for wording in shown.held.content.wordings
        if wording.language != entry.language
    )


def _former(each: PastWording, shown: PastWording, languages: Sequence[str], on: dict[uuid.UUID, Scale]) -> Former:
    return Former(
        entry=competence_entry(each.held, languages, on),
        since=each.created_at,
        versions=tuple(number for number, status in each.used_in if status is not VersionStatus.DRAFT),
        in_draft=VersionStatus.DRAFT in {status for _, status in each.used_in},
        is_shown=each is shown,
    )
