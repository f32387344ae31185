"""Sheets of cells, each cell addressed as a person sees it in Excel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiem.exchange.reading.files.places import column_letters
from kiem.exchange.reading.problems import Place, Reason
from kiem.exchange.reading.vocabulary import Field

Cell = str | int | float | date | bool | None
Row = tuple[Cell, ...]


class Banned(StrEnum):
    """What Kiem never reads, whatever the file is for."""

    NATIONAL_NUMBER = "national_number"
    BANK_ACCOUNT = "bank_account"
    ABSENCE = "absence"
    NATIONALITY = "nationality"
    UNION = "union"


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """A column whose values were dropped while reading. `by_value`: its header said nothing, its values did."""

    sheet: str
    column: str
    header: str
    why: Banned
    by_value: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column under the header row; `number` from 1. `group` is what a second header row above says."""

    number: int
    header: str
    group: str = ""

    @property
    def name(self) -> str:
        """How to name it to the reader: its header, or its letter when it has none."""
        return self.header or column_letters(self.number)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, both corners included, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[n - 1]` is row n in Excel; rows may be shorter than the widest. `header_row` is 0 when none was found.
    `silent` are cells that show something in Excel but hold no value. `chosen` says, by column number, what someone
    said that a column holds; nothing is guessed for those."""

    file: str
    name: str
    rows: tuple[Row, ...]
    header_row: int = 0
    columns: tuple[Column, ...] = ()
    ignored: tuple[IgnoredColumn, ...] = ()
    merges: tuple[Merge, ...] = ()
    silent: Mapping[tuple[int, int], Reason] = field(default_factory=dict)
    chosen: Mapping[int, Field] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        """Row and column from 1; None for what is blank or beyond the edge."""
        if not (1 <= row <= len(self.rows)):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else None

    def place(self, row: int | None = None, column: Column | None = None) -> Place:
        return Place(self.file, self.name, row, column.name if column else "")


@dataclass(frozen=True, slots=True)
class Workbook:
    """`hidden` names the sheets that were left unread because the file hides them."""

    filename: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()

    @property
    def ignored(self) -> tuple[IgnoredColumn, ...]:
        return tuple(column for sheet in self.sheets for column in sheet.ignored)
