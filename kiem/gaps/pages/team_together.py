"""What stands out in a team: agreed minimums, what hangs on one person, and who offered to help."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiem.credentials.queries import Cover
from kiem.engine.gaps import Standing
from kiem.gaps.pages.report import ReportCount
from kiem.gaps.queries import Cell, Minimum, TeamGrowth, Together
from kiem.gaps.rules import hangs_on_one
from kiem.gaps.wording import capital, day_words, number_words


@dataclass(frozen=True, slots=True)
class MinimumRow:
    """A minimum beside what is known, in words. ``unknown``: of whom it is not known or not shared, apart.

    ``reached`` is None while those could still make the difference: unknown is not below.
    """

    name: str
    words: str
    unknown: str
    source: str
    reached: bool | None


@dataclass(frozen=True, slots=True)
class OnOne:
    """A competence that hangs on one person, by name; ``unknown``: of whom it is not known, or not shared."""

    name: str
    person: str
    unknown: str


@dataclass(frozen=True, slots=True)
class StandsOut:
    """What a leader may want to talk about with her team. ``helping``: by competence the names of who offered."""

    minimums: tuple[MinimumRow, ...]
    on_one: tuple[OnOne, ...]
    helping: tuple[tuple[str, tuple[str, ...]], ...]


def stands_out_in(team: TeamGrowth, counts: Sequence[ReportCount], agreed: Together, today: date) -> StandsOut:
    """No statements."""
    places = {column.competence_id: place for place, column in enumerate(team.columns)}
    minimums = [(places[one.competence_id], one) for one in agreed.minimums if one.competence_id in places]
    acts = ((agreed.cover[key], one) for one in agreed.minimums if (key := one.act_id) and key in agreed.cover)
    return StandsOut(
        (
            *(_minimum(team, place, one, today) for place, one in sorted(minimums, key=lambda found: found[0])),
            *(_of_act(one, cover, today) for cover, one in sorted(acts, key=lambda pair: pair[0].act)),
        ),
        tuple(_on_one(team, column, count) for column, count in enumerate(counts) if _hangs(count)),
        tuple(
            (column.name, tuple(team.members[member].name for member in agreed.helpers[column.competence_id]))
            for column in team.columns
            if column.competence_id in agreed.helpers
        ),
    )


def _hangs(count: ReportCount) -> bool:
    return hangs_on_one(count.asked, count.at_level)


def _minimum(team: TeamGrowth, column: int, agreed: Minimum, today: date) -> MinimumRow:
    """Counted of whom the competence is asked: what a job does not ask is not looked at."""
    reach = unknown = not_shared = asked = 0
    for cell, people in team.counted:
        if cell.column != column or cell.asked is None:
            continue
        asked += people
        known = _position(cell, agreed.scale_version_id)
        if cell.level is not None and not cell.level.shared:
            not_shared += people
        elif known is None:
            unknown += people
        elif known >= agreed.position:
            reach += people
    values = {
        "reach": reach,
        "asked": asked,
        "level": team.stops[agreed.scale_version_id][agreed.position - 1] if agreed.scale_version_id else "",
        "minimum": agreed.people,
    }
    return MinimumRow(
        team.columns[column].name,
        _("%(reach)s of %(asked)s at “%(level)s” or beyond; agreed minimum %(minimum)s.") % values,
        _not_known(unknown, not_shared),
        _source(agreed, today),
        _reached(reach, unknown + not_shared, agreed.people),
    )


def _of_act(one: Minimum, cover: Cover, today: date) -> MinimumRow:
    said = act_words(one, cover)
    return MinimumRow(cover.act, said.words, said.unknown, _source(one, today), said.reached)


@dataclass(frozen=True, slots=True)
class ActSaid:
    """A minimum of an act beside who may do it today, as ``MinimumRow`` has it."""

    words: str
    unknown: str
    reached: bool | None


def act_words(one: Minimum, cover: Cover) -> ActSaid:
    """How many placed in the unit may do the act today, beside what was agreed."""
    words = _("%(may)s of %(of)s may do this today; agreed minimum %(minimum)s.")
    values = {"may": len(cover.may), "of": cover.of, "minimum": one.people}
    unknown = _not_known(cover.unknown, 0)
    return ActSaid(words % values, unknown, _reached(len(cover.may), cover.unknown, one.people))


def _reached(reach: int, open_: int, minimum: int) -> bool | None:
    """Whether a minimum is reached; None while ``open_`` people could still make it so."""
    if reach >= minimum:
        return True
    return None if reach + open_ >= minimum else False


def _position(cell: Cell, scale: uuid.UUID | None) -> int | None:
    """Where someone stands on the scale of the minimum; None where that is not known, has lapsed, or is not shared."""
    level = cell.level
    if level is None or not level.shared or cell.lapsed or level.scale_version_id != scale:
        return None
    return level.position


def _source(agreed: Minimum, today: date) -> str:
    values = {"day": day_words(agreed.agreed_on, today), "source": agreed.source}
    return _("Agreed on %(day)s: %(source)s") % values


def _on_one(team: TeamGrowth, column: int, count: ReportCount) -> OnOne:
    able = {Standing.MET, Standing.OVER}
    name = next(
        member.name
        for member, row in zip(team.members, team.rows, strict=True)
        if team.cells[row[column]].gap.standing in able
    )
    return OnOne(count.competence, name, _not_known(count.unknown + count.other_scale, count.not_shared))


def _not_known(unknown: int, not_shared: int) -> str:
    """Two different things, each in its own sentence; "" when there are none."""
    said = []
    if unknown:
        words = ngettext("Of %(n)s person it is not yet known.", "Of %(n)s people it is not yet known.", unknown)
        said.append(words % {"n": number_words(unknown)})
    if not_shared:
        words = ngettext(
            "%(n)s person does not share it with you.", "%(n)s people do not share it with you.", not_shared
        )
        said.append(words % {"n": number_words(not_shared)})
    return " ".join(map(capital, said))
