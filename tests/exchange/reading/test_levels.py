"""The sheet that HR keeps becomes levels in the sheet's own words."""

from datetime import date

import pytest

from kiem.exchange.reading.levels import LevelRows, LevelWord, PersonKey, read_levels
from kiem.exchange.reading.problems import CannotRead, Reason
from tests.exchange.reading.make import read_csv, read_xlsx

DAY = date(2026, 3, 1)


def levels(*lines: str) -> LevelRows:
    return read_levels(read_csv(*lines), file_date=DAY)


def test_long_and_matrix_form_say_the_same() -> None:
    long = levels(
        "Naam;Competentie;Niveau", "Anna Peeters;Overleg;sterk", "Anna Peeters;Zorg;start", "Bram Maes;Zorg;sterk"
    )
    matrix = levels("Naam;Overleg;Zorg", "Anna Peeters;sterk;start", "Bram Maes;;sterk")
    turned = levels("Competentie;Anna Peeters;Bram Maes", "Overleg;sterk;", "Zorg;start;sterk")
    said = [
        {(cell.person.name, cell.competence, cell.word) for cell in found.cells} for found in (long, matrix, turned)
    ]
    assert said[0] == said[1] == said[2]
    assert [found.form for found in (long, matrix, turned)] == ["long", "matrix", "turned matrix"]


def test_a_blank_cell_is_unknown_and_never_zero() -> None:
    found = levels("Naam;Overleg;Zorg", "Anna Peeters;;0")
    assert [(cell.competence, cell.word) for cell in found.cells] == [("Zorg", "0")]
    assert found.blank == 1


def test_a_person_without_any_level_is_still_in_the_file() -> None:
    found = levels("Naam;Overleg", "Anna Peeters;sterk", "Bram Maes;", "Carla Claes;start")
    assert [person.name for _, person in found.people] == ["Anna Peeters", "Bram Maes", "Carla Claes"]


def test_each_word_is_collected_once_with_its_count() -> None:
    found = levels("Naam;A;B;C", "Anna P;Sterk;sterk ;4", "Bram M;3/4;n.v.t.;3", "Carla C;++;+;10")
    assert found.words == (
        LevelWord("3", 1), LevelWord("4", 1), LevelWord("10", 1), LevelWord("Sterk", 2), LevelWord("3/4", 1),
        LevelWord("n.v.t.", 1), LevelWord("++", 1), LevelWord("+", 1),
    )  # fmt: skip
    assert [word.word for word in found.words if word.looks_empty] == ["n.v.t."]


def test_whole_numbers_from_excel_and_from_text_are_one_word() -> None:
    found = read_levels(read_xlsx(["Naam", "A", "B"], ["Anna P", 3, "3"]))
    assert found.words == (LevelWord("3", 2),)


def test_a_level_that_excel_made_a_date_is_a_problem_and_no_word() -> None:
    found = read_levels(read_xlsx(["Naam", "Overleg"], ["Anna P", date(2026, 4, 3)]))
    assert found.cells == ()
    assert [(p.reason, p.place.row, p.place.column) for p in found.problems] == [
        (Reason.LEVEL_BECAME_DATE, 2, "Overleg")
    ]


def test_a_row_of_words_that_could_be_headers_is_no_header_row() -> None:
    found = levels("Wie;A;B;C", "Anna P;start;begin;sterk", "Bram M;start;start;start")
    assert (found.form, found.competences, found.sheet) == ("matrix", ("A", "B", "C"), "")
    assert len(found.cells) == 6


def test_a_date_per_row_goes_before_the_date_of_the_file() -> None:
    found = levels("Naam;Competentie;Niveau;Datum", "Anna P;Zorg;3;15/01/2026", "Anna P;Overleg;3;")
    assert [cell.observed_on for cell in found.cells] == [date(2026, 1, 15), DAY]
    assert found.dated


def test_a_row_says_who_by_number_mail_and_name() -> None:
    found = levels(
        "Personeelsnummer;Voornaam;Naam;E-mail;Dienst;Functie;Zorg", "12;Anna;Peeters;anna@zorg.be;Nacht;Kok;3"
    )
    assert found.cells[0].person == PersonKey("Anna Peeters", "12", "anna@zorg.be")
    assert found.competences == ("Zorg",)
    assert found.others == ("Dienst", "Functie")


def test_a_level_without_a_person_is_a_problem() -> None:
    found = levels("Naam;Overleg", "Anna Peeters;sterk", ";sterk")
    assert [(p.reason, p.place.row) for p in found.problems] == [(Reason.MISSING_VALUE, 3)]
    assert len(found.cells) == 1


def test_an_explanation_below_the_table_is_no_person() -> None:
    found = levels("Naam;Overleg", "Anna Peeters;sterk", "", "Legende:;", "sterk = doet het zelf;")
    assert [person.name for _, person in found.people] == ["Anna Peeters"]
    assert [skip.text for skip in found.skipped] == ["Legende:", "sterk = doet het zelf"]


def test_the_same_level_twice_is_told_apart_from_two_different_ones() -> None:
    found = levels("Naam;Competentie;Niveau", "Anna P;Zorg;3", "Anna P;zorg;3", "Anna P;Zorg;4")
    assert [(p.reason, p.place.row, p.first_row) for p in found.problems] == [
        (Reason.REPEATED, 3, 2), (Reason.CONTRADICTS, 4, 2),
    ]  # fmt: skip


def test_one_competence_on_two_days_is_no_contradiction() -> None:
    found = levels("Naam;Competentie;Niveau;Datum", "Anna P;Zorg;3;1/1/2025", "Anna P;Zorg;4;1/1/2026")
    assert found.problems == ()
    assert len(found.cells) == 2


def test_two_columns_for_one_competence_are_refused() -> None:
    with pytest.raises(CannotRead) as error:
        levels("Naam;Overleg;overleg", "Anna P;3;4")
    assert error.value.reason is Reason.DUPLICATE_HEADER


def test_values_below_no_header_are_a_problem() -> None:
    found = levels("Naam;Overleg;", "Anna P;3;4")
    assert [(p.reason, p.place.column) for p in found.problems] == [(Reason.MISSING_HEADER, "C")]


def test_leading_is_a_competence_unless_ja_and_nee_stand_below_it() -> None:
    assert levels("Naam;Leidinggevend;Zorg", "Anna P;sterk;3").competences == ("Leidinggevend", "Zorg")
    assert levels("Naam;Leidinggevend;Zorg", "Anna P;ja;3").competences == ("Zorg",)


def test_a_sheet_without_people_or_without_competences_is_refused() -> None:
    for lines in (("Dienst;Functie;Datum", "Nacht;Kok;1/1/2026"), ("Naam;Functie", "Anna P;Kok")):
        with pytest.raises(CannotRead) as error:
            levels(*lines)
        assert error.value.reason is Reason.MISSING_COLUMN
