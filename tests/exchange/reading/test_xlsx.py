"""What stands in the cells of an XLSX, as a person sees them in Excel."""

import io
from datetime import date

import openpyxl

from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.levels import read_levels
from kiem.exchange.reading.people import read_people
from kiem.exchange.reading.problems import Reason
from tests.exchange.reading.make import read_xlsx, sheet_xml, with_part, xlsx_bytes


def test_cells_keep_their_kind_and_their_place() -> None:
    sheet = read_xlsx([], ["", "Naam", "Begin", "VTE"], ["", "Anna", date(2020, 2, 1), 0.8, 3, True]).sheets[0]
    assert (sheet.name, sheet.header_row) == ("Personeel", 2)
    assert [sheet.cell(3, column) for column in range(1, 8)] == [None, "Anna", date(2020, 2, 1), 0.8, 3, True, None]
    assert isinstance(sheet.cell(3, 5), int)


def test_a_formula_gives_its_stored_value() -> None:
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c></row>'
    sheet = read_tables(with_part(xlsx_bytes(["x"]), "xl/worksheets/sheet1.xml", sheet_xml(cells)), "x.xlsx").sheets[0]
    assert sheet.rows[0] == (2, "a")


def test_a_formula_that_was_never_calculated_is_not_taken_for_blank() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Samenwerken"])
    book.active.append(["Anna Peeters", '="st"&"erk"'])
    target = io.BytesIO()
    book.save(target)
    levels = read_levels(read_tables(target.getvalue(), "x.xlsx"))
    assert [problem.reason for problem in levels.problems] == [Reason.NOT_CALCULATED]
    assert (levels.problems[0].place.row, levels.problems[0].place.column) == (2, "Samenwerken")


def test_an_error_in_a_cell_is_not_taken_for_blank() -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c><c r="B1" t="inlineStr"><is><t>Overleg</t></is>'
        '</c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Anna P</t></is></c><c r="B2" t="e"><v>#N/A</v></c></row>'
    )
    content = with_part(xlsx_bytes(["x"]), "xl/worksheets/sheet1.xml", sheet_xml(cells))
    assert [problem.reason for problem in read_levels(read_tables(content, "x.xlsx")).problems] == [Reason.CELL_ERROR]


def test_hidden_sheets_are_left_unread_and_named() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Functie"])
    book.create_sheet("Geheim").append(["Naam", "Loon"])
    book["Geheim"].sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    workbook = read_tables(target.getvalue(), "x.xlsx")
    assert [sheet.name for sheet in workbook.sheets] == ["Sheet"]
    assert workbook.hidden == ("Geheim",)


def test_a_title_above_the_table_is_passed_over() -> None:
    workbook = read_xlsx(["Personeelslijst 2026"], [], ["Naam", "Functie"], ["Peeters Anna", "Kok"], merges=["A1:B1"])
    assert workbook.sheets[0].header_row == 3
    assert read_people(workbook).rows[0].family_name == "Peeters"


def test_two_header_rows_are_read_as_one() -> None:
    workbook = read_xlsx(
        ["Naam", "Zorg", "", "Team", ""],
        ["", "Observeren", "Overleg", "Overleg", "Plannen"],
        ["Peeters Anna", "sterk", "start", "sterk", "sterk"],
        merges=["A1:A2", "B1:C1", "D1:E1"],
    )
    levels = read_levels(workbook)
    assert levels.competences == ("Observeren", "Zorg – Overleg", "Team – Overleg", "Plannen")
    assert levels.people[0][1].name == "Peeters Anna"


def test_a_unit_merged_down_over_its_people_counts_for_each_of_them() -> None:
    workbook = read_xlsx(
        ["Dienst", "Naam"],
        ["De Linde", "Peeters Anna"],
        ["", "Maes Bram"],
        ["De Beuk", "Claes Carla"],
        merges=["A2:A3"],
    )
    assert [row.unit_path for row in read_people(workbook).rows] == [("De Linde",), ("De Linde",), ("De Beuk",)]


def test_the_sheet_that_looks_like_the_list_is_taken_and_another_can_be_named() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Uitleg", "bij dit bestand"])
    sheet = book.create_sheet("Mensen")
    sheet.append(["Naam", "Functie"])
    sheet.append(["Peeters Anna", "Kok"])
    target = io.BytesIO()
    book.save(target)
    workbook = read_tables(target.getvalue(), "x.xlsx")
    assert read_people(workbook).sheet == "Mensen"
    assert read_people(workbook, sheet="mensen").rows[0].job == "Kok"
