"""A list of a payroll office: its columns matched, seen row by row, brought in; the same list again; one with someone
missing, who is ticked; and one that asks for a role, which a second person gives."""

import pytest
from playwright.sync_api import expect

from tests.exchange.reading.make import csv_bytes
from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

HEAD = (
    "Werkgever: 0123 - VZW;;;;;;;",
    "Werknemer;;;Contract;;;Tewerkstelling;",
    "Stamnr;Naam en voornaam;INSZ;Van;Tot en met;Breuk %;Afdeling;Functie",
)
LIES = '88001;"VAN DEN BROECK, Lies";85.07.30-033.28;01/03/2024;31/12/9999;80,00;Wasserij;Linnenmedewerker'
MOUSSA = '88002;"DIALLO, Moussa";;15/01/2025;31/12/9999;50,00;Wasserij;Linnenmedewerker'
TOTAL = "Totaal;2;;;;130,00;;"
ROLE = ("Stamnr;Voornaam;Familienaam;Rol in Kiem", "88001;Lies;Van den Broeck;directie")


def test_from_a_payroll_list_to_who_left_and_a_role_by_a_second_person(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    _brought_in(carla)
    _the_same_again(carla)
    _someone_is_missing(carla, demo_site)
    _at_night(carla)
    _a_role_is_asked(carla)
    hamid = visit(demo_site)
    hamid.enter_demo("Hamid")
    _a_second_person_gives_it(hamid, demo_site)


def _brought_in(carla: Visitor) -> None:
    carla.hand_in(csv_bytes(*HEAD, LIES, MOUSSA, TOTAL, encoding="cp1252"), "loonlijst.csv", "people")
    carla.sees("het lijken rijksregisternummers")
    expect(carla.main.locator('[name="column_2"]')).to_have_value("full_name")
    expect(carla.main.locator('[name="column_6"]')).to_have_value("share")
    carla.examine()
    carla.press("See what would happen")
    carla.sees(said("Row by row"))
    carla.sees("Lies Van den Broeck")
    carla.examine()
    carla.press("Bring it in")
    carla.sees(said("The file itself is no longer kept."))


def _the_same_again(carla: Visitor) -> None:
    carla.hand_in(csv_bytes(*HEAD, LIES, MOUSSA, TOTAL, encoding="cp1252"), "loonlijst.csv", "people")
    carla.press("See what would happen")
    carla.sees(said("All of this is here already"))


def _someone_is_missing(carla: Visitor, site: Site) -> None:
    carla.hand_in(csv_bytes(*HEAD, LIES, TOTAL, encoding="cp1252"), "loonlijst-december.csv", "people")
    carla.field("This list is complete").check()
    carla.press("See what would happen")
    carla.sees(said("Not in this list: who left?"))
    carla.examine()
    carla.main.get_by_role("checkbox", name="Moussa Diallo").check()
    carla.press("Bring it in")
    carla.sees(said("Places of work ended"))
    ended = "SELECT count(*) FROM organisation_placement WHERE person_id = %s AND ends_before = CURRENT_DATE"
    assert site.rows(ended, site.id_of("Moussa Diallo")) == [(1,)]
    assert site.rows(ended, site.id_of("Lies Van den Broeck")) == [(0,)]


def _at_night(carla: Visitor) -> None:
    carla.choose_in_menu("Bring in")
    carla.follow("Lists that come at night")
    carla.sees("loonlijst-december.csv")
    carla.examine()
    carla.follow(f"{said('Change')} loonlijst-december.csv")
    carla.field("Bring in what is new by itself").check()
    carla.fill(most_ends="3")
    carla.examine()
    carla.press("Save")
    carla.sees(said("by itself"))


def _a_role_is_asked(carla: Visitor) -> None:
    carla.hand_in(csv_bytes(*ROLE), "rollen.csv", "people")
    carla.press("See what would happen")
    carla.sees("zodra een tweede persoon het bevestigt")
    carla.press("Bring it in")
    carla.go("/")
    carla.follow("Look at these roles")
    carla.sees(said("A second person confirms this: another HR adviser or the administrator."))
    assert carla.main.get_by_role("button", name=said("Give this role")).count() == 0
    carla.examine()


def _a_second_person_gives_it(hamid: Visitor, site: Site) -> None:
    hamid.go("/")
    hamid.follow("Look at these roles")
    hamid.examine()
    with hamid.page.expect_navigation():
        hamid.main.get_by_role("button", name=said("Give this role")).click()
    hamid.sees(said("The role is given."))
    given = "SELECT kind FROM organisation_mandate WHERE person_id = %s"
    assert site.rows(given, site.id_of("Lies Van den Broeck")) == [("director",)]
