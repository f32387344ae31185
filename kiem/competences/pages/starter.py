"""The starter dictionary, to choose from."""

import uuid
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kiem.competences.pages.competence import LevelShown
from kiem.competences.queries import StarterCompetence, from_starter, reading_order, starter_dictionary
from kiem.competences.rules import DEFAULT_LEVELS, Wording
from kiem.competences.wording import KIND_HEADINGS
from kiem.organisation.access import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class StarterRow:
    """A competence to choose; ``competence_id`` when it was copied before."""

    key: str
    language: str
    name: str
    definition: str
    levels: tuple[LevelShown, ...]
    competence_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class StarterPage:
    """By kind, core first. ``chosen``: how many were copied before; all are ticked while none was."""

    groups: tuple[tuple["_StrPromise", tuple[StarterRow, ...]], ...]
    total: int
    chosen: int


def starter_page(viewer: Viewer) -> StarterPage:
    """One statement."""
    order, copied = reading_order(viewer.languages), from_starter()
    groups = groupby(starter_dictionary(), key=lambda each: each.kind)
    return StarterPage(
        tuple((KIND_HEADINGS[kind], tuple(_row(each, order, copied) for each in of_kind)) for kind, of_kind in groups),
        len(starter_dictionary()),
        len(copied),
    )


def _row(each: StarterCompetence, order: tuple[str, ...], copied: dict[str, uuid.UUID]) -> StarterRow:
    spoken = {wording.language: wording for wording in each.wordings}
    words = next(spoken[language] for language in order if language in spoken)
    return StarterRow(each.key, words.language, words.name, words.definition, _levels(words), copied.get(each.key))


def _levels(words: Wording) -> tuple[LevelShown, ...]:
    names = DEFAULT_LEVELS[words.language]
    return tuple(
        LevelShown(name, "", title, "", indicators, (), says_something=True)
        for name, title, indicators in zip(names, words.titles, words.indicators, strict=True)
    )
