"""Two profiles, or one on two days, side by side."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from kiem.competences.queries import Scale, scales
from kiem.organisation.access import Viewer
from kiem.profiles.pages.drawn import job_legend, job_track, layer_words
from kiem.profiles.queries import asked_at, held_profile, profiles_there_are
from kiem.profiles.rules import AskedLevel, ProfileOf, RequiredLevel, asked_over, in_order
from kiem.profiles.wording import source_words


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of a row: the track, and every layer that asks it, with level and weight."""

    track: SafeString
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One competence on one scale. None where that side does not ask it. ``differs``: in level or weight."""

    competence_id: uuid.UUID
    name: str
    left: Asked | None
    right: Asked | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared."""

    of: ProfileOf
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class ComparePage:
    """``choices``: keys and names of every profile. ``rows`` is empty until two are chosen. ``different``: how many."""

    choices: tuple[tuple[str, str], ...]
    left: Side | None
    right: Side | None
    rows: tuple[Row, ...]
    different: int
    legend: SafeString


Wanted = tuple[ProfileOf | None, date | None]
"""Which profile, and on which day; None for today."""


def compare_page(viewer: Viewer, left: Wanted, right: Wanted) -> ComparePage:
    """At most eight statements. Raises NotFound for a profile of what is not here."""
    names = {source.of: source_words(source) for source in profiles_there_are()}
    sides = [_side(wanted, names, viewer.today) for wanted in (left, right)]
    found = _asked(viewer, sides)
    rows = _rows(found[0], found[1], scales(viewer.languages)) if all(sides) else ()
    return ComparePage(
        choices=tuple((of.key, name) for of, name in names.items()),
        left=sides[0],
        right=sides[1],
        rows=rows,
        different=sum(1 for row in rows if row.differs),
        legend=job_legend(),
    )


def _side(wanted: Wanted, names: Mapping[ProfileOf, str], today: date) -> Side | None:
    of, on = wanted
    if of is None:
        return None
    return Side(of, names.get(of) or source_words(held_profile(of)), on or today)


def _asked(viewer: Viewer, sides: Sequence[Side | None]) -> list[tuple[AskedLevel, ...]]:
    """What each side asks on its day; one statement for each day."""
    read: dict[date, Mapping[ProfileOf, Sequence[RequiredLevel]]] = {}
    for day in {side.on for side in sides if side}:
        spots = [side.of for side in sides if side and side.on == day]
        read[day] = asked_at(spots, day, viewer.languages)
    return [asked_over(read[side.on].get(side.of, ())) if side else () for side in sides]


def _rows(left: Sequence[AskedLevel], right: Sequence[AskedLevel], known: Mapping[uuid.UUID, Scale]) -> tuple[Row, ...]:
    """Essential and core first, as the left side orders them; what only the right asks among them by the same rule."""
    ours, theirs = ({(one.competence_id, one.scale_version_id): one for one in side} for side in (left, right))
    every = {**theirs, **ours}
    return tuple(
        _row(one, ours.get(key), theirs.get(key), known[one.scale_version_id])
        for key, one in sorted(every.items(), key=lambda each: in_order(each[1]))
    )


def _row(one: AskedLevel, left: AskedLevel | None, right: AskedLevel | None, scale: Scale) -> Row:
    same = left and right and (left.position, left.weight) == (right.position, right.weight)
    return Row(one.competence_id, one.name, _said(left, scale), _said(right, scale), not same)


def _said(one: AskedLevel | None, scale: Scale) -> Asked | None:
    if one is None:
        return None
    layers = tuple(layer_words(line, scale) for line in one.lines)
    return Asked(job_track(scale, one.position), layers)
