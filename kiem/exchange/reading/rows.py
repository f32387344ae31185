"""Walking down the rows of a table, field by field, noting what is wrong and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kiem.exchange.reading.cells import as_date, as_long_text, as_text
from kiem.exchange.reading.files.workbook import Cell, Column, Row, Sheet
from kiem.exchange.reading.guarding import unguarded
from kiem.exchange.reading.headers import Headers
from kiem.exchange.reading.problems import Expected, Place, Problem, Reason
from kiem.exchange.reading.vocabulary import Field, is_total

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that adds up others; `text` is what it begins with."""

    row: int
    text: str


class RowReader:
    """One row. Reading a field that is not in the file, or blank, gives None and is no problem."""

    def __init__(self, headers: Headers, number: int, cells: Row, problems: list[Problem]) -> None:
        self.number = number
        self._headers = headers
        self._cells = cells
        self._problems = problems
        self._silent_noted: set[int] = set()

    def cell(self, column: Column | None) -> Cell:
        """The raw cell; a cell that shows something in Excel but holds no value is noted as a problem."""
        if column is None:
            return None
        reason = self._headers.sheet.silent.get((self.number, column.number))
        if reason and column.number not in self._silent_noted:
            self._silent_noted.add(column.number)
            self.note(reason, column)
        return self._cells[column.number - 1] if column.number <= len(self._cells) else None

    def cell_of(self, field: Field) -> Cell:
        return self.cell(self._headers.columns.get(field))

    def text(self, field: Field, longest: int = 200) -> str:
        column = self._headers.columns.get(field)
        return self.text_in(column, longest)

    def text_in(self, column: Column | None, longest: int = 200) -> str:
        """One line of text; cut and noted when longer than can be kept."""
        return self._cut(as_text(self.cell(column)), column, longest)

    def exact_text(self, field: Field, longest: int) -> str:
        """As it stands but for its guard, which does not count: spaces and lines within it are the writer's own."""
        column = self._headers.columns.get(field)
        cell = self.cell(column)
        text = cell if isinstance(cell, str) else as_text(cell)
        return self._cut(unguarded(text.replace("\r\n", "\n").strip()).strip(), column, longest)

    def _cut(self, text: str, column: Column | None, longest: int) -> str:
        if len(text) > longest:
            self.note(Reason.TOO_LONG, column, text[:60] + "…", limit=longest)
        return text[:longest]

    def long_text_in(self, column: Column | None) -> str:
        return as_long_text(self.cell(column))

    def value(
        self, field: Field, read: Callable[[Cell], Value | None], reason: Reason, expected: Expected
    ) -> Value | None:
        """What `read` makes of the cell; when that is None for a filled cell, the problem is noted."""
        column = self._headers.columns.get(field)
        cell = self.cell(column)
        if cell is None:
            return None
        found = read(cell)
        if found is None and (text := as_text(cell)):
            self.note(reason, column, text, expected)
        return found

    def needed(
        self, field: Field, read: Callable[[Cell], Value | None], reason: Reason, expected: Expected
    ) -> Value | None:
        """What must stand in every row; noted when the cell is blank, and when it cannot be read."""
        if not self.text(field):
            self.note_field(Reason.MISSING_VALUE, field, expected=expected)
            return None
        return self.value(field, read, reason, expected)

    def whole_number(self, field: Field, most: int) -> int | None:
        """A whole number from 1; noted when it is none."""
        text = self.text(field).removesuffix(".0")
        if not text:
            self.note_field(Reason.MISSING_VALUE, field)
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= most):
            self.note_field(Reason.NOT_A_NUMBER, field, text, limit=most)
            return None
        return int(text)

    def date(self, field: Field) -> date | None:
        return self.value(field, as_date, Reason.NOT_A_DATE, Expected.DATE)

    def place(self, field: Field) -> Place:
        return self._headers.sheet.place(self.number, self._headers.columns.get(field))

    def note(
        self,
        reason: Reason,
        column: Column | None = None,
        value: str = "",
        expected: Expected | None = None,
        *,
        nearest: tuple[str, ...] = (),
        limit: int | None = None,
        first_row: int | None = None,
    ) -> None:
        place = self._headers.sheet.place(self.number, column)
        self._problems.append(Problem(reason, place, value, expected, nearest, limit, first_row))

    def note_field(
        self, reason: Reason, field: Field, value: str = "", expected: Expected | None = None,
        *, nearest: tuple[str, ...] = (), limit: int | None = None, first_row: int | None = None,
    ) -> None:  # fmt: skip
        column = self._headers.columns.get(field)
        self.note(reason, column, value, expected, nearest=nearest, limit=limit, first_row=first_row)


def rows_below(headers: Headers, problems: list[Problem], skipped: list[SkippedRow] | None) -> Iterator[RowReader]:
    """Every filled row below the header; totals go to `skipped`, None where no row can be one. A value merged down over
    several rows counts for each of them, as the reader of the sheet sees it."""
    sheet = headers.sheet
    last = len(sheet.rows)
    below = _merged_down(sheet)
    rows_with_silent = {row for row, _ in sheet.silent}
    for number in range(sheet.header_row + 1, last + 1):
        cells = sheet.rows[number - 1]
        if number in below:
            cells = _filled(cells, below[number])
        words = [as_text(cell) for cell in cells if cell is not None]
        if skipped is not None and is_total(words, last=number == last):
            skipped.append(SkippedRow(number, words[0]))
        elif words or number in rows_with_silent:
            yield RowReader(headers, number, cells, problems)


def _merged_down(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """Per row: column index to the value of the block merged down over it."""
    filled: dict[int, dict[int, Cell]] = {}
    for merge in sheet.merges:
        if merge.left == merge.right and merge.top > sheet.header_row:
            for row in range(merge.top + 1, min(merge.bottom, len(sheet.rows)) + 1):
                filled.setdefault(row, {})[merge.left - 1] = sheet.cell(merge.top, merge.left)
    return filled


def _filled(cells: Row, values: dict[int, Cell]) -> Row:
    width = max(len(cells), max(values) + 1)
    return tuple(values.get(index, cells[index] if index < len(cells) else None) for index in range(width))
