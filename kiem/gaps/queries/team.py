"""A team: who, what is asked of each, and what of it the leader may know."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from kiem.assessments.queries import LevelForLeader, levels_for_leader
from kiem.assessments.rules import has_lapsed
from kiem.competences.queries import scales
from kiem.engine.gaps import Gap, Stop, gap
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.gaps.queries.asked import asked_of_jobs, places_of
from kiem.gaps.rules import Asked, asked_together, in_reading_order
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import TeamMember, team_of


@dataclass(frozen=True, slots=True)
class Cell:
    """One person at one competence. ``level`` is None where nothing is known; not shared, it says nothing."""

    asked: Asked | None
    level: LevelForLeader | None
    gap: Gap
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A competence that is asked in the team."""

    competence_id: uuid.UUID
    name: str
    is_core: bool


@dataclass(frozen=True, slots=True)
class TeamGrowth:
    """A team as its direct leader sees it: ``cells`` by row (a member) and column (a competence)."""

    unit_id: uuid.UUID
    unit: str
    members: tuple[TeamMember, ...]
    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]
    stops: Mapping[uuid.UUID, tuple[str, ...]]


def team_growth(viewer: Viewer, unit_id: uuid.UUID) -> TeamGrowth:
    """The team of a unit that the viewer leads today, by name. Raises NotFound for any other unit, role or use.

    At most seven statements, whatever the size.
    """
    led = {unit.unit_id: unit for unit in viewer.leads}
    if not viewer.may(Permission.SEE_TEAM_LEVELS) or viewer.use is not Use.DEVELOPMENT or unit_id not in led:
        raise NotFound
    members = team_of(viewer, unit_id)
    jobs = places_of([member.person_id for member in members], viewer.today)
    by_job = asked_of_jobs({job for found in jobs.values() for job in found}, viewer.today, viewer.languages)
    asked = {
        member.person_id: asked_together(one for job in jobs.get(member.person_id, ()) for one in by_job.get(job, ()))
        for member in members
    }
    columns = in_reading_order({one.competence_id: one for found in asked.values() for one in found.values()}.values())
    levels = {(level.person_id, level.competence_id): level for level in levels_for_leader(viewer, members)}
    keys = [column.competence_id for column in columns]
    return TeamGrowth(
        unit_id=unit_id,
        unit=led[unit_id].name,
        members=tuple(members),
        columns=tuple(Column(one.competence_id, one.name, one.kind == "core") for one in columns),
        cells=tuple(
            tuple(_cell(asked[row.person_id].get(key), levels.get((row.person_id, key)), viewer) for key in keys)
            for row in members
        ),
        stops={key: scale.names for key, scale in scales(viewer.languages).items()},
    )


_NOT_ASKED = Cell(None, None, gap(None, None))


def _cell(asked: Asked | None, level: LevelForLeader | None, viewer: Viewer) -> Cell:
    """What is not asked is not shown either: a leader needs no more than what the job asks."""
    if asked is None:
        return _NOT_ASKED
    wanted = Stop(asked.scale_version_id, asked.position)
    if level is None:
        return Cell(asked, None, gap(wanted, None))
    if not level.shared or level.basis is None:
        return Cell(asked, level, gap(wanted, None, shared=False))
    if has_lapsed(level.basis, level.valid_until, viewer.today):
        return Cell(asked, level, gap(wanted, None), lapsed=True)
    return Cell(asked, level, gap(wanted, Stop(level.scale_version_id, level.position)))
