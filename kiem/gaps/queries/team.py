"""A team: who, what is asked of each, and what of it the leader may know."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiem.assessments.queries import LevelForLeader, LevelsOfMember, levels_for_leader
from kiem.assessments.rules import has_lapsed
from kiem.competences.queries import scales
from kiem.competences.rules import CompetenceKind
from kiem.engine.gaps import Gap, Stop, gap
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.gaps.queries.places import spots_of
from kiem.gaps.rules import in_reading_order
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import TeamMember, team_of
from kiem.profiles.queries import asked_at
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
    spots = spots_of([member.person_id for member in members], viewer.today)
    lines = asked_at({spot for found in spots.values() for spot in found}, viewer.today, viewer.languages)
    asked = asked_of_each(spots, lines)
    columns = in_reading_order({one.competence_id: one for found in asked.values() for one in found}.values())
    keys = [column.competence_id for column in columns]
    levels, cells = levels_for_leader(viewer, members, keys), _Cells(keys, viewer.today)
    return TeamGrowth(
        unit_id=unit_id,
        unit=led[unit_id].name,
        members=tuple(members),
        columns=tuple(Column(one.competence_id, one.name, one.kind is CompetenceKind.CORE) for one in columns),
        cells=tuple(cells.row(asked.get(row.person_id, ()), levels.get(row.person_id, {})) for row in members),
        stops={key: scale.names for key, scale in scales(viewer.languages).items()},
    )


_NOT_ASKED = Cell(None, None, gap(None, None))


class _Cells:
    """Whoever stands alike at what is asked alike shares one cell, so that a large team is compared once."""

    def __init__(self, columns: Sequence[uuid.UUID], today: date) -> None:
        self.columns = columns
        self.today = today
        self._wanted: dict[int, list[tuple[AskedLevel, ...]]] = {}
        self._ready: dict[tuple[int, int], Cell] = {}
        self._kept: list[Sequence[AskedLevel]] = []

    def row(self, asked: Sequence[AskedLevel], levels: LevelsOfMember) -> tuple[Cell, ...]:
        """The cells of one member. What is not asked is not shown: a leader needs no more than what the job asks."""
        wanted = self._wanted.get(id(asked))
        if wanted is None:
            self._kept.append(asked)  # as long as it is kept, nothing else has its id
            wanted = self._wanted[id(asked)] = [
                tuple(one for one in asked if one.competence_id == column) for column in self.columns
            ]
        return tuple([self._cell(ones, levels.get(place)) for place, ones in enumerate(wanted)])

    def _cell(self, ones: tuple[AskedLevel, ...], level: LevelForLeader | None) -> Cell:
        if not ones:
            return _NOT_ASKED
        key = (id(ones), id(level))
        cell = self._ready.get(key)
        if cell is None:
            # Asked on two scales: the one on which something is known can be set beside it.
            on_scale = (one for one in ones if level and level.scale_version_id == one.scale_version_id)
            cell = self._ready[key] = _cell(next(on_scale, ones[0]), level, self.today)
        return cell


def _cell(asked: AskedLevel, level: LevelForLeader | None, today: date) -> Cell:
    wanted = Stop(asked.scale_version_id, asked.position)
    if level is None:
        return Cell(asked, None, gap(wanted, None))
    if not level.shared or level.basis is None:
        return Cell(asked, level, gap(wanted, None, shared=False))
    if has_lapsed(level.basis, level.valid_until, today):
        return Cell(asked, level, gap(wanted, None), lapsed=True)
    return Cell(asked, level, gap(wanted, Stop(level.scale_version_id, level.position)))
