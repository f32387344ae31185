"""Bringing in people on screen, from the file to who works where."""

from datetime import date
from decimal import Decimal

from kiem.exchange.examples import example_csv, example_xlsx
from kiem.exchange.models import Upload
from kiem.exchange.rules.steps import Kind
from kiem.foundation.models import TrailLine
from kiem.organisation.models import Mandate, Person, Placement, Unit
from tests.cast import Cast
from tests.exchange.line import applied, brought_in, match, previewed, seen, sent, url
from tests.exchange.reading.make import csv_bytes, xlsx_bytes

HEADERS = ("Stamnummer", "Voornaam", "Familienaam", "E-mail", "Dienst", "Functie", "Tewerkstelling", "In dienst sinds")
JORIS = ("9001", "Joris", "Van den Broeck", "joris@voorbeeld.be", "De Linde", "Zorgkundige", "80%", date(2024, 3, 1))
MARIE = ("9002", "Marie", "Dubois", "", "De Wilg", "Kok", "50%", date(2025, 1, 1))


def test_an_excel_list_becomes_people_who_work_somewhere(cast: Cast) -> None:
    says = brought_in(cast.client("carla", "hr"), "people", "personeel.xlsx", xlsx_bytes(HEADERS, JORIS, MARIE))
    assert "Nieuwe mensen 2" in says
    cast.enter()
    joris = Placement.objects.select_related("unit", "job").get(person__personnel_number="9001")
    assert (joris.unit.name, joris.job.name, joris.share) == ("De Linde", "Zorgkundige", Decimal("0.800"))
    assert (joris.starts_on, joris.ends_before) == (date(2024, 3, 1), None)
    assert Unit.objects.filter(name="De Wilg").count() == 1


def test_a_csv_with_semicolons_and_windows_letters_is_the_same(cast: Cast) -> None:
    lines = (";".join(HEADERS), "9003;Zoë;Cardinaël;;De Linde;Zorgkundige;80%;01/03/2024")
    says = brought_in(cast.client("carla", "hr"), "people", "personeel.csv", csv_bytes(*lines, encoding="cp1252"))
    assert "Nieuwe mensen 1" in says
    cast.enter()
    assert Person.objects.get(personnel_number="9003").name == "Zoë Cardinaël"


