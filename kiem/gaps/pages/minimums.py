"""The agreed minimums of a unit: of levels and of acts, for who leads it and for HR."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kiem.competences.queries import competence_names, scales
from kiem.credentials.queries import Cover, acts_on, cover_of
from kiem.foundation.errors import NotFound
from kiem.gaps.pages.team_together import act_words
from kiem.gaps.queries import Minimum, minimums_of
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Unit
from kiem.organisation.queries import the


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """A minimum; ``words``: how many, and for who leads the unit of an act how many may do it today.

    ``reached`` is None while those of whom it is not known (``unknown``) could still make the difference.
    """

    minimum_id: uuid.UUID
    name: str
    words: str
    unknown: str
    source: str
    agreed_on: date
    reached: bool | None


@dataclass(frozen=True, slots=True)
class MinimumsPage:
    """``leads``: whether the one who looks leads the unit, and so has a matrix of it."""

    unit_id: uuid.UUID
    unit: str
    minimums: tuple[AgreedRow, ...]
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    today: date
    leads: bool


def minimums_page(viewer: Viewer, unit_id: uuid.UUID) -> MinimumsPage:
    """Raises NotFound for who neither leads the unit nor looks after units. At most eight statements."""
    led = {unit.unit_id: unit.name for unit in viewer.leads}
    if unit_id not in led and not viewer.may(Permission.MANAGE_UNITS):
        raise NotFound
    found = minimums_of(unit_id, viewer.today)
    names = {each.competence_id: each for each in competence_names(viewer.languages)}
    stops = {key: scale.names for key, scale in scales(viewer.languages).items()}
    may = _may(viewer, unit_id, found) if unit_id in led else {}
    levels = tuple(
        (
            each.name,
            tuple(
                (f"{key}/{place}", f"{each.name}: {stop}") for place, stop in enumerate(stops[each.scale_version_id], 1)
            ),
        )
        for key, each in names.items()
    )
    acts = tuple((f"{act.act_id}/0", act.name) for act in acts_on(viewer.today))
    return MinimumsPage(
        unit_id,
        led.get(unit_id) or the(Unit, unit_id).name,
        tuple(_row(one, {key: each.name for key, each in names.items()}, stops, may) for one in found),
        (*levels, (_("Acts"), acts)) if acts else levels,
        viewer.today,
        unit_id in led,
    )


def _may(viewer: Viewer, unit_id: uuid.UUID, found: list[Minimum]) -> dict[uuid.UUID, Cover]:
    """Of each act who of the unit may do it today; only read where a minimum asks for it."""
    if not any(one.act_id for one in found):
        return {}
    return {cover.act_id: cover for cover in cover_of(viewer, unit_id)}


def _row(
    one: Minimum,
    names: dict[uuid.UUID, str],
    stops: dict[uuid.UUID, tuple[str, ...]],
    may: dict[uuid.UUID, Cover],
) -> AgreedRow:
    cover = may.get(one.act_id) if one.act_id else None
    if cover:
        said = act_words(one, cover)
        return AgreedRow(one.minimum_id, one.act, said.words, said.unknown, one.source, one.agreed_on, said.reached)
    level = stops[one.scale_version_id][one.position - 1] if one.scale_version_id else ""
    name = one.act or f"{names.get(one.competence_id, '') if one.competence_id else ''}: {level}"
    words = _("Agreed minimum %(minimum)s.") % {"minimum": one.people}
    return AgreedRow(one.minimum_id, name, words, "", one.source, one.agreed_on, True)


def minimum_choices(page: MinimumsPage) -> list[tuple[str, list[tuple[str, str]]]]:
    """For the form: levels by competence, then the acts."""
    return [(group, list(options)) for group, options in page.choices]
