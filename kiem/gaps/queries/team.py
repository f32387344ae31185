"""A team: who, what is asked of each, and what of it the leader may know."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from kiem.assessments.queries import LevelForLeader, LevelOfMembers, levels_for_leader
from kiem.assessments.rules import has_lapsed
from kiem.competences.queries import scales
from kiem.competences.rules import CompetenceKind
from kiem.engine.gaps import Gap, Stop, gap
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.gaps.queries.places import spots_of
from kiem.gaps.rules import SOON, in_reading_order
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import TeamMember, team_of
from kiem.profiles.queries import asked_at
from kiem.profiles.rules import AskedLevel, asked_of_each


@dataclass(frozen=True, slots=True)
class Cell:
    """A way to stand at the competence of one ``column`` (its place in the team's), shared by whoever stands so.

    ``level`` is None where nothing is known; not shared, it says nothing.
    """

    column: int
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
    """A team as its direct leader sees it. ``rows``: of each member, the place among ``cells`` of hers, per column.

    ``counts``: how many members stand at each of the cells. There are few ways to stand and many members, so that
    whatever is done for a cell is done once.
    """

    unit_id: uuid.UUID
    unit: str
    members: tuple[TeamMember, ...]
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    rows: tuple[Sequence[int], ...]
    counts: tuple[int, ...]
    stops: Mapping[uuid.UUID, tuple[str, ...]]

    @property
    def counted(self) -> Iterator[tuple[Cell, int]]:
        """The cells at which somebody stands, and how many do."""
        return ((cell, count) for cell, count in zip(self.cells, self.counts, strict=True) if count)


def team_growth(viewer: Viewer, unit_id: uuid.UUID) -> TeamGrowth:
    """The team of a unit that the viewer leads today, by name. Raises NotFound for any other unit, role or use.

    At most seven statements, whatever the size.
    """
    led = {unit.unit_id: unit for unit in viewer.leads}
    if not viewer.may(Permission.SEE_TEAM_LEVELS) or viewer.use is not Use.DEVELOPMENT or unit_id not in led:
        raise NotFound
    members = team_of(viewer, unit_id)
    spots = spots_of([member.person_id for member in members], viewer.today)
    lines = asked_at(frozenset().union(*set(spots.values())), viewer.today, viewer.languages)
    asked = asked_of_each(spots, lines)
    columns = _columns(asked.values())
    keys = [column.competence_id for column in columns]
    levels = levels_for_leader(viewer, members, keys, dates_until=viewer.today + SOON)
    cells = _Cells(keys, [asked.get(member.person_id, ()) for member in members], viewer.today)
    for level in levels:
        cells.put(level)
    rows = tuple(cells.rows)
    counts = Counter(chain.from_iterable(rows))
    return TeamGrowth(
        unit_id=unit_id,
        unit=led[unit_id].name,
        members=tuple(members),
        columns=tuple(Column(one.competence_id, one.name, one.kind is CompetenceKind.CORE) for one in columns),
        cells=tuple(cells.cells),
        rows=rows,
        counts=tuple(counts[number] for number in range(len(cells.cells))),
        stops={key: scale.names for key, scale in scales(viewer.languages).items()},
    )


def _columns(asked: Iterable[Sequence[AskedLevel]]) -> list[AskedLevel]:
    """Whatever is asked of anyone, once. People with the same places share one sequence, which is read once."""
    different = {id(found): found for found in asked}.values()
    return in_reading_order({one.competence_id: one for found in different for one in found}.values())


class _Cells:
    """The cells of a team and its rows of them. Whoever is asked alike and stands alike gets the same, judged once."""

    def __init__(self, columns: Sequence[uuid.UUID], asked: Sequence[Sequence[AskedLevel]], today: date) -> None:
        """``asked``: of each member; those of whom the same is asked share one sequence."""
        self.today = today
        self.cells: list[Cell] = []
        self._asked = asked
        different = {id(found): found for found in asked}
        self._alike = {key: [_at(found, column) for column in columns] for key, found in different.items()}
        self._unknown = {
            key: [self._add(place, next(iter(ones), None), None) for place, ones in enumerate(wanted)]
            for key, wanted in self._alike.items()
        }
        self.rows = [self._unknown[id(found)].copy() for found in asked]

    def put(self, known: LevelOfMembers) -> None:
        """Stand members where they are. What is not asked is not shown: she needs no more than what the job asks."""
        place, numbers = known.competence, dict[int, int]()
        for member in known.members:
            key = id(self._asked[member])
            if key not in numbers:
                numbers[key] = self._known(key, place, known.level)
            self.rows[member][place] = numbers[key]

    def _known(self, key: int, place: int, level: LevelForLeader) -> int:
        ones = self._alike[key][place]
        if not ones:
            return self._unknown[key][place]
        # Asked on two scales: the one on which something is known can be set beside it.
        on_scale = (one for one in ones if level.scale_version_id == one.scale_version_id)
        return self._add(place, next(on_scale, ones[0]), level)

    def _add(self, column: int, asked: AskedLevel | None, level: LevelForLeader | None) -> int:
        self.cells.append(_cell(column, asked, level, self.today))
        return len(self.cells) - 1


def _at(asked: Iterable[AskedLevel], competence_id: uuid.UUID) -> list[AskedLevel]:
    return [one for one in asked if one.competence_id == competence_id]


def _cell(column: int, asked: AskedLevel | None, level: LevelForLeader | None, today: date) -> Cell:
    wanted = Stop(asked.scale_version_id, asked.position) if asked else None
    if level is None:
        return Cell(column, asked, None, gap(wanted, None))
    if not level.shared or level.basis is None:
        return Cell(column, asked, level, gap(wanted, None, shared=False))
    if has_lapsed(level.basis, level.valid_until, today):
        return Cell(column, asked, level, gap(wanted, None), lapsed=True)
    return Cell(column, asked, level, gap(wanted, Stop(level.scale_version_id, level.position)))
