"""What a file gets that is not a sound list: a reason and a place, and nothing read."""

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest

from kiem.exchange.reading.files.archive import Archive
from kiem.exchange.reading.files.limits import Limits
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.people import read_people
from kiem.exchange.reading.problems import CannotRead, Problem, Reason
from tests.exchange.reading.make import (
    book_bytes,
    csv_bytes,
    read_csv,
    read_xlsx,
    sheet_xml,
    with_part,
    xlsx_bytes,
    zip_bytes,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SHEET = "xl/worksheets/sheet1.xml"


def refused(content: bytes | Path, filename: str = "lijst.xlsx", limits: Limits | None = None) -> Problem:
    with pytest.raises(CannotRead) as error:
        read_tables(content, filename, limits or Limits())
    assert error.value.place.file == filename
    return error.value.problem


@pytest.mark.parametrize("content", [b"", b"  \r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b";;;\r\n;;;"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert refused(content, "lijst.csv").reason is Reason.EMPTY_FILE


def test_a_workbook_without_any_value_is_said_to_be_empty() -> None:
    assert refused(xlsx_bytes()).reason is Reason.EMPTY_FILE


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"<!DOCTYPE html><html><body><table>", "HTML"),
        (b'<?xml version="1.0"?><a/>', "XML"),
    ],
)
def test_another_kind_of_file_is_named_whatever_it_calls_itself(content: bytes, kind: str) -> None:
    problem = refused(content, "personeel.xlsx")
    assert (problem.reason, problem.value) == (Reason.OTHER_KIND, kind)


def test_a_list_that_begins_with_the_letters_of_an_image_is_read() -> None:
    assert read_csv("BMI;Naam", "22;Anna").sheets[0].cell(2, 2) == "Anna"


def test_a_workbook_with_a_password_is_told_apart_from_an_old_one() -> None:
    locked = OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    old = OLE + bytes(512) + "Workbook".encode("utf-16-le") + bytes(512)
    assert refused(locked).reason is Reason.ENCRYPTED
    assert refused(OLE + bytes(2000)).reason is Reason.ENCRYPTED
    assert refused(old, "lijst.xls").reason is Reason.OLD_EXCEL
    assert refused(old, "lijst.xlsx").reason is Reason.OLD_EXCEL


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}, "OpenDocument"),
        ({"word/document.xml": b"<x/>"}, "Word"),
        ({"xl/workbook.bin": b"\x00"}, "XLSB"),
        ({"lijst.csv": b"Naam"}, "zip"),
    ],
)
def test_another_kind_of_package_is_named(parts: dict[str, bytes], kind: str) -> None:
    problem = refused(zip_bytes(parts), "lijst.xlsx")
    assert (problem.reason, problem.value) == (Reason.OTHER_KIND, kind)


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    started = time.process_time()
    assert refused(path, "groot.xlsx").reason is Reason.FILE_TOO_BIG
    assert time.process_time() - started < 0.5
    assert refused(bytes(21 * 1024 * 1024)).limit == 20


