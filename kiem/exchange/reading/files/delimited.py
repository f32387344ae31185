"""Text with a separator between the cells: CSV as programs in Belgium write it."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from kiem.exchange.reading.files.limits import Extent, Limits, check_size
from kiem.exchange.reading.files.workbook import Row, Sheet
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Reason
from kiem.exchange.reading.vocabulary import is_total

_SEPARATORS = ";\t,|"
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_RECORDS = 60
# A quote that is never closed swallows the rest of the file into one cell. The longest text kept is a definition of
# 4,000 characters: 2,000 lines of one letter.
_LINES_IN_ONE_CELL = 2_000
_ROWS_THAT_TELL = 3
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def read_delimited(content: bytes, filename: str, limits: Limits) -> Sheet:
    """One sheet without a name; every filled cell is text, as it stood."""
    place = Place(file=filename)
    text = decoded(content, place)
    separator, text = _separator_of(text)
    rows = _records(text, separator, place, limits)
    while rows and not any(rows[-1]):
        rows.pop()
    return Sheet(filename, "", tuple(rows))


def decoded(content: bytes, place: Place) -> str:
    """UTF-8 or UTF-16 by their mark, else UTF-8 when it is valid, else Windows-1252."""
    encoding = "utf-8"
    if content.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in content[:1024]:
        encoding = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    text = _decoded_as(encoding, content)
    if text is None and encoding == "utf-8":
        text = _decoded_as("cp1252", content)
    if text is None or _CONTROL.search(text):
        raise CannotRead(Reason.NOT_TEXT, place, expected=Expected.CSV_OR_XLSX)
    return text.removesuffix("\x1a")


def _decoded_as(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _separator_of(text: str) -> tuple[str, str]:
    """The separator, and the text without Excel's own first line `sep=;` where it has one."""
    named = re.match(r"\"?sep=([;,\t|])\"?\r?\n", text, re.IGNORECASE)
    if named:
        return named[1], text[named.end() :]
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator)), text


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """How well this separator cuts the sample into rows of one width (at least two): share of rows, then width."""
    widths: Counter[int] = Counter()
    try:
        for number, record in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=separator)):
            if number >= _SAMPLE_RECORDS:
                break
            widths[len(record)] += bool(record)
    except csv.Error:
        return 0.0, 0
    width, rows = max(((w, n) for w, n in widths.items() if w > 1), key=lambda pair: pair[1], default=(0, 0))
    return rows / max(1, widths.total()), width


def _records(text: str, separator: str, place: Place, limits: Limits) -> list[Row]:
    """Row n is the n-th record, as Excel numbers them: a cell with line breaks does not shift what follows."""
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = line = widest = 0
    try:
        for record in reader:
            rows.append(tuple([cell if cell and not cell.isspace() else None for cell in record]))
            if reader.line_num - line > _LINES_IN_ONE_CELL:
                raise CannotRead(Reason.UNCLOSED_QUOTE, Place(place.file, "", len(rows)))
            before, line = line, reader.line_num
            widest = max(widest, _width(rows[-1]))
            if len(rows) > limits.rows or widest > limits.columns:
                break
        if text.count('"') % 2 and reader.line_num - before > 1:
            raise CannotRead(Reason.UNCLOSED_QUOTE, Place(place.file, "", len(rows)))
    except csv.Error as error:
        raise CannotRead(Reason.CELL_TOO_LONG, Place(place.file, "", len(rows) + 1)) from error
    check_size(Extent(len(rows), widest, sum(map(len, rows))), place, limits)
    if not text.endswith(("\n", "\r")) and _is_cut_off(rows):
        raise CannotRead(Reason.CUT_OFF, Place(place.file, "", len(rows)))
    return rows


def _is_cut_off(rows: Sequence[Row]) -> bool:
    """Whether the last row, which does not end its line, stops short where nearly all others are equally wide.

    A sum at the bottom may be short; that is for who reads the rows.
    """
    *before, last = rows if rows else [()]
    widths = Counter(map(len, before))
    width, number = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    if number < _ROWS_THAT_TELL or number < 0.9 * len(before) or len(last) >= width:
        return False
    return not is_total([cell for cell in last if isinstance(cell, str)], last=True)


def _width(row: Row) -> int:
    """Up to the last filled cell: programs pad rows with separators."""
    return next((number for number in range(len(row), 0, -1) if row[number - 1] is not None), 0)
