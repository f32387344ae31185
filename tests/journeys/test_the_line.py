"""HR goes from the real ESCO files and an Excel sheet to a team matrix and a growth page."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.entering import accept_invitation, found_organisation, set_up_second_factor
from tests.journeys.sheets import workbook
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

CHOSEN = "omgaan met stress"
OWN_LIST = (
    ("Competentie", "Definitie", "Soort", "start", "op weg", "sterk", "voorbeeld"),
    ("Waardigheid en eigen keuze", "Je laat mensen zelf beslissen.", "kern", "Je vraagt.", "Je luistert.",
     "Je laat kiezen.", "Anderen leren het van jou."),
    ("Digitaal werken", "Je werkt met het digitale dossier.", "gedeeld", "", "", "", ""),
)  # fmt: skip
PEOPLE = (
    ("Personeelsnummer", "Voornaam", "Familienaam", "E-mail", "Dienst", "Functie", "Tewerkstelling", "In dienst sinds",
     "Leidinggevende"),
    ("101", "Noor", "Aerts", "noor@dehaard.example", "De Haard", "Begeleider", "80%", date(2021, 3, 1), "nee"),
    ("102", "Idris", "Benali", "idris@dehaard.example", "De Haard", "Begeleider", "100%", date(2019, 9, 1), "nee"),
    ("103", "Mona", "Stevens", "mona@dehaard.example", "De Haard", "Teambegeleider", "100%", date(2015, 1, 5), "ja"),
)  # fmt: skip
LEVELS = (
    ("Naam", "Waardigheid en eigen keuze", CHOSEN, "Digitaal werken", "Rijksregisternummer"),
    ("Aerts Noor", "goed", "in opleiding", None, "90.01.01-123.45"),
    ("Benali Idris", "top", "goed", "in opleiding", "85.05.05-321.54"),
)
WORDS = {"in opleiding": "2", "goed": "3", "top": "4"}


def test_from_esco_and_an_excel_sheet_to_a_team_matrix_and_a_growth_page(
    fresh_site: Site, visit: Visits, esco: Path
) -> None:
    hr = visit(fresh_site)
    found_organisation(hr, "De Haard vzw", "Inge", "Claes", "inge@dehaard.example")
    set_up_second_factor(hr)
    hr.examine()
    _units_and_a_job(hr)
    _people(hr)
    fresh_site.kiem("import", "esco", str(esco))
    _language(hr)
    _profile(hr)
    _levels(hr)
    for name in ("Mona Stevens", "Noor Aerts"):
        hr.go(f"/people/{fresh_site.id_of(name)}/")
        hr.press("Invite to Kiem")
    _what_the_manager_sees(fresh_site, visit(fresh_site))
    _what_she_sees(fresh_site, visit(fresh_site))


def _units_and_a_job(hr: Visitor) -> None:
    hr.choose_in_menu("Units")
    hr.examine()
    hr.follow("Make the first unit")
    hr.fill(name="Wonen")
    hr.press("Add")
    hr.go("/units/")
    hr.follow("Wonen")
    hr.follow("New unit below this one")
    hr.fill(name="De Haard")
    hr.press("Add")
    hr.choose_in_menu("Jobs")
    hr.examine()
    hr.go("/jobs/new/")
    hr.fill(name="Begeleider")
    hr.press("Add")


def _people(hr: Visitor) -> None:
    hr.hand_in(workbook(PEOPLE, "Personeel"), "personeel.xlsx", "people")
    hr.examine()
    hr.press("See what would happen")
    hr.sees("Teambegeleider")
    hr.press("Bring it in")
    hr.choose_in_menu("People")
    hr.sees("Idris Benali")


def _language(hr: Visitor) -> None:
    hr.choose_in_menu("Our language")
    hr.examine()
    hr.follow("Search in ESCO")
    hr.main.get_by_role("searchbox").fill("stress")
    hr.press("Search", inside=hr.main)
    hr.main.get_by_role("checkbox", name=CHOSEN).check()
    hr.examine()
    hr.press("Copy what is ticked into the draft")
    hr.hand_in(workbook(OWN_LIST, "Competenties"), "competenties.xlsx", "framework")
    hr.press("See what would happen")
    hr.press("Bring it in")
    hr.choose_in_menu("Our language")
    hr.follow("See what changes and adopt")
    hr.examine()
    hr.fill(decision="Directieraad van 3 maart, punt 4")
    hr.press("Adopt")
    hr.sees(CHOSEN)


def _profile(hr: Visitor) -> None:
    hr.choose_in_menu("Profiles")
    hr.follow("Begeleider")
    hr.examine()
    for name, level in (("Waardigheid en eigen keuze", 3), (CHOSEN, 3), ("Digitaal werken", 2)):
        hr.main.locator('a[href$="/requirements/new/"]').first.click()
        hr.main.locator('[name="competence"]').select_option(label=name)
        hr.main.locator('[name="level"]').nth(level - 1).check()
        hr.press("Ask this")
    expect(hr.main.get_by_role("heading", name=CHOSEN)).to_be_visible()


def _levels(hr: Visitor) -> None:
    hr.hand_in(workbook(LEVELS, "Wie kan wat"), "wie kan wat.xlsx", "levels")
    hr.sees("Rijksregisternummer")
    hr.examine()
    for word, place in WORDS.items():
        hr.main.get_by_label(word, exact=True).select_option(place)
    hr.fill(observed_on="2026-10-01")
    hr.press("See what would happen")
    hr.examine()
    hr.press("Bring it in")
    hr.examine()


def _what_the_manager_sees(site: Site, mona: Visitor) -> None:
    accept_invitation(site, mona, "mona@dehaard.example")
    set_up_second_factor(mona)
    mona.choose_in_menu("My team")
    if mona.path == "/team/":
        mona.follow("De Haard", exact=False)
    matrix = mona.main.get_by_role("table")
    expect(matrix.get_by_role("rowheader").get_by_role("link")).to_have_text(["Noor Aerts", "Idris Benali"])
    expect(matrix.get_by_role("columnheader", name=CHOSEN)).to_be_visible()
    noor = matrix.get_by_role("row").filter(has_text="Noor Aerts")
    expect(noor).to_contain_text(said("not yet known"))
    mona.follow("Noor Aerts")
    expect(mona.main.locator(".card").filter(has_text=CHOSEN)).to_contain_text(said("brought in, not yet discussed"))


def _what_she_sees(site: Site, noor: Visitor) -> None:
    accept_invitation(site, noor, "noor@dehaard.example")
    noor.examine()
    noor.follow("Look at my levels")
    card = noor.main.locator(".card").filter(has=noor.page.get_by_role("heading", name=CHOSEN))
    expect(card).to_contain_text(said("brought in, not yet discussed"))
    unknown = noor.main.locator(".card").filter(has=noor.page.get_by_role("heading", name="Digitaal werken"))
    expect(unknown).to_contain_text(said("not yet known"))
    noor.follow("Why this level?", inside=card, exact=False)
    noor.sees("wie kan wat.xlsx")
    noor.go("/growth/seen/")
    noor.sees(said("your manager"))