def test_a_zip_bomb_is_refused_by_what_its_directory_says() -> None:
    bomb = with_part(xlsx_bytes(["Naam"]), SHEET, b" " * (250 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert refused(bomb).reason is Reason.UNPACKS_TOO_BIG
    bloated = with_part(xlsx_bytes(["Naam"]), "xl/media/x.bin", bytes(60 * 1024 * 1024))
    assert refused(bloated).reason is Reason.UNPACKS_TOO_BIG


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    honest = with_part(xlsx_bytes(["Naam"], ["Anna"]), SHEET, b" " * (30 * 1024 * 1024))
    size = (30 * 1024 * 1024).to_bytes(4, "little")
    lying = honest.replace(size, (1000).to_bytes(4, "little"))
    assert lying != honest
    assert refused(lying).reason is Reason.DAMAGED


def test_what_really_comes_out_is_counted_over_all_parts() -> None:
    content = xlsx_bytes(*[[f"Naam {row}"] for row in range(500)])
    assert refused(content, limits=Limits(unpacked_bytes=40_000)).reason is Reason.UNPACKS_TOO_BIG


def test_what_comes_out_counts_however_often_a_part_is_read() -> None:
    archive = Archive(zip_bytes({"a.xml": bytes(600)}), "lijst.xlsx", Limits(unpacked_bytes=1_000))
    assert len(archive.part("a.xml")) == 600
    with pytest.raises(CannotRead) as error:
        archive.part("a.xml")
    assert error.value.reason is Reason.UNPACKS_TOO_BIG


def test_a_single_cell_in_the_last_corner_asks_for_no_memory() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refused(with_part(xlsx_bytes(["x"]), SHEET, sheet_xml(far))).reason is Reason.TOO_MANY_COLUMNS


@pytest.mark.parametrize(
    "cells",
    [
        '<row><c><v>1</v></c></row><row r="1048576"><c x=">" r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c x=\" r='A1'>\" r=\"XFD1048576\"><v>1</v></c></row>",
        '<row r="900000"><c><v>1</v></c></row>',
        '<row r="1"><c\nr="XFD1"><v>1</v></c></row>',
    ],
)
def test_a_far_cell_in_unusual_writing_is_found_as_well(cells: str) -> None:
    problem = refused(with_part(xlsx_bytes(["x"]), SHEET, sheet_xml(cells)))
    assert problem.reason in (Reason.TOO_MANY_COLUMNS, Reason.TOO_MANY_ROWS)


def test_a_long_text_shown_in_a_million_cells_asks_for_no_memory() -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = f'<sst xmlns="{space}"><si><t>{"x" * 30_000}</t></si><si><t>kort</t></si></sst>'.encode()
    content = with_part(xlsx_bytes(["x"]), "xl/sharedStrings.xml", shared)

    def shown(index: int) -> bytes:
        rows = "".join(
            f'<row r="{row}"><c r="A{row}" t="s"><v>{index}</v></c><c r="B{row}"><v>1</v></c></row>'
            for row in range(1, 20_001)
        )
        return with_part(content, SHEET, sheet_xml(rows))

    assert refused(shown(0)).reason is Reason.UNPACKS_TOO_BIG
    assert read_tables(shown(1), "lijst.xlsx").sheets[0].cell(20_000, 1) == "kort"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="4294967295"/><sheetData>',
        '</sheetData><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>',
    ],
)
def test_what_a_sheet_says_of_its_own_size_is_not_believed(cells: str) -> None:
    with contextlib.suppress(CannotRead):
        assert len(read_tables(with_part(xlsx_bytes(["x"]), SHEET, sheet_xml(cells)), "x.xlsx").sheets[0].rows) == 1
    shared = b'<sst count="4294967295" uniqueCount="4294967295"><si><t>Naam</t></si></sst>'
    with contextlib.suppress(CannotRead):
        read_tables(with_part(xlsx_bytes(["Naam"]), "xl/sharedStrings.xml", shared), "x.xlsx")


def test_two_sheets_of_one_name_are_damage() -> None:
    two = book_bytes({"Een": [["x"]], "Twee": [["y"]]})
    with zipfile.ZipFile(io.BytesIO(two)) as archive:
        workbook = archive.read("xl/workbook.xml").replace(b'"Twee"', b'"Een"')
    assert refused(with_part(two, "xl/workbook.xml", workbook)).reason is Reason.DAMAGED


def test_formatted_but_empty_cells_do_not_count_as_rows() -> None:
    styled = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="C1048576" s="0"/></row>'
    workbook = read_tables(with_part(xlsx_bytes(["x"]), SHEET, sheet_xml(styled)), "lijst.xlsx")
    assert workbook.sheets[0].cell(1, 1) == 7


