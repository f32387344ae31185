"""Finding people and units by name, as one types."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.actions import bring_in_people
from kiem.organisation.models import Person
from kiem.organisation.queries import found_by_name
from tests.cast import NOW, Cast
from tests.organisation.lists import many, row

VANDENBROEK = row(given_name="Carlo", family_name="Vandenbroek")


def found(cast: Cast, words: str, who: str = "carla", role: str = "hr") -> list[str]:
    here = found_by_name(cast.viewer(who, role), words)
    return [*(person.name for person in here.people), *(unit.name for unit in here.units)]


@pytest.mark.parametrize(
    "words",
    ["vandenbroek", "Vandenbroek Carlo", "carlo vand", "van den broek", "VANDENBRÖEK", "vandenbrok", "vandenborek",
     "vandenbroke", "carla vandenbroeck", "van den borek carlo", "vndenbroek", "Vanden Broek, Carlo"],
)  # fmt: skip
def test_a_name_is_found_in_any_order_and_with_a_slip(cast: Cast, words: str) -> None:
    bring_in_people([VANDENBROEK], by=cast.system, at=NOW)
    assert found(cast, words)[0] == "Carlo Vandenbroek"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Van den Broek", "vandenbroek"), ("D'Hondt", "dhont"), ("D'Hondt", "d hondt"), ("Maes", "meas"),
     ("O'Brien", "obrein"), ("Peeters-Maes", "peters maes"), ("Çelik", "celk"), ("Janssens", "jansen"),
     ("Nguyễn", "nguyen"), ("De Smet", "desmet")],
)  # fmt: skip
def test_accents_particles_and_slips_in_names_of_here(cast: Cast, name: str, words: str) -> None:
    bring_in_people([row(given_name="Wout", family_name=name)], by=cast.system, at=NOW)
    assert f"Wout {name}" in found(cast, words)


def test_what_is_called_so_stands_before_what_comes_near(cast: Cast) -> None:
    people = [
        row(given_name=f"Wout{n}", family_name=name, personnel_number=f"88{n}", email=f"w{n}@kiem.example")
        for n, name in enumerate(["Pieters", "Peters"])
    ]
    bring_in_people(people, by=cast.system, at=NOW)
    assert found(cast, "peters")[0] == "Wout1 Peters"
    assert set(found(cast, "peters")) >= {"Wout0 Pieters", "Anna Peeters"}


def test_those_found_stand_in_order_of_name_and_words_begun_so_before_others(cast: Cast) -> None:
    people = [
        row(given_name="Wout", family_name=name, personnel_number=f"88{n}", email=f"w{n}@kiem.example")
        for n, name in enumerate(["Zwerts", "Azwerp", "Zwaan", "Zwijns", "Zwart"])
    ]
    bring_in_people(people, by=cast.system, at=NOW)
    shown = [name.removeprefix("Wout ") for name in found(cast, "zwe") + found(cast, "zw")]
    assert shown == ["Zwerts", "Azwerp", "Zwaan", "Zwart", "Zwerts", "Zwijns"]


def test_a_unit_is_found_too(cast: Cast) -> None:
    assert "De Linde" in found(cast, "lin") and "De Linde" in found(cast, "de lidne")


@pytest.mark.parametrize("words", ["", " ", "v", "%", "%%%", "__", "'\"", "\x00\x00", "a" * 500, "\\%", "日本"])
def test_what_says_too_little_or_nothing_finds_nobody(cast: Cast, words: str) -> None:
    assert found(cast, words) == []
    assert cast.client("carla", "hr").get("/find/", {"q": words}).status_code == 200


def test_a_leader_finds_her_team_and_units_and_nobody_else(cast: Cast) -> None:
    assert found(cast, "peeters", "bram", "leader") == ["Anna Peeters"]
    assert found(cast, "el amrani", "bram", "leader") == []
    assert found(cast, "el amrnai", "bram", "leader") == []
    assert found(cast, "de", "bram", "leader") == ["De Linde", "De Linde nacht"]
    assert "De Beuk" in found(cast, "de") and found(cast, "beuk", "bram", "leader") == []


def test_an_organisation_finds_its_own_only(cast: Cast) -> None:
    assert found(cast, "peeters", "carla") == ["Anna Peeters"]
    answer = cast.client("zara", "hr").get("/find/as-you-type/", {"q": "peeters"}).content.decode()
    assert "Anna" not in answer


@pytest.mark.parametrize(("who", "role"), [("anna", "employee"), ("bram", "employee")])
def test_who_sees_no_names_has_no_field_and_no_page(cast: Cast, who: str, role: str) -> None:
    client = cast.client(who, role)
    assert client.get("/find/?q=peeters").status_code == 404
    assert client.get("/find/as-you-type/?q=peeters").status_code == 404
    assert "data-find" not in client.get("/").content.decode()


def test_a_search_is_one_statement_and_a_leaders_three(cast: Cast) -> None:
    bring_in_people([*many(60, units=6)], by=cast.system, at=NOW)
    for who, role, most in (("carla", "hr", 1), ("elke", "director", 1), ("bram", "leader", 3)):
        viewer = cast.viewer(who, role)
        with CaptureQueriesContext(connection) as captured:
            found_by_name(viewer, "aerst nele")
        assert len(captured) == most


def test_the_function_gives_ids_of_the_organisation_that_asks_only(cast: Cast) -> None:
    enter(cast.other_organisation, Use.ADMINISTRATION)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kiem_people_named('{%}', '{peters}', NULL, NULL)")
        ids = {each for (each,) in cursor.fetchall()}
    assert ids <= set(Person.objects.values_list("id", flat=True)) and cast.people["anna"] not in ids


def test_the_list_of_people_says_when_names_only_come_near(cast: Cast) -> None:
    page = cast.client("carla", "hr").get("/people/", {"q": "petters"}).content.decode()
    assert "Anna Peeters" in page and "Niemand heet precies zo" in page
    assert "Niemand heet precies zo" not in cast.client("carla", "hr").get("/people/?q=peeters").content.decode()
