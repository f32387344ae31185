"""Finding the row that names the columns, under title rows and with a second header row above it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kiem.exchange.reading.files.workbook import Cell, Column, Row, Sheet
from kiem.exchange.reading.vocabulary import KNOWN_WORDS, is_total, plain_header, readings

_SEARCH_ROWS = 30
_LONGEST_HEADER = 120
# Known above a column, and as likely in a cell below one: a level can be called "start".
_LEVEL_WORDS = frozenset(("start", "begin", "debut", "team", "service", "contract", "contrat"))


def with_header(sheet: Sheet) -> Sheet:
    """The same sheet with its header row and columns; `header_row` stays 0 when no row looks like one. Of two header
    rows it is the lower one, and the upper one gives the groups."""
    row = header_row_of(sheet.rows)
    if not row:
        return sheet
    row += _continues_below(sheet, row)
    return replace(sheet, header_row=row, columns=_columns(sheet, row))


def header_row_of(rows: Sequence[Row]) -> int:
    """The row (from 1) with most known column names; without any, the first widest row of different words.
    0 when none fits, as in a list that starts with its first person."""
    best, best_score = 0, (0, 0)
    for number, row in enumerate(rows[:_SEARCH_ROWS], start=1):
        score = _score(row)
        if score > best_score:
            best, best_score = number, score
    return best


def _score(row: Row) -> tuple[int, int]:
    """(known column names, cells) for a row of headers; (0, 0) for a row of anything else."""
    filled = [cell for cell in row if cell is not None]
    headers = [header_text(cell) for cell in filled]
    if not filled or any(len(text) > _LONGEST_HEADER for text in headers) or is_total(headers, last=False):
        return 0, 0
    different = set(map(plain_header, headers))
    known = sum(map(_names_column, different))
    if known:
        return known, len(filled) - _values(filled)
    # Without a known word: no title (one cell), no values, and no word twice, as rows of levels have.
    fits = len(different) == len(headers) > 1 and not _values(filled)
    return (0, len(filled)) if fits else (0, 0)


def _names_column(header: str) -> bool:
    return header not in _LEVEL_WORDS and _is_known(header)


def _is_known(header: str) -> bool:
    return not KNOWN_WORDS.isdisjoint(readings(header))


def _values(cells: Sequence[Cell]) -> int:
    """How many cells are a date, a number or an address, which headers are not. Small numbers name levels."""
    return sum(
        isinstance(cell, date | float)
        or (isinstance(cell, int) and not 0 <= cell <= 10)
        or (isinstance(cell, str) and ("@" in cell or (cell[:1].isdigit() and len(cell) >= 6)))
        for cell in cells
    )


def header_text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _continues_below(sheet: Sheet, row: int) -> bool:
    """Whether the next row holds the names under groups in this one: it is blank below a known column name, fills what
    is open here, and stands below a known word ("Team") only where that begins a group."""
    if row >= len(sheet.rows):
        return False
    below = sheet.rows[row]
    known = {at for at, cell in enumerate(sheet.rows[row - 1]) if _is_known(header_text(cell))}
    names = {at for at, cell in enumerate(below) if cell is not None}
    opened = {at for at in names if sheet.cell(row, at + 1) is None}
    grouped = all(at + 1 in opened for at in known & names)
    return bool(known - names and opened) and grouped and not _values([below[at] for at in sorted(names)])


def _columns(sheet: Sheet, row: int) -> tuple[Column, ...]:
    """Every column that is as wide as the sheet's rows; a merged header counts for all cells that it covers."""
    width = max((len(cells) for cells in sheet.rows), default=0)
    lower = [_covered(sheet, row, number) for number in range(1, width + 1)]
    upper = _groups(sheet, row, width)
    return tuple(
        Column(number, header or group, group if header != group else "")
        for number, (header, group) in enumerate(zip(lower, upper, strict=True), start=1)
    )


def _groups(sheet: Sheet, row: int, width: int) -> list[str]:
    """Per column what a second header row above says; a title, which stands alone, is none. Without merges (CSV) a
    group reaches to the next."""
    above = [cell for cell in sheet.rows[row - 2] if cell is not None] if row > 1 else []
    if len(above) < 2:
        return [""] * width
    merged = any(merge.top <= row - 1 <= merge.bottom for merge in sheet.merges)
    groups: list[str] = []
    for number in range(1, width + 1):
        own = _covered(sheet, row - 1, number)
        groups.append(own if own or merged or not groups else groups[-1])
    return groups


def _covered(sheet: Sheet, row: int, column: int) -> str:
    own = header_text(sheet.cell(row, column))
    if own:
        return own
    for merge in sheet.merges:
        if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
            return header_text(sheet.cell(merge.top, merge.left))
    return ""