def test_limits_are_arguments() -> None:
    rows = [[f"a{row}", "b", "c"] for row in range(12)]
    assert refused(xlsx_bytes(*rows), limits=Limits(rows=11)).reason is Reason.TOO_MANY_ROWS
    assert refused(xlsx_bytes(*rows), limits=Limits(columns=2)).reason is Reason.TOO_MANY_COLUMNS
    assert refused(xlsx_bytes(*rows), limits=Limits(cells=30)).reason is Reason.TOO_MANY_CELLS
    assert refused(csv_bytes(*["a;b;c"] * 12), "lijst.csv", Limits(rows=11)).reason is Reason.TOO_MANY_ROWS
    assert refused(csv_bytes("a;b;c"), "lijst.csv", Limits(columns=2)).reason is Reason.TOO_MANY_COLUMNS
    assert read_xlsx(*rows, limits=Limits(rows=12, columns=3, cells=36)).sheets[0].cell(12, 1) == "a11"


def test_too_many_sheets_are_refused() -> None:
    content = book_bytes({f"Blad {number}": [["x"]] for number in range(21)})
    assert refused(content).reason is Reason.TOO_MANY_SHEETS


def test_damage_is_called_damage() -> None:
    whole = xlsx_bytes(["Naam"], ["Anna"])
    assert refused(whole[: len(whole) // 2]).reason is Reason.DAMAGED
    assert refused(with_part(whole, SHEET, b"<worksheet><sheetData><row")).reason is Reason.DAMAGED
    assert refused(with_part(whole, SHEET, sheet_xml("x").decode().encode("utf-16"))).reason is Reason.DAMAGED
    assert refused(b"\x00\x01" * 3000, "lijst.xlsx").reason is Reason.DAMAGED
    assert refused(b"Naam\x01\x02\x03;Anna", "lijst.csv").reason is Reason.NOT_TEXT


def test_declared_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    assert refused(with_part(xlsx_bytes(["Naam"]), "xl/workbook.xml", laughs)).reason is Reason.DAMAGED


def test_a_part_packed_twice_under_one_name_is_damage() -> None:
    target = io.BytesIO(xlsx_bytes(["Naam"]))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(SHEET, sheet_xml(""))
    assert refused(target.getvalue()).reason is Reason.DAMAGED


def test_a_quotation_mark_that_never_closes_names_its_row() -> None:
    problem = refused(csv_bytes("Naam;Functie", "Anna;Kok", '"Bram;Kok', "Carla;Kok", "Dries;Kok"), "lijst.csv")
    assert (problem.reason, problem.place.row) == (Reason.UNCLOSED_QUOTE, 3)


def test_a_cell_beyond_all_measure_is_refused() -> None:
    problem = refused(csv_bytes("Naam;Functie", "Anna;" + "x" * 200_000), "lijst.csv")
    assert (problem.reason, problem.place.row) == (Reason.CELL_TOO_LONG, 2)


def test_a_list_that_starts_with_its_first_person_has_no_header_row() -> None:
    workbook = read_csv("Peeters;Anna;anna@zorg.be;01/02/2020", "Maes;Bram;bram@zorg.be;01/03/2021")
    with pytest.raises(CannotRead) as error:
        read_people(workbook)
    assert error.value.reason is Reason.NO_HEADER_ROW


def test_a_header_row_with_nothing_below_it_is_said() -> None:
    with pytest.raises(CannotRead) as error:
        read_people(read_csv("Naam;Functie;Dienst"))
    assert (error.value.reason, error.value.place.row) == (Reason.NO_ROWS, 1)


def test_the_text_of_the_error_holds_nothing_of_the_file() -> None:
    with pytest.raises(CannotRead) as error:
        read_people(read_csv("Voornaam;Naam;Voornaam", "Anna;Peeters;Geheim"))
    assert str(error.value) == "duplicate_header"
    assert error.value.problem.value == "Voornaam"
