"""From nothing to the first team, on screen only: five questions, sixty people, five core competences, one team."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.entering import found_organisation, set_up_second_factor
from tests.journeys.sheets import Cell, workbook
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

MAIL = "inge@dehaard.example"
FAMILY_NAMES = ("Aerts", "Benali", "Claes", "Dupont", "El Idrissi", "Fierens", "Goossens", "Haddad", "Ilunga", "Jacobs")
GIVEN_NAMES = ("Noor", "Idris", "Mona", "Pieter", "Samira", "Wout")
TEAMS = ("De Haard", "De Ster", "Keuken en onderhoud")
FIVE = 5


def test_a_house_of_sixty_starts_on_screen_only(fresh_site: Site, visit: Visits) -> None:
    inge = visit(fresh_site)
    found_organisation(inge, "De Haard vzw", "Inge", "Claes", MAIL)
    set_up_second_factor(inge)
    _five_questions(inge)
    _sixty_people(inge)
    _five_core_competences(inge)
    _asked_of_everyone(inge)
    _she_directs_too(fresh_site, inge)
    _one_team(inge)


def _five_questions(inge: Visitor) -> None:
    inge.follow("Answer five questions")
    inge.examine()
    inge.press("Keep")
    inge.examine()
    inge.main.locator('[name="sector"]').select_option("disability")
    inge.main.locator('[name="size"][value="under_100"]').check()
    inge.main.locator('[name="bodies"][value="committee"]').check()
    inge.main.locator('[name="client_word"]').select_option("own")
    inge.fill(own_client_word="gast")
    inge.press("Keep")
    inge.sees(said("Thank you. You can change these answers whenever you like."))


def _sixty_people(inge: Visitor) -> None:
    inge.follow("Bring in a list")
    inge.examine()
    inge.hand_in(workbook(_rows(), "Personeel"), "personeel.xlsx", "people")
    inge.examine()
    inge.press("See what would happen")
    inge.examine()
    inge.press("Bring it in")
    inge.choose_in_menu("People")
    inge.sees("Samira")


def _rows() -> list[tuple[Cell, ...]]:
    """Sixty people in three teams; Inge herself leads the first."""
    head = ("Personeelsnummer", "Voornaam", "Familienaam", "E-mail", "Dienst", "Functie", "Tewerkstelling",
            "In dienst sinds", "Leidinggevende")  # fmt: skip
    names = [(given, family) for family in FAMILY_NAMES for given in GIVEN_NAMES][:59]
    rows: list[tuple[Cell, ...]] = [
        ("1", "Inge", "Claes", MAIL, TEAMS[0], "Teamverantwoordelijke", "100%", date(2015, 1, 5), "ja")
    ]
    for number, (given, family) in enumerate(names, start=2):
        leads = "ja" if number in {2, 3} else "nee"
        team = TEAMS[number - 1] if leads == "ja" else TEAMS[number % 3]
        rows.append((str(number), given, family, "", team, "Begeleider", "80%", date(2019, 9, 1), leads))
    return [head, *rows]


def _five_core_competences(inge: Visitor) -> None:
    inge.go("/")
    inge.follow("Choose core competences")
    inge.examine()
    boxes = inge.main.locator('[name="keys"]')
    assert not any(box.is_checked() for box in boxes.all())
    for box in boxes.all()[:FIVE]:
        box.check()
    inge.press("Copy into our draft")
    inge.follow("See what changes and adopt")
    inge.fill(decision="Teamoverleg van 3 maart")
    inge.press("Adopt")


def _asked_of_everyone(inge: Visitor) -> None:
    inge.go("/")
    inge.follow("Write a role profile")
    inge.follow("What is asked of everyone here")
    inge.examine()
    for number in range(1, FIVE + 1):
        inge.main.locator('a[href$="/requirements/new/"]').first.click()
        choice = inge.main.locator('[name="competence"]')
        choice.select_option(index=1)
        inge.main.locator('[name="level"]').nth(1).check()
        inge.press("Ask this")
        expect(inge.main.locator('a[href*="/requirements/"]:not([href$="/new/"])')).to_have_count(number)


def _she_directs_too(site: Site, inge: Visitor) -> None:
    """In a small house one person holds several roles; she switches, and reads in which she looks."""
    inge.go(f"/people/{site.id_of('Inge Claes')}/")
    inge.main.locator('a[href*="mandates/new"]').first.click()
    inge.main.locator('[name="kind"][value="director"]').check()
    inge.main.locator("form").last.get_by_role("button").first.click()
    inge.go("/")


def _one_team(inge: Visitor) -> None:
    shown = inge.page.locator("footer")
    for role, word in (("director", said("director")), ("leader", said("leader"))):
        inge.page.evaluate(
            """async (role) => {
                const token = document.querySelector('[name=csrfmiddlewaretoken]').value;
                await fetch('/role/', {method: 'POST', body: new URLSearchParams({role, csrfmiddlewaretoken: token})});
            }""",
            role,
        )
        inge.go("/")
        expect(shown).to_contain_text(word)
    inge.choose_in_menu("My team")
    if urlsplit(inge.page.url).path == "/team/":
        inge.follow("De Haard", exact=False)
    inge.examine()
    matrix = inge.main.get_by_role("table").first
    expect(matrix.get_by_role("columnheader")).not_to_have_count(0)
    expect(matrix.get_by_role("rowheader")).not_to_have_count(0)
    expect(matrix).to_contain_text(said("not yet known"))
