"""What stands in the cells of an XLSX, as a person sees them in Excel."""

from datetime import date

import pytest

from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.levels import LevelRows, read_levels
from kiem.exchange.reading.people import read_people
from kiem.exchange.reading.problems import Reason
from tests.exchange.reading.make import book_bytes, read_xlsx, sheet_xml, with_part, xlsx_bytes


def test_cells_keep_their_kind_and_their_place() -> None:
    sheet = read_xlsx([], ["", "Naam", "Begin", "VTE"], ["", "Anna", date(2020, 2, 1), 0.8, 3, True]).sheets[0]
    assert (sheet.name, sheet.header_row) == ("Personeel", 2)
    assert [sheet.cell(3, column) for column in range(1, 8)] == [None, "Anna", date(2020, 2, 1), 0.8, 3, True, None]
    assert isinstance(sheet.cell(3, 5), int)


def test_a_formula_gives_its_stored_value() -> None:
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c></row>'
    sheet = read_tables(with_part(xlsx_bytes(["x"]), "xl/worksheets/sheet1.xml", sheet_xml(cells)), "x.xlsx").sheets[0]
    assert sheet.rows[0] == (2, "a")


HEADED = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Overleg</t></is></c></row>'
)
NAMED = '<row r="2"><c r="A2" t="inlineStr"><is><t>Anna Peeters</t></is></c>'


def levels_in(cell: str) -> LevelRows:
    """A matrix of one person and one competence, with this XML for its only level."""
    content = with_part(xlsx_bytes(["x"]), "xl/worksheets/sheet1.xml", sheet_xml(f"{HEADED}{NAMED}{cell}</row>"))
    return read_levels(read_tables(content, "x.xlsx"))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('<c r="B2"><f>"st"&amp;"erk"</f></c>', Reason.NOT_CALCULATED),
        ('<c r="B2"><f>C2</f><v></v></c>', Reason.NOT_CALCULATED),
        ('<c r="B2" t="e"><v>#N/A</v></c>', Reason.CELL_ERROR),
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Reason.CELL_ERROR),
    ],
)
def test_a_cell_that_shows_an_error_or_was_never_calculated_is_not_taken_for_blank(cell: str, reason: Reason) -> None:
    found = levels_in(cell)
    assert [(p.reason, p.place.row, p.place.column) for p in found.problems] == [(reason, 2, "Overleg")]


def test_a_formula_whose_answer_is_no_text_is_blank() -> None:
    found = levels_in('<c r="B2" t="str"><f>""</f><v></v></c>')
    assert (found.problems, found.blank) == ((), 1)


def test_hidden_sheets_are_left_unread_and_named() -> None:
    content = book_bytes({"Lijst": [["Naam", "Functie"]], "Geheim": [["Naam", "Loon"]]}, hidden=["Geheim"])
    workbook = read_tables(content, "x.xlsx")
    assert [sheet.name for sheet in workbook.sheets] == ["Lijst"]
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
    content = book_bytes(
        {"Uitleg": [["Uitleg", "bij dit bestand"]], "Mensen": [["Naam", "Functie"], ["Peeters Anna", "Kok"]]}
    )
    workbook = read_tables(content, "x.xlsx")
    assert read_people(workbook).sheet == "Mensen"
    assert read_people(workbook, sheet="mensen").rows[0].job == "Kok"
