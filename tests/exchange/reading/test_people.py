"""A list of people becomes rows of values, and problems with their place."""

from datetime import date
from decimal import Decimal

import pytest

from kiem.exchange.reading.names import NameOrder
from kiem.exchange.reading.people import PeopleRows, PersonRow, read_people
from kiem.exchange.reading.problems import CannotRead, Expected, Reason
from kiem.organisation.rules import PlacementKind
from tests.exchange.reading.make import read_csv, read_xlsx


def people(*lines: str) -> PeopleRows:
    return read_people(read_csv(*lines))


def test_a_whole_row_is_read() -> None:
    workbook = read_csv(
        "Stamnr;Voornaam;Familienaam;E-mail;Taal;Dienst;Functie;% tewerkstelling;Statuut;"
        "In dienst;Uit dienst;Leidinggevende",
        "007;Zoë;Van den Broeck;Zoe@Zorg.be;N;De Linde / Nacht;Zorgkundige;80%;bediende;01/02/2020;30/06/2026;nee",
        encoding="cp1252",
    )
    assert read_people(workbook).rows == (
        PersonRow(
            row=2,
            given_name="Zoë",
            family_name="Van den Broeck",
            email="Zoe@zorg.be",
            personnel_number="007",
            language="nl",
            unit_path=("De Linde", "Nacht"),
            job="Zorgkundige",
            share=Decimal("0.8000"),
            kind=PlacementKind.EMPLOYEE,
            starts_on=date(2020, 2, 1),
            ends_before=date(2026, 7, 1),
            leads=False,
        ),
    )


def test_french_and_english_headers_mean_the_same() -> None:
    french = people(
        "Prénom;Nom;Matricule;Service;Fonction;Temps de travail;Date d'entrée", "Zoé;Leroy;7;Nuit;Aide;0,5;1/2/2020"
    )
    english = people(
        "First name;Last name;Employee ID;Department;Job title;FTE;Start date", "Zoé;Leroy;7;Nuit;Aide;0.5;2020-02-01"
    )
    assert french.rows == english.rows
    assert french.rows[0].share == Decimal("0.5000")


def test_excel_values_are_read_as_the_text_of_a_csv() -> None:
    sheet = read_xlsx(["Naam", "Stamnummer", "Begin", "VTE"], ["Peeters Anna", 12, date(2020, 2, 1), 0.8])
    text = read_csv("Naam;Stamnummer;Begin;VTE", "Peeters Anna;12;01/02/2020;0,8")
    assert read_people(sheet).rows == read_people(text).rows


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Peeters Anna", "Anna", "Peeters"),
        ("Peeters, Anna Maria", "Anna Maria", "Peeters"),
        ("Van den Broeck Bram", "Bram", "Van den Broeck"),
        ("El Amrani Farid", "Farid", "El Amrani"),
        ("Anna PEETERS", "Anna", "PEETERS"),
        ("Peeters JP", "JP", "Peeters"),
        ("van DAMME Jan", "Jan", "van DAMME"),
        ("De Smet", "Smet", "De"),
    ],
)
def test_a_name_in_one_cell_is_taken_apart_by_a_stated_rule(name: str, given: str, family: str) -> None:
    found = people("Medewerker;Functie", f"{name};Kok")
    assert (found.rows[0].given_name, found.rows[0].family_name) == (given, family)
    assert found.name_order is NameOrder.FAMILY_FIRST


def test_the_header_or_the_caller_can_put_the_given_name_first() -> None:
    by_header = people("Voornaam en naam;Functie", "Anna Van Damme;Kok")
    by_caller = read_people(read_csv("Naam;Functie", "Anna Van Damme;Kok"), name_order=NameOrder.GIVEN_FIRST)
    assert by_header.rows[0].family_name == by_caller.rows[0].family_name == "Van Damme"


def test_a_name_of_one_word_is_a_problem_and_not_half_a_person() -> None:
    found = people("Naam;Functie", "Anna;Kok")
    assert found.rows == ()
    assert (found.problems[0].reason, found.problems[0].value) == (Reason.UNREADABLE_NAME, "Anna")


def test_each_problem_names_its_row_column_and_what_was_expected() -> None:
    found = people(
        "Voornaam;Naam;E-mail;VTE;Statuut;Begin;Taal;Leidinggevende",
        "Anna;Peeters;anna at zorg;3;astronaut;31/02/2020;Duits;misschien",
        ";Maes;;;;;;",
    )
    assert [(p.reason, p.place.row, p.place.column, p.value) for p in found.problems] == [
        (Reason.NOT_A_DATE, 2, "Begin", "31/02/2020"),
        (Reason.NOT_AN_EMAIL, 2, "E-mail", "anna at zorg"),
        (Reason.NOT_A_LANGUAGE, 2, "Taal", "Duits"),
        (Reason.NOT_A_SHARE, 2, "VTE", "3"),
        (Reason.NOT_A_KIND, 2, "Statuut", "astronaut"),
        (Reason.NOT_YES_OR_NO, 2, "Leidinggevende", "misschien"),
        (Reason.MISSING_VALUE, 3, "Voornaam", ""),
    ]
    assert found.problems[0].expected is Expected.DATE


def test_headers_in_two_languages_are_read_and_a_whole_one_is_not_taken_for_its_half() -> None:
    both = people("Voornaam / Prénom;Naam / Nom;Functie/Fonction;Dienst (huidig)", "Anna;Peeters;Kok;Nacht")
    assert (both.rows[0].given_name, both.rows[0].job, both.rows[0].unit_path) == ("Anna", "Kok", ("Nacht",))
    one = people("Naam/voornaam;Functie", "Peeters Anna;Kok")
    assert (one.rows[0].family_name, one.name_order) == ("Peeters", NameOrder.FAMILY_FIRST)


