"""Who may do what: one unit, people by acts, the three things apart, on a day."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiem.credentials.pages.tasks import Task
from kiem.credentials.queries import acts_on, placed_people, require_open, standings_of
from kiem.credentials.rules import State, Three
from kiem.credentials.wording import SIGNS, Said, three_said
from kiem.foundation.errors import NotAllowed
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Person
from kiem.organisation.pages.units import unit_row
from kiem.organisation.queries import opened_today
from kiem.organisation.rules import Role

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "print" / "sheet.typ"
BESIDE = 5
"""So many acts stand beside each other on a printed sheet."""
SIGN_WORDS = (State.VALID, State.EXPIRED, State.SUSPENDED, State.UNKNOWN, State.NONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and one act. ``is_open``: not known whether she may."""

    may: bool
    is_open: bool
    three: tuple[Said, Said, Said]
    practised_on: date | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """``opens``: whether this viewer may open her page; her own is another one. ``cells``: each with its act's name."""

    person_id: uuid.UUID
    name: str
    opens: bool
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One unit on a day. ``together``: per act by name, in words, how many may do it. ``people``: to be kept as opened.

    ``has_to_open``: an HR adviser says why first; then nothing else is filled.
    """

    unit_id: uuid.UUID
    unit: str
    day: date
    acts: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    signs: tuple[tuple[str, str], ...] = ()
    people: tuple[uuid.UUID, ...] = ()
    has_to_open: bool = False
    is_leader: bool = False


def sheet_page(viewer: Viewer, unit_id: uuid.UUID) -> SheetPage:
    """Six statements, whatever the size. Raises NotAllowed for a unit whose acts this viewer does not look after."""
    require_open(viewer)
    unit, people = _unit(viewer, unit_id)
    leads = viewer.role == Role.LEADER
    if not leads and not {person.id for person in people} - {viewer.person_id} <= opened_today(viewer, viewer.use):
        return SheetPage(unit_id, unit, viewer.today, has_to_open=True)
    acts = acts_on(viewer.today)
    known = standings_of([person.id for person in people], acts, viewer.today)
    names = tuple(act.name for act in acts)
    rows = tuple(_row(person, names, known[person.id], viewer) for person in people)
    return SheetPage(
        unit_id,
        unit,
        viewer.today,
        acts=names,
        rows=rows,
        together=tuple((name, _together([row.cells[place][1] for row in rows])) for place, name in enumerate(names)),
        signs=tuple((SIGNS[state], word) for state, word in sign_words()),
        people=tuple(person.id for person in people),
        is_leader=leads,
    )


def _unit(viewer: Viewer, unit_id: uuid.UUID) -> tuple[str, list[Person]]:
    if not viewer.may(Permission.LOOK_AFTER_ACTS):
        raise NotAllowed("opened_credentials", "unit")
    if viewer.role == Role.LEADER and unit_id not in {led.unit_id for led in viewer.leads}:
        raise NotAllowed("opened_credentials", "unit")
    return unit_row(viewer, unit_id).name, placed_people(unit_id, viewer.today)


def _row(person: Person, names: Sequence[str], known: Mapping[uuid.UUID, Three], viewer: Viewer) -> SheetRow:
    cells = (
        Cell(three.may, three.is_open, three_said(three, viewer.today), three.practised_on) for three in known.values()
    )
    return SheetRow(person.id, person.name, person.id != viewer.person_id, tuple(zip(names, cells, strict=True)))


def _together(cells: Sequence[Cell]) -> str:
    said = _("%(may)s of %(all)s") % {"may": sum(cell.may for cell in cells), "all": len(cells)}
    unknown = sum(cell.is_open for cell in cells)
    return said if not unknown else _("%(said)s; of %(n)s it is not yet known") % {"said": said, "n": unknown}


def unit_task(viewer: Viewer, unit_id: uuid.UUID) -> tuple[Task, list[uuid.UUID]]:
    """The form on which an HR adviser says why she opens a unit; and whom she then opens."""
    unit, people = _unit(viewer, unit_id)
    lead = _("Everyone in this unit can read that you opened it, today, to certify, and why.")
    ids = [person.id for person in people if person.id != viewer.person_id]
    return Task(_("Who may do what"), lead, _("Open"), unit, unit_id=unit_id, opens=True), ids


def sheet_values(viewer: Viewer, page: SheetPage) -> dict[str, Any]:
    """What stands in the printed sheet, in the reader's language; ``parts``: acts beside each other on one sheet."""
    day = date_format(page.day, "j F Y")
    return {
        "language": get_language() or "nl",
        "title": _("Who may do what: %(unit)s") % {"unit": page.unit},
        "lead": _("As it is known on %(day)s. What is not known, is said so: it is no yes.") % {"day": day},
        "footer": f"{viewer.organisation_name} · {page.unit} · {day}",
        "corner": _("Name"),
        "parts": [_part(page, slice(first, first + BESIDE)) for first in range(0, len(page.acts), BESIDE)],
        "together": _("May do it today"),
    }


def _part(page: SheetPage, chosen: slice) -> dict[str, Any]:
    return {
        "acts": page.acts[chosen],
        "rows": [
            {"name": row.name, "cells": [_printed(cell) for _act, cell in row.cells[chosen]]} for row in page.rows
        ],
        "together": [said for _act, said in page.together[chosen]],
    }


def _printed(cell: Cell) -> dict[str, Any]:
    may_not = _("not yet known") if cell.is_open else _("may not do it yet")
    return {"may": _("may do it") if cell.may else may_not, "lines": [part.words for part in cell.three]}


def sign_words() -> list[tuple[State, str]]:
    """What each sign means."""
    words = (_("holds"), _("lapsed"), _("suspended"), _("not known"), _("is not the case here"))
    return list(zip(SIGN_WORDS, words, strict=True))
