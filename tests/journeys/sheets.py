"""Excel files as HR has them, made for the journeys."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from playwright.sync_api import FilePayload
from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | date | float | None


def workbook(rows: Iterable[Sequence[Cell]], sheet_name: str = "Blad1") -> bytes:
    """An XLSX file with one sheet; dates as Excel's own dates."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(sheet_name)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001 - XLSX knows no time zones
            elif cell is not None:
                sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def excel_file(name: str, content: bytes) -> FilePayload:
    """A file to choose in a form."""
    return {"name": name, "mimeType": XLSX, "buffer": content}
