"""Why a competence is asked of me: its definition, what each level looks like, and which layer asks it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiem.competences.queries import Scale, competence_entry, origins_of, past_wordings, scales
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import Place, person_and_places
from kiem.home.wording import listed
from kiem.organisation.access import Viewer
from kiem.profiles.queries import asked_at
from kiem.profiles.rules import Layer, ProfileOf, RequiredLevel, asked_over
from kiem.profiles.wording import WEIGHTS


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level: its name, what it looks like here, and whether it is the one that is asked of the reader."""

    name: str
    text: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A profile that asks this of the reader: of everyone, of her job family, her job, or her job in her unit.

    ``said``: in a sentence, with the level.
    """

    of: ProfileOf
    said: str


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
    by_spot = asked_at([place.spot for place in places], viewer.today, viewer.languages)
    lines = [line for found in by_spot.values() for line in found if line.competence_id == competence_id]
    highest = next(iter(asked_over(lines)), None)
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
            AskedBy(line.source.of, _said(line, on[line.scale_version_id], places))
            for line in (highest.lines if highest else ())
        ),
        origin=next((origin.uri for origin in origins), ""),
    )


def _said(line: RequiredLevel, scale: Scale, places: Sequence[Place]) -> str:
    """One layer in a sentence: who asks this of you, and at what level."""
    units = [place.unit for place in places if place.job_id == line.source.of.job_id]
    values = {
        "name": line.source.name,
        "unit": line.source.unit or listed(units),
        "level": scale.names[line.position - 1],
        "weight": WEIGHTS[line.weight],
    }
    return {
        Layer.ORGANISATION: _("Everyone here is asked “%(level)s” (%(weight)s)."),
        Layer.FAMILY: _("All jobs in the family %(name)s are asked “%(level)s” (%(weight)s)."),
        Layer.JOB: _("As %(name)s at %(unit)s you are asked “%(level)s” (%(weight)s)."),
        Layer.POSITION: _("Here in particular, as %(name)s at %(unit)s, you are asked “%(level)s” (%(weight)s)."),
    }[line.source.layer] % values
