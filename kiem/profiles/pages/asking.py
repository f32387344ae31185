"""Which profiles ask one competence today."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.queries import name_of, scales
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.profiles.queries import lines_asking
from kiem.profiles.rules import ProfileOf
from kiem.profiles.wording import WEIGHTS, source_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Asking:
    """A profile that asks it: of what it is, the level by name, and how it weighs."""

    of: ProfileOf
    title: str
    level: str
    weight: "_StrPromise"


@dataclass(frozen=True, slots=True)
class AskingPage:
    """``rows``: from the whole organisation down to positions, then by name."""

    competence_id: uuid.UUID
    name: str
    rows: tuple[Asking, ...]


def asking_page(viewer: Viewer, competence_id: uuid.UUID) -> AskingPage:
    """Three statements, whatever the size. Raises NotFound for a competence that is not here."""
    name = name_of(competence_id, viewer.languages)
    if name is None:
        raise NotFound
    on = scales(viewer.languages)
    rows = tuple(
        Asking(
            line.source.of,
            source_words(line.source),
            on[line.scale_version_id].names[line.position - 1],
            WEIGHTS[line.weight],
        )
        for line in lines_asking(competence_id, viewer.today, viewer.languages)
    )
    return AskingPage(competence_id, name, rows)
