"""The screens of units: the tree, one unit, and who could lead it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import QuerySet

from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Mandate, Person
from kiem.organisation.pages.lines import MandateLine, PlacementLine, mandate_line, placement_line
from kiem.organisation.queries import (
    UnitRow,
    UnitTree,
    Wanted,
    document_settings,
    leaders_today,
    people_found,
    people_visible_to,
    placed_in,
    unit_mandates,
    unit_tree,
)
from kiem.organisation.rules import MandateKind, Span, plain, span
from kiem.ui.listing import Listing

FEW = 20


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the tree. ``below``: units just under it; ``closes``: how many lists end after it."""

    id: uuid.UUID
    name: str
    people: int
    leader: str
    substitute: str
    path: str
    below: int
    closes: range


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """The tree of units, or what a search found in it."""

    words: str
    lines: tuple[UnitLine, ...]
    is_search: bool
    past: tuple[tuple[UnitRow, Span], ...]
    may_manage: bool
    sees_part: bool
    sees_everyone: bool


def units_page(viewer: Viewer, words: str) -> UnitsPage:
    """Two statements (four for a leader), whatever the size."""
    tree = unit_tree(viewer)
    leading = leaders_today(viewer.today, _people_or_all(viewer))
    ordered = tree.in_order()
    if words:
        found = [(row, 0) for row, _depth in ordered if plain(words) in plain(row.name)]
        lines = tuple(_line(row, tree, leading, 0, 0) for row, _depth in found)
    else:
        depths = [*(depth for _row, depth in ordered), 0]
        steps = pairwise(depths)
        lines = tuple(
            _line(row, tree, leading, int(after > depth), max(0, depth - after))
            for (row, _depth), (depth, after) in zip(ordered, steps, strict=True)
        )
    may_manage = viewer.may(Permission.MANAGE_UNITS)
    past = tuple((row, span(row.starts_on, row.ends_before, viewer.today)) for row in tree.not_standing())
    return UnitsPage(
        words=words,
        lines=lines,
        is_search=bool(words),
        past=past if may_manage else (),
        may_manage=may_manage,
        sees_part=bool(viewer.leads),
        sees_everyone=viewer.may(Permission.SEE_PEOPLE),
    )


def _people_or_all(viewer: Viewer) -> QuerySet[Person] | None:
    """The people whose names this viewer may see; None stands for all of them."""
    return None if viewer.may(Permission.SEE_PEOPLE) else people_visible_to(viewer)


def _line(
    row: UnitRow, tree: UnitTree, leading: Mapping[uuid.UUID, list[Mandate]], opens: int, closes: int
) -> UnitLine:
    names = {mandate.kind: mandate.person.name for mandate in leading.get(row.id, [])}
    return UnitLine(
        id=row.id,
        name=row.name,
        people=row.people,
        leader=names.get(MandateKind.LEADER, ""),
        substitute=names.get(MandateKind.SUBSTITUTE, ""),
        path=" › ".join(above.name for above in tree.path(row.id)[:-1]),
        below=len(tree.below(row.id)) if opens else 0,
        closes=range(closes),
    )


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit: where it stands, who leads it, who works in it, what is below it.

    ``leading``: who leads or replaces now or soon; ``led_before``: who did. ``people`` is one page of the list.
    """

    unit: UnitRow
    span: Span
    path: tuple[UnitRow, ...]
    leading: tuple[MandateLine, ...]
    led_before: tuple[MandateLine, ...]
    people: tuple[PlacementLine, ...]
    listing: Listing
    below: tuple[UnitLine, ...]
    may_manage: bool
    shows_people: bool
    shows_details: bool
    sees_everyone: bool


def unit_page(viewer: Viewer, unit_id: uuid.UUID, listing: Listing) -> UnitPage:
    """Five statements (seven for a leader), whatever the size."""
    tree = unit_tree(viewer)
    unit = _row(tree, unit_id)
    people = _people_or_all(viewer)
    mandates = [mandate_line(row, viewer.today, who=row.person.name) for row in unit_mandates([unit_id], people)]
    placed = placed_in(unit_id, viewer.today, people)
    listing = listing.counted(placed.count())
    leading = leaders_today(viewer.today, people)
    return UnitPage(
        unit=unit,
        span=span(unit.starts_on, unit.ends_before, viewer.today),
        path=tuple(tree.path(unit_id)[:-1]),
        leading=tuple(line for line in mandates[::-1] if not line.span.is_over),
        led_before=tuple(line for line in mandates if line.span.is_over),
        people=tuple(
            placement_line(row, viewer.today, who=row.person.name)
            for row in placed[listing.offset : listing.offset + listing.size]
        ),
        listing=listing,
        below=tuple(_line(row, tree, leading, 1, 0) for row in tree.below(unit_id)),
        may_manage=viewer.may(Permission.MANAGE_UNITS),
        shows_people=viewer.may(Permission.SEE_PEOPLE) or bool(viewer.leads),
        shows_details=viewer.may(Permission.MANAGE_PEOPLE),
        sees_everyone=viewer.may(Permission.SEE_PEOPLE),
    )


def unit_row(viewer: Viewer, unit_id: uuid.UUID) -> UnitRow:
    """A unit this viewer may see. Raises NotFound. One statement."""
    return _row(unit_tree(viewer), unit_id)


def document_values(viewer: Viewer, unit_id: uuid.UUID) -> dict[str, object]:
    """What holds for documents of a unit today, its own or from above, for a form to begin with. Two statements."""
    held = document_settings([unit_id], viewer.today).get(unit_id)
    values: dict[str, object] = {"starts_on": viewer.today}
    return {**values, "rule": held.rule.value, "source": held.source} if held else values


def _row(tree: UnitTree, unit_id: uuid.UUID) -> UnitRow:
    if unit_id not in tree.rows:
        raise NotFound
    return tree.rows[unit_id]


@dataclass(frozen=True, slots=True)
class AppointPage:
    """Who could lead a unit: the people placed in it, or those a search found; ``more``: there are others."""

    unit: UnitRow
    words: str
    people: tuple[tuple[uuid.UUID, str], ...]
    more: bool


def appoint_page(viewer: Viewer, unit_id: uuid.UUID, words: str) -> AppointPage:
    unit = unit_row(viewer, unit_id)
    wanted = Wanted(words=words) if words else Wanted(units=[unit_id])
    found = list(people_found(viewer, wanted)[: FEW + 1])
    return AppointPage(unit, words, tuple((person.id, person.name) for person in found[:FEW]), len(found) > FEW)
