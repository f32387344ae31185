"""Why a competence is asked of me: its definition, what each level looks like, and which of my jobs asks it."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiem.competences.queries import competence_entry, origins_of, past_wordings, scales
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import person_and_places
from kiem.organisation.access import Viewer
from kiem.profiles.queries import requirements_of_jobs
from kiem.profiles.rules import RequiredLevel, Weight, asked_over


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level: its name, what it looks like here, and whether it is the one that is asked of the reader."""

    name: str
    text: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A job of the reader that asks this competence."""

    job_id: uuid.UUID
    job: str
    unit: str
    level: str
    weight: str


@dataclass(frozen=True, slots=True)
class WhyPage:
    """``asked_by`` is empty for a competence that is not asked of the reader. ``origin``: its ESCO entry, as URI."""

    competence_id: uuid.UUID
    name: str
    definition: str
    levels: tuple[LevelRow, ...]
    asked_by: tuple[AskedBy, ...]
    origin: str


def why_page(viewer: Viewer, competence_id: uuid.UUID) -> WhyPage:
    """Raises NotFound for a competence that is not here. Eight statements."""
    wordings = past_wordings(competence_id)
    if not wordings or viewer.person_id is None:
        raise NotFound
    places = person_and_places(viewer.person_id, viewer.today).places
    by_job = requirements_of_jobs({place.job_id for place in places}, viewer.today, viewer.languages)
    lines = [(place, one) for place in places for one in by_job.get(place.job_id, ())]
    asked = [(place, one) for place, one in lines if one.competence_id == competence_id]
    highest = next(iter(asked_over(one for _place, one in asked)), None)
    by_version = {wording.held.version_id: wording.held for wording in wordings}
    held = by_version[highest.competence_version_id] if highest else wordings[0].held
    on = scales(viewer.languages)
    entry = competence_entry(held, viewer.languages, on)
    origins = origins_of([held.version_id]).get(held.version_id, ())
    return WhyPage(
        competence_id=competence_id,
        name=entry.name,
        definition=entry.definition,
        levels=tuple(
            LevelRow(level.name, level.text, highest is not None and level.position == highest.position)
            for level in entry.levels
        ),
        asked_by=tuple(
            AskedBy(place.job_id, place.job, place.unit, on[one.scale_version_id].names[one.position - 1], _weight(one))
            for place, one in asked
        ),
        origin=next((origin.uri for origin in origins), ""),
    )


def _weight(asked: RequiredLevel) -> str:
    return _("essential") if asked.weight is Weight.ESSENTIAL else _("desirable")