def test_two_headers_that_differ_between_brackets_are_no_repetition() -> None:
    assert people("Naam;Functie;Functie (vroeger)", "Peeters Anna;Kok;Poetshulp").rows[0].job == "Kok"


def test_the_last_day_becomes_the_day_after_it_and_that_is_said() -> None:
    found = people("Naam;Van;Tot en met", "Peeters Anna;01/01/2026;31/12/2026")
    assert found.rows[0].ends_before == date(2027, 1, 1)
    assert found.end_is_last_day
    own = people("Naam;Starts on;Ends before", "Peeters Anna;2026-01-01;2026-12-31")
    assert own.rows[0].ends_before == date(2026, 12, 31)
    assert not own.end_is_last_day


def test_a_far_off_end_is_no_end() -> None:
    assert people("Naam;Einde", "Peeters Anna;31/12/9999").rows[0].ends_before is None


def test_an_end_before_the_start_is_a_problem() -> None:
    found = people("Naam;Begin;Einde", "Peeters Anna;01/02/2026;01/01/2026")
    assert [(p.reason, p.place.column) for p in found.problems] == [(Reason.ENDS_BEFORE_START, "Einde")]
    assert people("Naam;Begin;Einde", "Peeters Anna;01/02/2026;01/02/2026").problems == ()
    empty = people("Naam;Starts on;Ends before", "Peeters Anna;2026-02-01;2026-02-01")
    assert [problem.reason for problem in empty.problems] == [Reason.ENDS_BEFORE_START]


def test_totals_are_skipped_and_said() -> None:
    found = people("Naam;VTE", "Peeters Anna;1", "Totaal;1")
    assert len(found.rows) == 1
    assert [(skip.row, skip.text) for skip in found.skipped] == [(3, "Totaal")]
    assert found.problems == ()


def test_a_person_called_som_is_skipped_on_the_last_row_only() -> None:
    found = people("Familienaam;Voornaam", "Som;Lin", "Peeters;Anna", "Som;2")
    assert [row.family_name for row in found.rows] == ["Som", "Peeters"]


def test_a_unit_can_stand_under_another_in_a_second_column_or_a_path() -> None:
    found = people(
        "Naam;Dienst;Valt onder",
        "Peeters Anna;Nacht;De Linde",
        "Maes Bram;De Linde > Dag;",
        "Claes Carla;dag/nacht;",
        "Dupont Dries;De Linde / Nacht;De Linde",
    )
    assert [row.unit_path for row in found.rows] == [
        ("De Linde", "Nacht"), ("De Linde", "Dag"), ("dag/nacht",), ("De Linde", "Nacht"),
    ]  # fmt: skip


def test_blank_is_not_a_value() -> None:
    row = people("Naam;VTE;Statuut;Begin;Leidinggevende;Dienst", "Peeters Anna;;;;;").rows[0]
    assert (row.share, row.kind, row.starts_on, row.leads, row.unit_path) == (None, None, None, None, ())


def test_a_header_with_a_slip_is_read_and_said() -> None:
    found = people("Voornaam;Familienaam;Functei", "Anna;Peeters;Kok")
    assert found.rows[0].job == "Kok"
    assert [(near.column.header, near.field) for near in found.near] == [("Functei", "job")]


def test_columns_that_mean_nothing_here_are_named_as_unread() -> None:
    assert people("Naam;Lievelingskleur", "Peeters Anna;groen").others == ("Lievelingskleur",)


def test_the_same_header_twice_is_refused_and_a_second_remark_is_not() -> None:
    with pytest.raises(CannotRead) as error:
        people("Voornaam;Naam;Functie;Functie", "Anna;Peeters;Kok;Poetshulp")
    assert (error.value.reason, error.value.problem.value) == (Reason.DUPLICATE_HEADER, "Functie")
    assert people("Naam;Opmerking;Opmerking", "Peeters Anna;a;b").problems == ()


def test_without_a_name_column_the_nearest_header_is_offered() -> None:
    with pytest.raises(CannotRead) as error:
        people("Dienst;Functie;Mdewrks", "Nacht;Kok;Anna")
    assert error.value.reason is Reason.MISSING_COLUMN
    assert error.value.problem.nearest == ("Mdewrks",)


def test_the_same_row_twice_and_one_number_for_two_people_are_problems() -> None:
    found = people("Stamnr;Naam", "1;Peeters Anna", "1;Peeters Anna", "1;Maes Bram")
    assert [(p.reason, p.place.row, p.first_row) for p in found.problems] == [
        (Reason.REPEATED, 3, 2), (Reason.CONTRADICTS, 4, 2),
    ]  # fmt: skip


def test_one_person_in_two_units_is_no_repetition() -> None:
    found = people("Stamnr;Naam;Dienst", "1;Peeters Anna;Dag", "1;Peeters Anna;Nacht")
    assert found.problems == ()


def test_a_name_that_is_too_long_is_a_problem() -> None:
    found = people("Voornaam;Naam", f"{'A' * 81};Peeters")
    assert [(p.reason, p.limit) for p in found.problems] == [(Reason.TOO_LONG, 80)]


def test_no_cell_of_the_list_is_executed_or_changed() -> None:
    found = people("Voornaam;Naam", "\"=cmd|' /C calc'!A0\";Peeters")
    assert found.rows[0].given_name == "=cmd|' /C calc'!A0"
