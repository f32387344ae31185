"""What examining a file gives, and what bringing it in gave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiem.exchange.reading.headers import NearHeader
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.reading.rows import SkippedRow
from kiem.exchange.reading.vocabulary import Field
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.outline import Outline, columns_of
from kiem.exchange.rules.report import Report


@dataclass(frozen=True, slots=True)
class Examined:
    """`rows` are for the owning slice's action. `wrong`: why the columns cannot be read as they are chosen now; then
    there is no report."""

    outline: Outline
    report: Report | None = None
    rows: Any = None
    wrong: CannotRead | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How much was new, changed and the same; `already`: the same list stood there, nothing was written. `fingerprint`:
    of what was written and what stood there before it."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    already: bool = False
    fingerprint: str = ""
    ended: int = 0


def outline_for(opened: Opened, read_as: Mapping[int, Field], **more: Any) -> Outline:
    """The outline of the sheet that is read, with all its columns."""
    sheet = opened.sheet
    return Outline(
        sheets=tuple(each.name for each in opened.workbook.sheets),
        sheet=sheet.name,
        columns=columns_of(sheet, read_as),
        rows=sum(1 for row in sheet.rows[sheet.header_row :] if any(cell is not None for cell in row)),
        ignored=tuple((column.header or column.column, column.why.value) for column in sheet.ignored),
        hidden=opened.workbook.hidden,
        **more,
    )


def near_of(near: Sequence[NearHeader]) -> tuple[tuple[str, str], ...]:
    return tuple((each.column.name, each.field.value) for each in near)


def skipped_of(skipped: Sequence[SkippedRow]) -> tuple[tuple[int, str], ...]:
    return tuple((each.row, each.text) for each in skipped)
