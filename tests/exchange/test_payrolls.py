"""Lists of payroll offices become people with their contracts, from their columns as they are."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import connection, transaction

from kiem.foundation.context import take_longer
from kiem.organisation.models import Person, Placement
from tests.cast import TODAY, Cast
from tests.exchange.line import applied, brought_in, previewed, url
from tests.exchange.payrolls import dutch, excel, french
from tests.exchange.test_people_line import _tables_with

Contract = tuple[str, str, str, Decimal, date, date | None]
_IDLE = "idle_in_transaction_session_timeout"
READ_AS_HOURS: Mapping[str, str] = {"column_6": "share"}


def contracts(cast: Cast) -> list[Contract]:
    """Of who was not here before: name, unit, job, share, period."""
    cast.enter()
    rows = Placement.objects.select_related("person", "unit", "job").exclude(person__in=cast.people.values())
    return sorted(
        ((p.person.name, p.unit.name, p.job.name, p.share, p.starts_on, p.ends_before) for p in rows),
        key=lambda each: (each[0], each[1]),
    )


def test_a_dutch_payroll_becomes_people_with_a_placement_for_each_contract(cast: Cast) -> None:
    brought_in(cast.client("carla", "hr"), "people", "loon.csv", dutch())
    assert contracts(cast) == [
        ("Joris Van den Broeck", "De Linde", "Zorgkundige", Decimal("0.300"), date(2025, 1, 15), date(2027, 1, 1)),
        ("Joris Van den Broeck", "De Wilg", "Kok", Decimal("0.500"), date(2025, 1, 15), None),
        ("Meryem De Smedt-Özdemir", "Keuken", "Kok", Decimal("1.000"), date(2026, 2, 1), None),
        ("Nele Maes", "De Linde", "Zorgkundige", Decimal("0.800"), date(2024, 3, 1), None),
        ("Zoë D'Hondt", "De Linde nacht", "Zorgkundige", Decimal("0.125"), date(2026, 2, 1), None),
    ]
    assert _tables_with(cast, "033.28") == []


def test_the_same_payroll_again_says_nothing_new_and_one_without_someone_proposes_her(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    brought_in(client, "people", "loon.csv", dutch(), is_full="on")
    assert "Dit staat er allemaal al" in previewed(client, "people", "loon.csv", dutch())[1]
    upload, says = previewed(client, "people", "later.csv", dutch(without="000123"), is_full="on")
    assert "Nele Maes · De Linde · Zorgkundige" in says
    placement = Placement.objects.get(person__personnel_number="000123")
    client.post(url(upload, "apply/"), {"end": str(placement.id), "ends_before": TODAY.isoformat()})
    cast.enter()
    assert Placement.objects.get(id=placement.id).ends_before == TODAY


def test_a_french_payroll_in_unicode_text_with_tabs(cast: Cast) -> None:
    brought_in(cast.client("carla", "hr"), "people", "paie.txt", french())
    assert contracts(cast) == [
        ("Léa Marie Van den Broeck", "Cuisine", "Cuisinière", Decimal("1.000"), date(2025, 1, 15), date(2027, 1, 1)),
        ("Zoé Leroy", "Nuit", "Aide-soignante", Decimal("0.750"), date(2024, 3, 1), None),
    ]


def test_a_workbook_of_contracts_with_hours_out_of_full_time(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    upload, _says = previewed(client, "people", "contracten.xlsx", excel(), **READ_AS_HOURS)
    applied(client, upload)
    assert contracts(cast) == [
        ("Ilse De Backer", "De Linde", "Zorgkundige", Decimal("0.800"), date(2019, 9, 1), None),
        ("Thi Mai Nguyen", "De Wilg", "Verpleegkundige", Decimal("1.000"), date(2022, 5, 16), None),
        ("Thi Mai Nguyen", "De Wilg nacht", "Verpleegkundige", Decimal("0.100"), date(2022, 5, 16), None),
    ]
    assert Person.objects.get(personnel_number="601").name == "Ilse De Backer"


def test_a_name_in_capitals_does_not_undo_what_was_put_right_by_hand(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    brought_in(client, "people", "loon.csv", dutch())
    cast.enter()
    Person.objects.filter(personnel_number="000124").update(family_name="Van Den Broeck")
    assert "Dit staat er allemaal al" in previewed(client, "people", "loon.csv", dutch())[1]


def test_a_list_of_many_thousands_may_take_its_time(cast: Cast) -> None:
    with transaction.atomic():
        take_longer(minutes=15)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout'), current_setting(%s)", [_IDLE])
            assert cursor.fetchone() == ("15min", "15min")
