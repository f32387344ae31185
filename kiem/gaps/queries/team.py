"""A team: who, what is asked of each, and what of it the leader may know."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiem.assessments.queries import LevelForLeader, levels_for_leader
from kiem.assessments.rules import has_lapsed
from kiem.competences.queries import scales
from kiem.competences.rules import CompetenceKind
from kiem.engine.gaps import Gap, Stop, gap
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.gaps.queries.places import jobs_of
from kiem.gaps.rules import in_reading_order
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import TeamMember, team_of
from kiem.profiles.queries import requirements_of_jobs
from kiem.profiles.rules import AskedLevel, asked_of_each


@dataclass(frozen=True, slots=True)
class Cell:
    """One person at one competence. ``level`` is None where nothing is known; not shared, it says nothing."""

    asked: AskedLevel | None
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
    jobs = jobs_of([member.person_id for member in members], viewer.today)
    lines = requirements_of_jobs({job for found in jobs.values() for job in found}, viewer.today, viewer.languages)
    asked = asked_of_each(jobs, lines)
    columns = in_reading_order({one.competence_id: one for found in asked.values() for one in found}.values())
    levels = {(level.person_id, level.competence_id): level for level in levels_for_leader(viewer, members)}
    keys = [column.competence_id for column in columns]
    return TeamGrowth(
        unit_id=unit_id,
        unit=led[unit_id].name,
        members=tuple(members),
        columns=tuple(Column(one.competence_id, one.name, one.kind is CompetenceKind.CORE) for one in columns),
        cells=tuple(_row(row.person_id, asked.get(row.person_id, ()), keys, levels, viewer) for row in members),
        stops={key: scale.names for key, scale in scales(viewer.languages).items()},
    )


_Levels = Mapping[tuple[uuid.UUID, uuid.UUID], LevelForLeader]


def _row(
    person: uuid.UUID, asked: Sequence[AskedLevel], columns: Sequence[uuid.UUID], levels: _Levels, viewer: Viewer
) -> tuple[Cell, ...]:
    wanted: dict[uuid.UUID, AskedLevel] = {}
    for one in asked:
        level = levels.get((person, one.competence_id))
        # Asked on two scales: the one on which something is known can be set beside it.
        if one.competence_id not in wanted or (level and level.scale_version_id == one.scale_version_id):
            wanted[one.competence_id] = one
    return tuple(_cell(wanted.get(key), levels.get((person, key)), viewer) for key in columns)


_NOT_ASKED = Cell(None, None, gap(None, None))


def _cell(asked: AskedLevel | None, level: LevelForLeader | None, viewer: Viewer) -> Cell:
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
