"""The starter dictionary, to choose from."""

import uuid
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kiem.competences.pages.competence import LevelShown
from kiem.competences.queries import StarterCompetence, from_starter, reading_order, starter_dictionary
from kiem.competences.rules import DEFAULT_LEVELS, CompetenceKind, Wording
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
    """By kind, core first. ``chosen``: how many were copied before."""

    groups: tuple[tuple["_StrPromise", tuple[StarterRow, ...]], ...]
    total: int
    chosen: int
    only_core: bool

    @property
    def all_ticked(self) -> bool:
        """While nothing was chosen yet, and everything may be: of the core one chooses."""
        return not self.chosen and not self.only_core


def starter_page(viewer: Viewer, *, only_core: bool) -> StarterPage:
    """One statement."""
    order, copied = reading_order(viewer.languages), from_starter()
    offered = [each for each in starter_dictionary() if each.kind is CompetenceKind.CORE or not only_core]
    groups = groupby(offered, key=lambda each: each.kind)
    return StarterPage(
        tuple((KIND_HEADINGS[kind], tuple(_row(each, order, copied) for each in of_kind)) for kind, of_kind in groups),
        len(offered),
        len(copied),
        only_core,
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
