"""A look at the XML of a worksheet before its cells are read: how far it reaches, and which cells say nothing.

The library that reads the cells lays them out as one full rectangle, so a single cell in the last corner of a sheet
would ask for all memory there is. The corner is therefore measured first.
"""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from kiem.exchange.reading.files.limits import Extent
from kiem.exchange.reading.problems import Reason

_ANY_CELL = re.compile(rb"<(?:[^\s<>/:!?]+:)?c[\s/>]")
# A cell as every common program writes it: `r` first. Anything else is measured the slow way.
_USUAL_CELL = re.compile(rb'<(?:x:)?c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]+="[^"<>]*")*(/?)>')
_ERROR_CELL = re.compile(rb'<(?:x:)?c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]+="[^"<>]*")*? t="e"')
_FORMULA_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]+="[^"<>]*")*><f(?:[^<>]*/>|[^<>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
_FORMULA_OF_TEXT = re.compile(rb' t="str"[^<>]*>')


class NotPlainXml(ValueError):
    """Not XML that a spreadsheet program writes: another encoding, an entity declaration, not well formed."""


def extent_of(xml: bytes) -> Extent:
    """How far the filled cells reach. Cells with only a format do not count: whole columns often carry one."""
    _check_plain(xml)
    rows = columns = cells = seen = 0
    letters = b""
    for match in _USUAL_CELL.finditer(xml):
        seen += 1
        column, row, closed = match.groups()
        if closed:
            continue
        cells += 1
        if (len(column), column) > (len(letters), letters):
            letters = column
        rows = max(rows, int(row))
    if seen != sum(1 for _ in _ANY_CELL.finditer(xml)):
        return _measured(xml)
    columns = column_number(letters.decode()) if letters else 0
    return Extent(rows, columns, cells)


def silent_cells(xml: bytes) -> Mapping[tuple[int, int], Reason]:
    """Cells (row, column from 1) that look filled in Excel and yet hold no value: errors such as #N/A, and formulas
    that were never calculated."""
    found: dict[tuple[int, int], Reason] = {}
    for match in _ERROR_CELL.finditer(xml):
        found[_position(match)] = Reason.CELL_ERROR
    if b"<f" in xml:
        for match in _FORMULA_WITHOUT_VALUE.finditer(xml):
            # A formula of text with an empty value was calculated: its answer is no text.
            if b"<v" not in match.group() or not _FORMULA_OF_TEXT.search(match.group()):
                found[_position(match)] = Reason.NOT_CALCULATED
    return found


def column_number(letters: str) -> int:
    """
    >>> column_number("A"), column_number("Z"), column_number("AA")
    (1, 26, 27)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """
    >>> column_letters(1), column_letters(26), column_letters(27)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_parts(workbook: bytes, relations: bytes) -> list[tuple[str, str]]:
    """(sheet name, relation target) in the order of the workbook."""
    targets = {a.get("Id", ""): a.get("Target", "") for tag, a in _elements(relations) if tag == "Relationship"}
    sheets = [attributes for tag, attributes in _elements(workbook) if tag == "sheet"]
    return [(sheet.get("name", ""), targets.get(sheet.get("id", ""), "")) for sheet in sheets]


def _position(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match.group(2)), column_number(match.group(1).decode())


def _check_plain(xml: bytes) -> None:
    if not xml.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"\x00" in xml[:1024]:
        raise NotPlainXml("encoding")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise NotPlainXml("entities")


def _elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """(local name, attributes by local name) of every element, in order of their start."""
    _check_plain(xml)
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        found.append((_local(tag), {_local(key): value for key, value in attributes.items()}))

    _parse(xml, start)
    return found


def _measured(xml: bytes) -> Extent:
    """The extent by a full parse. A cell without a position follows the one before; every cell counts."""
    row = column = rows = columns = cells = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, rows, columns, cells
        tag = _local(tag)
        if tag == "row":
            row, column = int(attributes.get("r", row + 1)), 0
        elif tag == "c":
            match = re.fullmatch(r"([A-Za-z]{1,7})([0-9]{1,9})", attributes.get("r", ""))
            row, column = (int(match[2]), column_number(match[1])) if match else (row, column + 1)
            rows, columns, cells = max(rows, row), max(columns, column), cells + 1

    _parse(xml, start)
    return Extent(rows, columns, cells)


def _parse(xml: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise NotPlainXml("not well formed") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]
