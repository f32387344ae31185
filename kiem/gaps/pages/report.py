"""A team matrix in words: what the command line prints and a script reads."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kiem.assessments.queries import LevelForLeader
from kiem.assessments.rules import Basis
from kiem.engine.gaps import Standing, distribution_of
from kiem.gaps.queries import Cell, TeamGrowth
from kiem.gaps.wording import ageing_words, together_words
from kiem.organisation.access import Viewer
from kiem.ui.wording import track_words


@dataclass(frozen=True, slots=True)
class ReportCell:
    """One person at one competence. ``known`` is None where nothing is known or shared; ``standing`` says which."""

    competence: str
    asked: str | None
    known: str | None
    standing: str
    by: int
    basis: str | None
    contested: bool
    words: str


@dataclass(frozen=True, slots=True)
class ReportPerson:
    name: str
    competences: tuple[ReportCell, ...]


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How the people of a team stand at one competence, as counts and in words."""

    competence: str
    asked: int
    at_level: int
    at_level_brought_in: int
    short: int
    unknown: int
    not_shared: int
    other_scale: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapReport:
    """What is asked beside what is known, of one team on one day (ISO 8601), for its direct leader."""

    title: str
    unit: str
    day: str
    people: tuple[ReportPerson, ...]
    together: tuple[ReportCount, ...]
    foot: str


def report_of(team: TeamGrowth, viewer: Viewer) -> GapReport:
    """No statements."""
    cells = [_cell(team.columns[cell.column].name, cell, team.stops, viewer) for cell in team.cells]
    return GapReport(
        title=_("Team %(unit)s on %(day)s") % {"unit": team.unit, "day": viewer.today.isoformat()},
        unit=team.unit,
        day=viewer.today.isoformat(),
        people=tuple(
            ReportPerson(member.name, tuple(cells[number] for number in row))
            for member, row in zip(team.members, team.rows, strict=True)
        ),
        together=tuple(counts_of(team)),
        foot=_("Purpose: to grow, not to appraise. Whoever stands here can see that you looked."),
    )


def _cell(competence: str, cell: Cell, stops: Mapping[uuid.UUID, tuple[str, ...]], viewer: Viewer) -> ReportCell:
    words = track_words(reader_is_employee=False)
    asked = stops[cell.asked.scale_version_id][cell.asked.position - 1] if cell.asked else None
    level = cell.level if cell.level and cell.level.shared else None
    known = stops[level.scale_version_id][level.position - 1] if level and level.scale_version_id else None
    said = [f"{words.required}: {asked}" if asked else words.not_asked]
    if asked and level and known:
        said += _known(level, known, viewer)
    elif asked:
        said.append(words.unknown if cell.level is None else words.not_shared)
    return ReportCell(
        competence=competence,
        asked=asked,
        known=known,
        standing=cell.gap.standing.value,
        by=cell.gap.by,
        basis=level.basis.value if level and level.basis else None,
        contested=bool(level and level.contested),
        words=", ".join(said),
    )


def _known(level: LevelForLeader, known: str, viewer: Viewer) -> list[str]:
    words = track_words(reader_is_employee=False)
    basis = level.basis or Basis.BROUGHT_IN
    ageing = ageing_words(basis, level.valid_until, viewer.today)
    said = [f"{words.basis(basis.value)}: {known}"]
    return said + ([words.contested] if level.contested else []) + ([ageing] if ageing else [])


def counts_of(team: TeamGrowth) -> list[ReportCount]:
    """The foot of each column. Counts about people need eight of them elsewhere; here the one who reads leads each of
    them directly and sees every row that is counted, so that the count says nothing new. For no other reader."""
    standing: list[Counter[Standing]] = [Counter() for _column in team.columns]
    discussed: list[Counter[Standing]] = [Counter() for _column in team.columns]
    for cell, people in team.counted:
        standing[cell.column][cell.gap.standing] += people
        if cell.level and cell.level.shared and cell.level.basis is not Basis.BROUGHT_IN:
            discussed[cell.column][cell.gap.standing] += people
    return [_count_of(column.name, *both) for column, *both in zip(team.columns, standing, discussed, strict=True)]


def _count_of(competence: str, standing: Counter[Standing], talked: Counter[Standing]) -> ReportCount:
    counts, discussed = distribution_of(standing), distribution_of(talked)
    return ReportCount(
        competence=competence,
        asked=counts.asked,
        at_level=counts.at_level,
        at_level_brought_in=counts.at_level - discussed.at_level,
        short=counts.short,
        unknown=counts.unknown,
        not_shared=counts.not_shared,
        other_scale=counts.other_scale,
        words=tuple(together_words(counts, discussed.at_level)),
    )
