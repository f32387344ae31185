"""The team matrix: people by competence, as small tracks; thousands of cells joined from ready strings."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kiem.assessments.rules import Basis
from kiem.engine.gaps import OTHER_SCALE
from kiem.gaps.pages.report import ReportCount, count_of
from kiem.gaps.queries import Cell, Column, TeamGrowth, team_growth
from kiem.gaps.wording import ageing_words, capital, number_words
from kiem.organisation.access import Viewer
from kiem.ui.matrix import MatrixRow, matrix_html
from kiem.ui.track import Known, SmallTracks, Track, legend_html
from kiem.ui.wording import track_words

AddressOf = Callable[[uuid.UUID], str]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One team. ``people``: whose levels stand on this page, to be kept as opened."""

    unit: str
    lead: str
    table: SafeString
    legend: SafeString
    people: tuple[uuid.UUID, ...]
    asks_something: bool
    only_brought_in: bool
    other_teams: bool


def team_page(viewer: Viewer, unit_id: uuid.UUID, address_of: AddressOf) -> TeamPage:
    """The matrix of one unit. ``address_of``: where a member's own page is. Raises NotFound for a unit not led."""
    team = team_growth(viewer, unit_id)
    words = track_words(reader_is_employee=False)
    cells = _Cells(team, viewer)
    rows = [
        MatrixRow(_link(address, member.name), tuple(cells(cell, address, n) for n, cell in enumerate(row)))
        for member, row in zip(team.members, team.cells, strict=True)
        for address in (address_of(member.person_id),)
    ]
    only_brought_in = _is_only_brought_in(team)
    counts = [count_of(column.name, [row[n] for row in team.cells]) for n, column in enumerate(team.columns)]
    foot = MatrixRow(_("Together"), tuple(_together(count, only_brought_in) for count in counts)) if rows else None
    headings = [_heading(column) for column in team.columns]
    return TeamPage(
        unit=team.unit,
        lead=_lead(len(team.members), len(team.columns)),
        table=matrix_html(_("What is asked and what is known"), _("Who"), headings, rows, foot=foot, id="team"),
        legend=legend_html(cells.tracks.values(), words),
        people=tuple(member.person_id for member in team.members),
        asks_something=bool(team.columns),
        only_brought_in=only_brought_in,
        other_teams=len(viewer.leads) > 1,
    )


def _is_only_brought_in(team: TeamGrowth) -> bool:
    """Whether something is known, and all of it from lists that nobody talked about yet."""
    bases = {cell.level.basis for row in team.cells for cell in row if cell.level and cell.level.shared}
    return bases == {Basis.BROUGHT_IN}


class _Cells:
    """Ready cells: whoever shares a cell shares one string, apart from the link around it."""

    def __init__(self, team: TeamGrowth, viewer: Viewer) -> None:
        self.stops = team.stops
        self.today = viewer.today
        self.words = track_words(reader_is_employee=False)
        self.small: dict[uuid.UUID, SmallTracks] = {}
        self.tracks: dict[str, Track] = {}
        self.drawn: dict[int, tuple[SafeString, bool]] = {}

    def __call__(self, cell: Cell, address: str, place: int) -> SafeString:
        ready = self.drawn.get(id(cell))
        if ready is None:
            ready = self.drawn[id(cell)] = (self._draw(cell), cell.level is not None and cell.level.shared)
        drawn, opens = ready
        return _opens(address, place, drawn) if opens else drawn

    def _draw(self, cell: Cell) -> SafeString:
        asked, level = cell.asked, cell.level
        if asked is None:
            return self._of(next(iter(self.stops)))(None)
        draw = self._of(asked.scale_version_id)
        if level is None or level.basis is None:
            self._note(asked.scale_version_id, asked.position, None)
            return draw(asked.position, shared=level is None)
        if cell.gap is OTHER_SCALE:
            return _other_scale(draw(asked.position), self._stop(level.scale_version_id, level.position))
        ageing = ageing_words(level.basis, level.valid_until, self.today)
        known = Known(level.position, level.basis.value, level.contested, ageing)
        self._note(asked.scale_version_id, asked.position, known)
        return draw(asked.position, known.level, known.basis, known.contested, known.ageing)

    def _of(self, scale: uuid.UUID) -> SmallTracks:
        if scale not in self.small:
            self.small[scale] = SmallTracks(self.stops[scale], self.words)
        return self.small[scale]

    def _note(self, scale: uuid.UUID, asked: int, known: Known | None) -> None:
        """For the legend: one track of each kind that stands in the matrix."""
        key = known.basis if known else ""
        if key not in self.tracks:
            self.tracks[key] = Track(self.stops[scale], asked, known)

    def _stop(self, scale: uuid.UUID | None, position: int) -> str:
        return self.stops[scale][position - 1] if scale else ""


def _link(address: str, text: str) -> SafeString:
    return mark_safe(f'<a href="{conditional_escape(address)}">{conditional_escape(text)}</a>')  # noqa: S308  escaped


def _opens(address: str, place: int, drawn: SafeString) -> SafeString:
    """A cell in which something is known opens to the facts behind it, on the person's page.

    An address of ours and a ready drawing, so nothing is left to escape; ``mark_safe`` would look for lazy text first,
    thousands of times.
    """
    return SafeString(f'<a class="cell" href="{address}#c{place + 1}">{drawn}</a>')


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
