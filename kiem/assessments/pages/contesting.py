"""The page on which a person says that a level brought in is wrong."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.assessments.queries import LevelFact, level_of
from kiem.assessments.rules import Basis
from kiem.competences.queries import scales
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class ContestPage:
    """One level brought in, as it stands, beside the words she may write."""

    level_id: uuid.UUID
    competence: str
    level: str
    observed_on: date
    file_name: str
    is_contested: bool


def contest_page(viewer: Viewer, level_id: uuid.UUID) -> ContestPage:
    """Raises NotFound for a level that is not hers or was not brought in."""
    fact = level_of(viewer, viewer.person_id, level_id) if viewer.person_id else None
    if fact is None or fact.basis is not Basis.BROUGHT_IN:
        raise NotFound
    return _page(fact, viewer)


def _page(fact: LevelFact, viewer: Viewer) -> ContestPage:
    return ContestPage(
        level_id=fact.level_id,
        competence=fact.competence,
        level=scales(viewer.languages)[fact.scale_version_id].names[fact.position - 1],
        observed_on=fact.observed_on,
        file_name=fact.file_name,
        is_contested=fact.contested_at is not None,
    )
