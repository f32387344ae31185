"""A look at the XML of a worksheet before its cells are read: how far it reaches, and which cells say nothing.

The library that reads the cells lays them out as one full rectangle, so a single cell in the last corner of a sheet
would ask for all memory there is. The corner is therefore measured first.
"""

import re
from collections.abc import Mapping

from kiem.exchange.reading.files.limits import Extent
from kiem.exchange.reading.files.places import column_number
from kiem.exchange.reading.files.plain_xml import check_plain, walk
from kiem.exchange.reading.problems import Reason

_START = b"<c "
_OTHER_START = re.compile(rb"<(?:[^\s<>/:!?]+:c[\s/>]|c[^\S ]|c[/>])")
# A cell as every common program writes it: `r` first. Anything else is measured the slow way.
_ATTRIBUTES = rb'(?: [a-z]+="[^"<>]*")*'
FILLED_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"' + _ATTRIBUTES + rb">")
_BLANK_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"' + _ATTRIBUTES + rb"/>")
_AT_ONCE = 4 * 1024 * 1024
_ERROR_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]+="[^"<>]*")*? t="e"')
_FORMULA_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]+="[^"<>]*")*><f(?:[^<>]*/>|[^<>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
_FORMULA_OF_TEXT = re.compile(rb' t="str"[^<>]*>')
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")


def extent_of(xml: bytes) -> Extent:
    """How far the filled cells reach. Cells with only a format do not count: whole columns often carry one.
    NotPlainXml for anything that no spreadsheet program writes."""
    check_plain(xml)
    rows = blank = filled = start = 0
    columns: set[bytes] = set()
    while start < len(xml):
        # Slices between rows: a list of all cells at once would be larger than the sheet itself.
        end = xml.find(b"<row", start + _AT_ONCE)
        end = end if end > 0 else len(xml)
        found = FILLED_CELL.findall(xml, start, end)
        filled += len(found)
        blank += len(_BLANK_CELL.findall(xml, start, end))
        columns.update(column for column, _ in found)
        rows = max([rows, *map(int, {row for _, row in found})])
        start = end
    if filled + blank != xml.count(_START) or _OTHER_START.search(xml):
        return _measured(xml)
    return Extent(rows, max((column_number(column.decode()) for column in columns), default=0), filled)


def _measured(xml: bytes) -> Extent:
    """The extent by a full parse. A cell without a position follows the one before; every cell counts."""
    row = column = rows = columns = cells = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, rows, columns, cells
        if tag == "row":
            row, column = int(attributes.get("r", row + 1)), 0
        elif tag == "c":
            match = _REFERENCE.fullmatch(attributes.get("r", ""))
            row, column = (int(match[2]), column_number(match[1])) if match else (row, column + 1)
            rows, columns, cells = max(rows, row), max(columns, column), cells + 1

    walk(xml, start)
    return Extent(rows, columns, cells)


def silent_cells(xml: bytes) -> Mapping[tuple[int, int], Reason]:
    """Cells (row, column from 1) that look filled in Excel and yet hold no value: errors such as #N/A, and formulas
    that were never calculated."""
    found: dict[tuple[int, int], Reason] = {}
    if b't="e"' in xml:
        found |= {_position(match): Reason.CELL_ERROR for match in _ERROR_CELL.finditer(xml)}
    if b"<f" in xml:
        for match in _FORMULA_WITHOUT_VALUE.finditer(xml):
            # A formula of text with an empty value was calculated: its answer is no text.
            if b"<v" not in match.group() or not _FORMULA_OF_TEXT.search(match.group()):
                found[_position(match)] = Reason.NOT_CALCULATED
    return found


def _position(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match.group(2)), column_number(match.group(1).decode())
