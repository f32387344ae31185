"""One way for screens and command line: what a file says, what bringing it in would do, and doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiem.exchange.actions.examined import Examined, Outcome
from kiem.exchange.actions.framework import bring_in_framework_rows, examine_framework
from kiem.exchange.actions.levels import bring_in_level_rows, examine_levels
from kiem.exchange.actions.people import bring_in_people_rows, examine_people
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.rules.choices import Choices, as_chosen
from kiem.exchange.rules.steps import Kind
from kiem.foundation.actors import Actor
from kiem.organisation.access import Permission, require

PERMISSION = {
    Kind.PEOPLE: Permission.MANAGE_PEOPLE,
    Kind.FRAMEWORK: Permission.MANAGE_LANGUAGE,
    Kind.LEVELS: Permission.BRING_IN_LEVELS,
}
_EXAMINE: dict[Kind, Callable[..., Examined]] = {
    Kind.PEOPLE: examine_people,
    Kind.FRAMEWORK: examine_framework,
    Kind.LEVELS: examine_levels,
}
_BRING_IN: dict[Kind, Callable[..., Outcome]] = {
    Kind.PEOPLE: bring_in_people_rows,
    Kind.FRAMEWORK: bring_in_framework_rows,
    Kind.LEVELS: bring_in_level_rows,
}


@dataclass(frozen=True, slots=True)
class FileToBringIn:
    """A file with what was chosen for it."""

    kind: Kind
    name: str
    content: bytes
    choices: Choices
    languages: Sequence[str]


def examine(file: FileToBringIn, *, by: Actor, at: datetime) -> Examined:
    """What the file says and what bringing it in would do; writes nothing. Raises CannotRead for the file as a whole,
    CannotDo where something must be there first."""
    require(by, PERMISSION[file.kind])
    workbook = as_chosen(read_tables(file.content, file.name), file.choices)
    return _EXAMINE[file.kind](workbook, file.choices, file.languages, by=by, at=at)


def bring_in(file: FileToBringIn, rows: Any, *, by: Actor, at: datetime) -> Outcome:
    """Bring in what `examine` made of the file, through the action of the slice that owns it. All or nothing."""
    require(by, PERMISSION[file.kind])
    return _BRING_IN[file.kind](rows, file, by=by, at=at)
