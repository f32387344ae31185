"""Every form that matters works in a browser without scripts."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.sheets import excel_file, workbook
from tests.journeys.words import label, said

pytestmark = pytest.mark.journey

SHEET = (("Naam", "Omgaan met agressie"), ("Haddad Yara", "kan het zelf"))


def test_an_employee_says_that_a_level_is_wrong(demo_site: Site, visit: Visits) -> None:
    farid = visit(demo_site, scripts=False)
    farid.enter_demo("Farid")
    farid.go("/growth/")
    card = farid.main.locator(".card").filter(has=farid.page.locator('form[action$="/contest/"]')).first
    card.get_by_text(said("Is this not right?")).click()
    card.get_by_label(label("What is not right?")).fill("Dat was op een andere dienst.")
    farid.press("Say that it is not right", inside=card)
    farid.go("/growth/")
    farid.sees("Dat was op een andere dienst.")


def test_hr_asks_a_competence_of_a_job_and_takes_it_back(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site, scripts=False)
    carla.enter_demo("Carla")
    job = demo_site.id_of("Technieker")
    carla.go(f"/profiles/{job}/requirements/new/")
    carla.press("Ask this")
    expect(carla.main.locator("[data-focus]")).to_be_visible()
    carla.main.locator('[name="competence"]').select_option(label="Familie als partner")
    carla.main.locator('[name="level"]').first.check()
    carla.press("Ask this")
    expect(carla.main.get_by_role("heading", name="Familie als partner")).to_be_visible()


def test_hr_makes_a_person_places_her_and_brings_in_her_level(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site, scripts=False)
    carla.enter_demo("Carla")
    carla.go("/people/new/")
    carla.fill(given_name="Yara", family_name="Haddad")
    carla.press("Add")
    carla.follow("Place")
    carla.main.locator('[name="unit"]').select_option(value=demo_site.id_of("Keuken"))
    carla.main.locator('[name="job"]').select_option(label="Kok")
    carla.fill(share="100 %")
    carla.press("Place")
    expect(carla.main.get_by_text("Keuken").first).to_be_visible()
    carla.go("/bring-in/levels/")
    carla.main.locator('input[type="file"]').set_input_files(excel_file("keuken.xlsx", workbook(SHEET)))
    carla.press("Look at this file")
    carla.main.get_by_label("kan het zelf", exact=True).select_option("3")
    carla.fill(observed_on="2026-10-01")
    carla.press("See what would happen")
    carla.press("Bring it in")
    who = demo_site.id_of("Yara Haddad")
    assert demo_site.rows("SELECT position FROM assessments_level WHERE person_id = %s", who) == [(3,)]
