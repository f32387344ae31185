"""The cells of an XLSX file. Formulas give their stored value, Excel dates become dates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import python_calamine

from kiem.exchange.reading.files.archive import Archive, packed
from kiem.exchange.reading.files.limits import Extent, Limits, check_size
from kiem.exchange.reading.files.plain_xml import NotPlainXml
from kiem.exchange.reading.files.sheet_xml import extent_of, silent_cells
from kiem.exchange.reading.files.workbook import Cell, Merge, Row, Sheet
from kiem.exchange.reading.files.workbook_xml import sheet_parts, text_bytes, text_lengths, without_count
from kiem.exchange.reading.problems import CannotRead, Place, Reason

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHARED = "xl/sharedStrings.xml"
_BESIDE = ("[Content_Types].xml", "_rels/.rels", "xl/styles.xml", _SHARED)
_EXACT_INTEGERS = 2**53


class XlsxContent(NamedTuple):
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]


def read_xlsx(content: bytes, filename: str, limits: Limits) -> XlsxContent:
    """The visible sheets. CannotRead for anything that is not a sound workbook within the limits."""
    archive = Archive(content, filename, limits)
    archive.check_is_workbook()
    parts = {name: archive.part(name) for name in (_WORKBOOK, _RELATIONS)}
    parts |= {name: archive.part(name) for name in _BESIDE if name in archive}
    shared = parts.get(_SHARED, b"")
    by_sheet: dict[str, bytes] = {}
    try:
        if shared:
            parts[_SHARED] = shared = without_count(shared)
        for name, target in sheet_parts(parts[_WORKBOOK], parts[_RELATIONS]):
            # As the library that reads the cells resolves it: most write it from xl/, some from the top.
            part = target.lstrip("/") if target.startswith(("/xl/", "xl/")) else f"xl/{target}"
            by_sheet[name] = parts[part] = archive.part(part)
    except NotPlainXml as error:
        raise CannotRead(Reason.DAMAGED, Place(file=filename)) from error
    if len(by_sheet) > limits.sheets:
        raise CannotRead(Reason.TOO_MANY_SHEETS, Place(file=filename), value=str(len(by_sheet)), limit=limits.sheets)
    lengths, text = text_lengths(shared), 0
    for name, xml in by_sheet.items():
        extent = _checked_extent(xml, Place(filename, name), limits)
        text += text_bytes(xml, extent.cells, lengths, limits.unpacked_bytes)
    if text > limits.unpacked_bytes:
        raise archive.too_big()
    return _read_checked(parts, by_sheet, filename)


def _checked_extent(xml: bytes, place: Place, limits: Limits) -> Extent:
    try:
        extent = extent_of(xml)
    except NotPlainXml as error:
        raise CannotRead(Reason.DAMAGED, place) from error
    # The cells are laid out as a full rectangle, blank ones too.
    check_size(replace(extent, cells=extent.rows * extent.columns), place, limits)
    return extent


def _read_checked(parts: dict[str, bytes], by_sheet: dict[str, bytes], filename: str) -> XlsxContent:
    try:
        with python_calamine.CalamineWorkbook.from_filelike(packed(parts)) as workbook:
            shown: list[str] = []
            hidden: list[str] = []
            for sheet in workbook.sheets_metadata:
                if sheet.name not in by_sheet:
                    continue
                visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
                (shown if visible else hidden).append(sheet.name)
            sheets = tuple(_sheet(workbook, name, by_sheet[name], filename) for name in shown)
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        # The library is native code: where it stumbles over a broken file it raises a panic, which is no Exception.
        raise CannotRead(Reason.DAMAGED, Place(file=filename)) from error
    return XlsxContent(sheets, tuple(hidden))


def _sheet(workbook: python_calamine.CalamineWorkbook, name: str, xml: bytes, filename: str) -> Sheet:
    source = workbook.get_sheet_by_name(name)
    # With the blank rows and columns before the first value, so that places are those of Excel.
    rows = tuple([_row(cells) for cells in source.to_python(skip_empty_area=False)])
    merges = tuple(
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in source.merged_cell_ranges or ()
    )
    return Sheet(filename, name, rows, merges=merges, silent=silent_cells(xml))


def _row(cells: Iterable[object]) -> Row:
    return tuple([_cell(cell) for cell in cells])


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT_INTEGERS else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | date):
        return value
    return str(value) if isinstance(value, time | timedelta) else None
