"""The team matrix: people by competence, as small tracks. Each way to stand is drawn once; rows are joined of those."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kiem.assessments.queries import LevelForLeader
from kiem.assessments.rules import Basis
from kiem.engine.gaps import OTHER_SCALE
from kiem.gaps.pages.report import ReportCount, counts_of
from kiem.gaps.pages.team_choice import Asked, Choice, choice_of
from kiem.gaps.pages.team_together import StandsOut, stands_out_in
from kiem.gaps.queries import Cell, Column, TeamGrowth, team_growth, together
from kiem.gaps.wording import ageing_words, capital, number_words
from kiem.organisation.access import Viewer
from kiem.ui.matrix import HERE, MatrixRow, SharedCells, matrix_html
from kiem.ui.track import Known, SmallTracks, Track, legend_html
from kiem.ui.wording import track_words

AddressOf = Callable[[uuid.UUID], str]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One team. ``table``: empty where there is nothing to set side by side.

    ``people``: whose levels stand on this page, to be kept as opened.
    """

    unit: str
    lead: str
    table: SafeString
    legend: SafeString
    people: tuple[uuid.UUID, ...]
    asks_something: bool
    only_brought_in: bool
    other_teams: bool
    unit_id: uuid.UUID
    choice: Choice
    stands_out: StandsOut


def team_page(viewer: Viewer, unit_id: uuid.UUID, asked: Asked, address_of: AddressOf) -> TeamPage:
    """The matrix of one unit. ``address_of``: where a member's own page is. Raises NotFound for a unit not led.

    ``asked``: which competences, and in which order the people stand; what is not there shows everything, by name.
    """
    team = team_growth(viewer, unit_id)
    agreed = together(unit_id, [member.person_id for member in team.members], viewer.today)
    drawing = _Drawing(team, viewer)
    cells = SharedCells(map(drawing, team.cells))
    counts = counts_of(team)
    choice = choice_of(team, counts, asked)
    rows = (
        MatrixRow(_link(address, member.name), [cells.row(row, address)] if row else ())
        for member, row in choice.rows(team)
        for address in (address_of(member.person_id),)
    )
    only_brought_in = _is_only_brought_in(team)
    foot_cells = tuple(_together(counts[column], only_brought_in) for column in choice.columns)
    foot = MatrixRow(_("Together"), foot_cells) if team.members else None
    headings = [_heading(team.columns[column]) for column in choice.columns]
    table = matrix_html(_("What is asked and what is known"), _("Who"), headings, rows, foot=foot, id="team")
    return TeamPage(
        unit=team.unit,
        lead=_lead(len(team.members), len(team.columns)),
        table=table if headings and team.members else SafeString(),
        legend=legend_html(drawing.legend(), drawing.words),
        people=tuple(member.person_id for member in team.members),
        asks_something=bool(team.columns),
        only_brought_in=only_brought_in,
        other_teams=len(viewer.leads) > 1,
        unit_id=unit_id,
        choice=choice,
        stands_out=stands_out_in(team, counts, agreed, viewer.today),
    )


def _is_only_brought_in(team: TeamGrowth) -> bool:
    """Whether something is known, and all of it from lists that nobody talked about yet."""
    bases = {cell.level.basis for cell, _people in team.counted if cell.level and cell.level.shared}
    return bases == {Basis.BROUGHT_IN}


class _Drawing:
    """Draws the cells of a team, and keeps what its legend must explain."""

    def __init__(self, team: TeamGrowth, viewer: Viewer) -> None:
        self.team = team
        self.stops = team.stops
        self.today = viewer.today
        self.words = track_words(reader_is_employee=False)
        self.small: dict[uuid.UUID, SmallTracks] = {}

    def __call__(self, cell: Cell) -> SafeString:
        drawn = self._draw(cell)
        return _opens(cell.column, drawn) if cell.asked and cell.level and cell.level.shared else drawn

    def _draw(self, cell: Cell) -> SafeString:
        asked, level = cell.asked, cell.level
        if asked is None:
            return self._of(next(iter(self.stops)))(None)
        draw = self._of(asked.scale_version_id)
        if cell.gap is OTHER_SCALE and level:
            return _other_scale(draw(asked.position), self._stop(level.scale_version_id, level.position))
        known = self._known(level)
        if known is None:
            return draw(asked.position, shared=level is None)
        return draw(asked.position, known.level, known.basis, known.contested, known.ageing)

    def _known(self, level: LevelForLeader | None) -> Known | None:
        if level is None or level.basis is None:
            return None
        ageing = ageing_words(level.basis, level.valid_until, self.today)
        return Known(level.position, level.basis.value, level.contested, ageing)

    def legend(self) -> Collection[Track]:
        """One track of each kind that stands in the matrix."""
        tracks: dict[Basis | None, Track] = {}
        for cell, _people in self.team.counted:
            basis = cell.level.basis if cell.level else None
            if cell.asked and cell.gap is not OTHER_SCALE and basis not in tracks:
                stops = self.stops[cell.asked.scale_version_id]
                tracks[basis] = Track(stops, cell.asked.position, self._known(cell.level))
        return tracks.values()

    def _of(self, scale: uuid.UUID) -> SmallTracks:
        if scale not in self.small:
            self.small[scale] = SmallTracks(self.stops[scale], self.words)
        return self.small[scale]

    def _stop(self, scale: uuid.UUID | None, position: int) -> str:
        return self.stops[scale][position - 1] if scale else ""


def _link(address: str, text: str) -> SafeString:
    """``address``: one of ours, of which nothing is left to escape."""
    return SafeString(f'<a href="{address}">{conditional_escape(text)}</a>')


def _opens(column: int, drawn: SafeString) -> SafeString:
    """A cell in which something is known opens to the facts behind it, on the person's page."""
    return SafeString(f'<a class="cell" href="{HERE}#c{column + 1}">{drawn}</a>')


def _other_scale(drawn: SafeString, name: str) -> SafeString:
    said = conditional_escape(_("on another scale: %(level)s") % {"level": name})
    return mark_safe(f'{drawn}<span class="track-word">{said}</span>')  # noqa: S308  the words are escaped


def _heading(column: Column) -> SafeString:
    name = conditional_escape(column.name)
    if not column.is_core:
        return name
    core = conditional_escape(pgettext("competence", "core"))
    return mark_safe(f'{name} <span class="badge">{core}</span>')  # noqa: S308  escaped


def _together(count: ReportCount, only_brought_in: bool) -> SafeString:
    """``only_brought_in``: nothing in the whole matrix was discussed yet; then that is said once, above it."""
    lines = count.words[:1] if only_brought_in else count.words
    return mark_safe("<br>".join(conditional_escape(line) for line in lines))  # noqa: S308  escaped


def _lead(people: int, competences: int) -> str:
    who = ngettext("%(n)s person", "%(n)s people", people) % {"n": number_words(people)}
    what = ngettext(
        "%(n)s competence that you carry together", "%(n)s competences that you carry together", competences
    ) % {"n": number_words(competences)}
    return capital(_("%(who)s, %(what)s.") % {"who": who, "what": what})
