"""The agreed minimums of a unit: of levels and of acts, for who leads it and for HR."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kiem.competences.queries import competence_names, scales
from kiem.credentials.queries import acts_on, cover_of
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import Minimum, minimums_of
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Unit
from kiem.organisation.queries import the


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """A minimum; ``words``: how many, and for who leads the unit of an act how many may do it today."""

    minimum_id: uuid.UUID
    name: str
    words: str
    source: str
    agreed_on: date
    below: bool


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


def _may(viewer: Viewer, unit_id: uuid.UUID, found: list[Minimum]) -> dict[uuid.UUID, tuple[int, int]]:
    """Of each act how many of the unit may do it today, out of how many; only read where a minimum asks for it."""
    if not any(one.act_id for one in found):
        return {}
    return {cover.act_id: (len(cover.may), cover.of) for cover in cover_of(viewer, unit_id)}


def _row(
    one: Minimum,
    names: dict[uuid.UUID, str],
    stops: dict[uuid.UUID, tuple[str, ...]],
    may: dict[uuid.UUID, tuple[int, int]],
) -> AgreedRow:
    values = {"minimum": one.people}
    counted = may.get(one.act_id) if one.act_id else None
    if counted:
        name, words = one.act, _("%(may)s of %(of)s may do this today; agreed minimum %(minimum)s.")
        values |= {"may": counted[0], "of": counted[1]}
    else:
        level = stops[one.scale_version_id][one.position - 1] if one.scale_version_id else ""
        name = one.act or f"{names.get(one.competence_id, '') if one.competence_id else ''}: {level}"
        words = _("Agreed minimum %(minimum)s.")
    below = counted is not None and counted[0] < one.people
    return AgreedRow(one.minimum_id, name, words % values, one.source, one.agreed_on, below)


def minimum_choices(page: MinimumsPage) -> list[tuple[str, list[tuple[str, str]]]]:
    """For the form: levels by competence, then the acts."""
    return [(group, list(options)) for group, options in page.choices]
