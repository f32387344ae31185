"""Spreadsheets made in memory, as people and programs make them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

import xlsxwriter

from kiem.exchange.reading.files.limits import DEFAULT_LIMITS, Limits
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.files.workbook import Workbook

Value = str | int | float | bool | date | None


def csv_bytes(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    return end.join(lines).encode(encoding)


def xlsx_bytes(*rows: Sequence[Value], merges: Sequence[str] = ()) -> bytes:
    """One sheet; a merge such as "A1:C1" keeps the value of its first cell."""
    return book_bytes({"Personeel": rows}, merges=merges)


def book_bytes(
    sheets: Mapping[str, Sequence[Sequence[Value]]], *, merges: Sequence[str] = (), hidden: Sequence[str] = ()
) -> bytes:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        worksheet = workbook.add_worksheet(name)
        if name in hidden:
            worksheet.hide()
        for merge in merges:
            worksheet.merge_range(merge, "")
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    worksheet.write_datetime(row, column, datetime.combine(value, time()), day)
                elif value is not None:
                    worksheet.write(row, column, value)
    workbook.close()
    return target.getvalue()


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zip_bytes(parts | {name: part})


def sheet_xml(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def read_csv(*lines: str, encoding: str = "utf-8") -> Workbook:
    return read_tables(csv_bytes(*lines, encoding=encoding), "lijst.csv")


def read_xlsx(*rows: Sequence[Value], merges: Sequence[str] = (), limits: Limits = DEFAULT_LIMITS) -> Workbook:
    return read_tables(xlsx_bytes(*rows, merges=merges), "lijst.xlsx", limits)
