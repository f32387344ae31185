"""The Excel files of O*NET: their rows by column name, wherever the row with the names stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import python_calamine

from kiem.exchange.reading.problems import CannotRead, Expected, Place, Reason

_LARGEST = 100 * 1024 * 1024
_TITLE_ROWS = 10
"""Above its column names the crosswalk has three rows with a title."""

Row = tuple[int, dict[str, str]]


def rows_of(path: Path, needed: Sequence[str]) -> Iterator[Row]:
    """The rows of the first sheet with their number in Excel, only the columns that are ``needed``, as text.

    CannotRead for a file that is not there, is no workbook, or misses a column.
    """
    sheet = _sheet(path)
    top = next((at for at, cells in enumerate(sheet[:_TITLE_ROWS]) if needed[0] in map(_text, cells)), None)
    if top is None:
        raise _missing(path, 1, needed[0])
    header = [_text(cell) for cell in sheet[top]]
    for column in needed:
        if column not in header:
            raise _missing(path, top + 1, column)
        if header.count(column) > 1:
            raise CannotRead(Reason.DUPLICATE_HEADER, Place(path.name, row=top + 1), value=column)
    wanted = [(header.index(column), column) for column in needed]
    for number, cells in enumerate(sheet[top + 1 :], start=top + 2):
        if any(cell != "" for cell in cells):
            yield number, {column: _text(cells[at]) for at, column in wanted}


def _sheet(path: Path) -> Sequence[Sequence[object]]:
    if not path.is_file():
        raise CannotRead(Reason.MISSING_FILE, Place(path.name), expected=Expected.ONET_FILES)
    if path.stat().st_size > _LARGEST:
        raise CannotRead(Reason.FILE_TOO_BIG, Place(path.name), limit=_LARGEST // (1024 * 1024))
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as workbook:
            return workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        # The library is native code: where it stumbles over a broken file it raises a panic, which is no Exception.
        raise CannotRead(Reason.DAMAGED, Place(path.name)) from error


def _missing(path: Path, row: int, column: str) -> CannotRead:
    return CannotRead(
        Reason.NAMED_COLUMN_MISSING, Place(path.name, row=row), value=column, expected=Expected.ONET_FILES
    )


def _text(cell: object) -> str:
    return str(cell).strip()
