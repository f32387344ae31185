"""One door for spreadsheets: bytes or a path in, a workbook of sheets out, without what is never read."""

from dataclasses import replace
from pathlib import Path

from kiem.exchange.reading.files.banned import banned_header, banned_text, banned_values
from kiem.exchange.reading.files.delimited import read_delimited
from kiem.exchange.reading.files.header_row import with_header
from kiem.exchange.reading.files.kinds import FileKind, kind_of
from kiem.exchange.reading.files.limits import DEFAULT_LIMITS, Limits
from kiem.exchange.reading.files.places import column_letters
from kiem.exchange.reading.files.workbook import Banned, Column, IgnoredColumn, Row, Sheet, Workbook
from kiem.exchange.reading.files.xlsx import read_xlsx
from kiem.exchange.reading.problems import CannotRead, Place, Reason

_MEGABYTE = 1024 * 1024


def read_tables(content: bytes | Path, filename: str, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """All visible sheets of a CSV or XLSX file. Raises CannotRead and nothing else for what is in the file; a path
    that cannot be opened raises OSError."""
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    if size > limits.file_bytes:
        raise CannotRead(Reason.FILE_TOO_BIG, Place(file=filename), limit=limits.file_bytes // _MEGABYTE)
    data = content.read_bytes() if isinstance(content, Path) else content
    if kind_of(data, filename) is FileKind.ZIP:
        sheets, hidden = read_xlsx(data, filename, limits)
    else:
        sheets, hidden = (read_delimited(data, filename, limits),), ()
    read = tuple(_without_banned(with_header(sheet)) for sheet in sheets if any(map(any_value, sheet.rows)))
    if not read:
        raise CannotRead(Reason.EMPTY_FILE, Place(file=filename))
    return Workbook(filename, read, hidden)


def any_value(row: Row) -> bool:
    return any(cell is not None for cell in row)


def _without_banned(sheet: Sheet) -> Sheet:
    """The sheet without the values of columns that are never read; their headers stay, so that it can be said."""
    found = {why.column: why for why in map(_banned_by_header, [sheet] * len(sheet.columns), sheet.columns) if why}
    width = max(len(row) for row in sheet.rows)
    for number in range(1, width + 1):
        letters = column_letters(number)
        column = sheet.columns[number - 1] if sheet.columns else Column(number, "")
        if letters not in found and (why := _banned_by_value(sheet, column)):
            found[letters] = IgnoredColumn(sheet.name, letters, column.header, why, by_value=True)
    return _blanked(sheet, tuple(found.values())) if found or _titles_tell(sheet) else sheet


def _banned_by_header(sheet: Sheet, column: Column) -> IgnoredColumn | None:
    why = banned_header(column.header) or banned_header(column.group)
    return IgnoredColumn(sheet.name, column_letters(column.number), column.header, why) if why else None


def _banned_by_value(sheet: Sheet, column: Column) -> Banned | None:
    index = column.number - 1
    # Each different value once: a column of units or words has few.
    return banned_values({row[index] for row in sheet.rows[sheet.header_row :] if index < len(row)})


def _titles_tell(sheet: Sheet) -> bool:
    return any(isinstance(cell, str) and banned_text(cell) for row in sheet.rows[: sheet.header_row] for cell in row)


def _blanked(sheet: Sheet, ignored: tuple[IgnoredColumn, ...]) -> Sheet:
    letters = {column.column for column in ignored}
    gone = {number for number in range(len(max(sheet.rows, key=len))) if column_letters(number + 1) in letters}
    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        if number <= sheet.header_row:
            # A number in a title above the table is blanked where it stands; the column below it stays.
            rows.append(tuple(None if isinstance(cell, str) and banned_text(cell) else cell for cell in row))
        else:
            rows.append(tuple(None if index in gone else cell for index, cell in enumerate(row)))
    columns = tuple(column for column in sheet.columns if column.number - 1 not in gone)
    silent = {position: reason for position, reason in sheet.silent.items() if position[1] - 1 not in gone}
    return replace(sheet, rows=tuple(rows), columns=columns, ignored=ignored, silent=silent)
