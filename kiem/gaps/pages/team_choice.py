"""Which competences of a team stand in its matrix, and in which order its people."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiem.gaps.pages.report import ReportCount
from kiem.gaps.queries import TeamGrowth
from kiem.gaps.rules import RowOrder, hangs_on_one, row_key
from kiem.organisation.queries import TeamMember

ON_ONE = "one"
"""Stands in the place of a competence: those that hang on one person."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in the address: an order, and one competence or those that hang on one person."""

    order: RowOrder = RowOrder.NAME
    about: uuid.UUID | None = None
    on_one: bool = False


def asked_in(given: Mapping[str, str]) -> Asked:
    """What is not understood is as if it was not asked.

    >>> asked_in({"order": "room", "about": "x"}).order.value
    'room'
    """
    order, about = given.get("order", ""), given.get("about", "")
    try:
        key = uuid.UUID(about)
    except ValueError:
        key = None
    return Asked(RowOrder(order) if order in set(RowOrder) else RowOrder.NAME, key, about == ON_ONE)


@dataclass(frozen=True, slots=True)
class Choice:
    """``columns``: the places of the competences that stand there. ``options``: to choose from, with what is chosen."""

    columns: Sequence[int]
    order: RowOrder
    everything: bool
    options: tuple[tuple[str, str, bool], ...]
    any_on_one: bool
    on_one: bool

    def rows(self, team: TeamGrowth) -> Iterable[tuple[TeamMember, Sequence[int]]]:
        """The people in their order, each with the cells of the columns that stand there."""
        rows: Iterable[tuple[TeamMember, Sequence[int]]] = zip(team.members, team.rows, strict=True)
        if not self.everything:
            rows = [(member, [row[column] for column in self.columns]) for member, row in rows]
        if self.order is not RowOrder.NAME:
            rows = sorted(rows, key=lambda one: self._key(team, one[1]))
        return rows

    def _key(self, team: TeamGrowth, row: Sequence[int]) -> int:
        return row_key(self.order, (team.cells[number].gap.standing for number in row))


def choice_of(team: TeamGrowth, counts: Sequence[ReportCount], asked: Asked) -> Choice:
    """No statements."""
    every = range(len(team.columns))
    single = [column for column in every if hangs_on_one(counts[column].asked, counts[column].at_level)]
    about = [column for column in every if team.columns[column].competence_id == asked.about]
    columns = (single if asked.on_one else about) or every
    return Choice(
        columns,
        asked.order,
        len(columns) == len(every),
        tuple((str(one.competence_id), one.name, one.competence_id == asked.about) for one in team.columns),
        bool(single),
        asked.on_one,
    )
