"""The tree of units keeps its history, has no circles, and shows to each what is hers to see."""

import uuid
from datetime import date

import pytest

from kiem.foundation.errors import CannotDo, NotFound
from kiem.organisation.actions import (
    add_job,
    add_unit,
    change_unit,
    end_job,
    end_placement,
    end_unit,
    move_unit,
    place_person,
)
from kiem.organisation.models import Placement, Unit, UnitPlace
from kiem.organisation.queries import parents_on, unit_tree
from kiem.organisation.rules import PlacementKind
from tests.cast import NOW, TODAY, Cast


def move(cast: Cast, unit: str, parent: str | None, day: date) -> None:
    under = cast.units[parent] if parent else None
    move_unit(cast.units[unit], parent=under, starts_on=day, by=cast.system, at=NOW)


def test_where_a_unit_stood_before_it_moved_stays_known(cast: Cast) -> None:
    move(cast, "De Linde nacht", "De Beuk", date(2026, 10, 1))
    night = cast.units["De Linde nacht"]
    assert parents_on(date(2026, 9, 30))[night] == cast.units["De Linde"]
    assert parents_on(date(2026, 10, 1))[night] == cast.units["De Beuk"]
    move(cast, "De Linde nacht", None, date(2026, 11, 1))
    assert night not in parents_on(date(2026, 11, 1))
    assert parents_on(date(2026, 10, 31))[night] == cast.units["De Beuk"]


def test_a_move_that_took_place_is_not_rewritten_but_a_planned_one_is(cast: Cast) -> None:
    move(cast, "De Linde nacht", "De Beuk", date(2026, 10, 1))
    with pytest.raises(CannotDo):
        move(cast, "De Linde nacht", None, date(2026, 9, 1))
    move(cast, "De Linde nacht", None, date(2027, 3, 1))
    move(cast, "De Linde nacht", "De Linde", date(2027, 1, 1))
    assert parents_on(date(2027, 6, 1))[cast.units["De Linde nacht"]] == cast.units["De Linde"]


def test_a_move_to_the_top_that_took_place_is_not_rewritten_either(cast: Cast) -> None:
    move(cast, "De Linde nacht", None, date(2026, 10, 1))
    with pytest.raises(CannotDo):
        move(cast, "De Linde nacht", "De Beuk", date(2026, 9, 1))


@pytest.mark.parametrize("under", ["De Linde", "De Linde nacht"])
def test_a_unit_does_not_stand_under_itself_or_its_own_parts(cast: Cast, under: str) -> None:
    with pytest.raises(CannotDo) as refused:
        move(cast, "De Linde", under, date(2026, 12, 1))
    assert refused.value.field == "parent"


def test_a_circle_that_only_closes_by_a_planned_move_is_refused(cast: Cast) -> None:
    move(cast, "De Linde", "De Beuk", date(2027, 6, 1))
    with pytest.raises(CannotDo):
        move(cast, "De Beuk", "De Linde", date(2027, 1, 1))


def test_a_unit_ends_when_nobody_is_there_any_more(cast: Cast) -> None:
    beech = cast.units["De Beuk"]
    with pytest.raises(CannotDo):
        end_unit(beech, ends_before=date(2027, 1, 1), by=cast.system, at=NOW)
    end_placement(Placement.objects.get(unit=beech).id, ends_before=date(2027, 1, 1), by=cast.system, at=NOW)
    move(cast, "De Beuk", None, date(2027, 1, 1))
    end_unit(beech, ends_before=date(2027, 1, 1), by=cast.system, at=NOW)
    assert Unit.objects.get(id=beech).ends_before == date(2027, 1, 1)
    assert UnitPlace.objects.get(unit=beech).ends_before == date(2027, 1, 1)


def test_a_unit_with_units_below_does_not_end(cast: Cast) -> None:
    top = add_unit("Top", starts_on=date(2020, 1, 1), by=cast.system, at=NOW)
    add_unit("Onder", parent=top.id, starts_on=date(2020, 1, 1), by=cast.system, at=NOW)
    with pytest.raises(CannotDo):
        end_unit(top.id, ends_before=date(2027, 1, 1), by=cast.system, at=NOW)


def test_a_job_ends_when_nobody_has_it_any_more(cast: Cast) -> None:
    with pytest.raises(CannotDo):
        end_job(cast.jobs["Zorgkundige"], ends_before=date(2027, 1, 1), by=cast.system, at=NOW)
    end_job(cast.jobs["Kok"], ends_before=date(2027, 1, 1), by=cast.system, at=NOW)
    with pytest.raises(CannotDo):
        place_person(
            cast.people["anna"],
            unit=cast.units["De Linde"],
            job=cast.jobs["Kok"],
            share="1",  # type: ignore[arg-type]  # refused before it is looked at
            kind=PlacementKind.EMPLOYEE,
            starts_on=date(2026, 12, 1),
            by=cast.system,
            at=NOW,
        )


def test_what_is_not_there_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        change_unit(uuid.uuid4(), name="Niets", by=cast.system, at=NOW)
    with pytest.raises(NotFound):
        add_unit("Onder niets", parent=uuid.uuid4(), starts_on=TODAY, by=cast.system, at=NOW)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_unit_or_job_has_a_name_that_fits(cast: Cast, name: str) -> None:
    with pytest.raises(CannotDo):
        add_unit(name, starts_on=TODAY, by=cast.system, at=NOW)
    with pytest.raises(CannotDo):
        add_job(name, starts_on=TODAY, by=cast.system, at=NOW)


def test_a_leader_sees_her_units_and_all_below_and_no_others(cast: Cast) -> None:
    names = {row.name for row, _depth in unit_tree(cast.viewer("bram", "leader")).in_order()}
    assert names == {"De Linde", "De Linde nacht"}
    assert {row.name for row, _depth in unit_tree(cast.viewer("anna")).in_order()} == set()


def test_the_tree_shows_who_leads_to_who_may_know_names(cast: Cast) -> None:
    assert "Bram Claes" in cast.client("dries", "delegate").get("/units/").content.decode()
    below = cast.client("elke", "leader").get("/units/").content.decode()
    assert "Bram Claes" in below
    assert "Lotte Hermans" not in below


def test_a_tree_of_any_depth_is_shown(cast: Cast) -> None:
    above = None
    for storey in range(150):
        above = add_unit(f"Verdieping {storey}", parent=above, starts_on=TODAY, by=cast.system, at=NOW).id
    page = cast.client("carla", "hr").get("/units/").content.decode().partition("<main")[2]
    assert "Verdieping 149" in page
    assert page.count("<details") == page.count("</details>")
    assert page.count('<ul class="units') == page.count("</ul></details>") + 1
    assert cast.client("carla", "hr").get(f"/units/{above}/").status_code == 200


@pytest.mark.parametrize("words", ["linde", "LINDE", "lindé"])
def test_a_search_shows_where_what_it_finds_stands(cast: Cast, words: str) -> None:
    page = cast.client("carla", "hr").get("/units/", {"q": words}).context["page"]
    assert [(line.name, line.path) for line in page.lines] == [
        ("De Linde", "Woonzorg"),
        ("De Linde nacht", "Woonzorg › De Linde"),
    ]