def test_the_examples_that_can_be_downloaded_can_be_brought_in(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    assert client.get("/bring-in/people/example.xlsx").content[:2] == b"PK"
    assert client.get("/bring-in/people/example.csv").content == example_csv(Kind.PEOPLE)
    assert "Nieuwe mensen 3" in brought_in(client, "people", "voorbeeld.xlsx", example_xlsx(Kind.PEOPLE))
    cast.enter()
    assert Mandate.objects.filter(unit__name="De Wilg", person__given_name="Joris").exists()


def test_the_same_file_again_has_nothing_to_bring_in(cast: Cast) -> None:
    client, content = cast.client("carla", "hr"), xlsx_bytes(HEADERS, JORIS)
    brought_in(client, "people", "personeel.xlsx", content)
    upload, says = previewed(client, "people", "personeel.xlsx", content)
    assert "Dit staat er allemaal al" in says
    cast.enter()
    before = TrailLine.objects.filter(verb="bring_in_people").count()
    applied(client, upload)
    cast.enter()
    assert TrailLine.objects.filter(verb="bring_in_people").count() == before == 1


def test_sending_apply_twice_brings_in_once(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    upload, _says = previewed(client, "people", "personeel.xlsx", xlsx_bytes(HEADERS, JORIS))
    first, second = applied(client, upload), applied(client, upload)
    assert first == second
    cast.enter()
    assert Person.objects.filter(personnel_number="9001").count() == 1
    assert TrailLine.objects.filter(verb="bring_in_people").count() == 1


def test_one_wrong_row_and_nothing_is_changed(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    cast.enter()
    before = Person.objects.count()
    wrong = ("9002", "Marie", "Dubois", "marie.voorbeeld.be", "De Linde", "Kok", "veel", date(2025, 1, 1))
    upload, says = previewed(client, "people", "personeel.xlsx", xlsx_bytes(HEADERS, JORIS, wrong))
    assert "Blad Personeel, rij 3, kolom E-mail “marie.voorbeeld.be” is geen mailadres." in says
    assert "Blad Personeel, rij 3, kolom Tewerkstelling “veel” is geen deel van een voltijdse baan." in says
    applied(client, upload)
    cast.enter()
    assert Person.objects.count() == before
    assert Upload.objects.filter(id=upload).exists() is False  # only its owner opens it


def test_a_job_that_is_nearly_a_known_one_is_asked_about(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    slip = ("9001", "Joris", "Van den Broeck", "", "De Linde", "Zorgkundge", "80%", date(2024, 3, 1))
    upload, says = previewed(client, "people", "personeel.xlsx", xlsx_bytes(HEADERS, slip))
    assert "Blad Personeel, rij 2, kolom Functie De functie “Zorgkundge” bestaat niet. Bedoel je “Zorgkundige”?" in says
    client.post(url(upload, "new-names/"))
    assert "Nieuwe mensen 1" in seen(client.get(url(upload), follow=True))


def test_what_the_organisation_refuses_is_said_at_its_row(cast: Cast) -> None:
    rows = (
        ("9001", "Anna", "Peeters", "bram@lindenhof.example", "De Linde", "Zorgkundige", "80%", date(2024, 3, 1)),
        ("", "Nieuw", "Iemand", "", "De Linde", "", "80%", date(2024, 3, 1)),
    )
    _upload, says = previewed(cast.client("carla", "hr"), "people", "personeel.xlsx", xlsx_bytes(HEADERS, *rows))
    assert "Blad Personeel, rij 2, kolom E-mail" in says
    assert "Blad Personeel, rij 3, kolom Functie" in says


def test_an_end_before_its_start_is_said_with_both_days(cast: Cast) -> None:
    headers = (*HEADERS, "Uit dienst")
    _upload, says = previewed(
        cast.client("carla", "hr"), "people", "personeel.xlsx", xlsx_bytes(headers, (*JORIS, date(2024, 2, 1)))
    )
    assert "Het einde valt voor het begin: 2024-03-01 – 2024-02-01." in says


def test_who_has_no_first_day_gets_the_one_that_is_asked_for(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    content = xlsx_bytes(HEADERS[:7], JORIS[:7])
    upload = sent(client, "people", "personeel.xlsx", content)
    assert match(client, upload, starts_on="geen dag").status_code == 422
    match(client, upload, starts_on="2026-02-01")
    applied(client, upload)
    cast.enter()
    assert Placement.objects.get(person__personnel_number="9001").starts_on == date(2026, 2, 1)


def test_a_column_can_be_said_to_hold_something_else_or_nothing(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    headers = ("Nr", "Voornaam", "Familienaam", "Waar", "Functie", "In dienst sinds")
    content = xlsx_bytes(headers, ("9001", "Joris", "Claes", "De Linde", "Zorgkundige", date(2024, 3, 1)))
    upload = sent(client, "people", "lijst.xlsx", content)
    page = client.get(url(upload, "match/"))
    assert "De Linde" in seen(page)
    twice = match(client, upload, column_1="given_name")
    assert twice.status_code == 422
    assert "De kolom “Nr” is dat al." in seen(twice)
    match(client, upload, column_1="personnel_number", column_4="unit")
    applied(client, upload)
    cast.enter()
    assert Placement.objects.get(person__personnel_number="9001").unit.name == "De Linde"


def test_what_was_chosen_is_remembered_for_the_next_file_with_these_headers(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    headers = ("Nr", "Voornaam", "Familienaam", "Waar", "Functie", "In dienst sinds")
    row = ("9001", "Joris", "Claes", "De Linde", "Zorgkundige", date(2024, 3, 1))
    brought_in(client, "people", "lijst.xlsx", xlsx_bytes(headers, row), column_1="personnel_number", column_4="unit")
    # Another file, its columns in another order.
    turned = xlsx_bytes(headers[::-1], ("9005", "Lies", "Claes", "De Linde", "Zorgkundige", date(2024, 3, 1))[::-1])
    assert "Nieuwe plaatsingen 1" in previewed(client, "people", "later.xlsx", turned)[1]


def test_columns_that_are_never_read_are_said_and_kept_nowhere(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    headers = (*HEADERS, "Rijksregisternummer", "Ziektedagen", "Nationaliteit")
    content = xlsx_bytes(headers, (*JORIS, "85.07.30-033.28", "KANARIE-ziek", "KANARIE-land"))
    upload, says = previewed(client, "people", "personeel.xlsx", content)
    assert "De kolom “Rijksregisternummer” is niet gelezen: het lijken rijksregisternummers." in says
    assert "De kolom “Ziektedagen” is niet gelezen" in says
    assert "De kolom “Nationaliteit” is niet gelezen" in says
    applied(client, upload)
    assert _tables_with(cast, "KANARIE") == []
    assert _tables_with(cast, "85.07.30") == []


def _tables_with(cast: Cast, text: str) -> list[str]:
    """Every table that holds this text somewhere, whoever may see it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        found = []
        for table in tables:
            cast.viewer("carla", "hr")
            cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s', [f"%{text}%"])
            found += [table] if cursor.fetchone()[0] else []
    return found


def test_the_list_of_problems_runs_nothing_in_a_spreadsheet(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    row = ("9001", "Joris", "Claes", "=cmd|' /C calc'!A0", "De Linde", "Zorgkundige", "80%", date(2024, 3, 1))
    upload, _says = previewed(client, "people", "personeel.csv", csv_bytes(";".join(HEADERS), ";".join(map(str, row))))
    content = client.get(url(upload, "problems.csv")).content.decode("utf-8-sig")
    assert "'=cmd" in content
    assert ";=cmd" not in content
