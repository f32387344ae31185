"""Each main task by keyboard alone; at every stop one sees where the focus is."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.keyboard import pick, press_on, reach, write_in
from tests.journeys.sheets import excel_file, workbook
from tests.journeys.visitor import Visitor
from tests.journeys.words import label, menu_word, said

pytestmark = pytest.mark.journey

LIST = (("Competentie", "Definitie", "Soort"), ("Zorgzaam koken", "Je kookt wat mensen graag eten.", "gedeeld"))


def carla_at(visit: Visits, site: Site, path: str) -> Visitor:
    """HR on a page, her fingers on the keyboard."""
    carla = visit(site)
    carla.enter_demo("Carla")
    carla.go(path)
    return carla


def press_button(visitor: Visitor, sentence: str) -> None:
    press_on(visitor.page, visitor.main.get_by_role("button", name=said(sentence), exact=True))


def test_hr_brings_in_a_list(demo_site: Site, visit: Visits) -> None:
    carla = carla_at(visit, demo_site, "/")
    reach(carla.page, carla.page.locator(".menu-wide summary"))
    carla.page.keyboard.press("Enter")
    press_on(carla.page, carla.page.locator(".menu-wide").get_by_role("link", name=menu_word("Bring in"), exact=True))
    press_on(carla.page, carla.main.locator('a[href="/bring-in/framework/"]'))
    carla.page.on("filechooser", lambda _: None)  # someone listens from now on, so that a quick Enter is not missed
    reach(carla.page, carla.main.locator('input[type="file"]'))
    with carla.page.expect_file_chooser() as choosing:
        carla.page.keyboard.press("Enter")
    choosing.value.set_files(excel_file("keuken.xlsx", workbook(LIST)))
    press_button(carla, "Look at this file")
    press_button(carla, "See what would happen")
    press_button(carla, "Bring it in")
    carla.go("/competences/?draft=1")
    carla.sees("Zorgzaam koken")


def test_hr_makes_a_unit_a_person_and_a_placement(demo_site: Site, visit: Visits) -> None:
    carla = carla_at(visit, demo_site, "/units/")
    press_on(carla.page, carla.main.get_by_role("link", name=said("New unit"), exact=True))
    write_in(carla.page, carla.field("Name"), "Moestuin")
    press_button(carla, "Add")
    carla.go("/people/")
    press_on(carla.page, carla.main.get_by_role("link", name=said("New person"), exact=True))
    write_in(carla.page, carla.field("Given name"), "Vera")
    write_in(carla.page, carla.field("Family name"), "Toets")
    press_button(carla, "Add")
    press_on(carla.page, carla.main.get_by_role("link", name=said("Place"), exact=True))
    write_in(carla.page, carla.field("Unit"), "Moestuin")
    write_in(carla.page, carla.field("Job"), "Kok")
    write_in(carla.page, carla.field("Share of full time"), "50 %")
    press_button(carla, "Place")
    expect(carla.main.get_by_text("Moestuin").first).to_be_visible()


def test_hr_lets_a_job_ask_one_more_competence(demo_site: Site, visit: Visits) -> None:
    carla = carla_at(visit, demo_site, f"/profiles/{demo_site.id_of('Kok')}/")
    before = carla.main.locator(".track").count()
    press_on(carla.page, carla.main.get_by_role("link", name=said("Add a competence"), exact=True))
    write_in(carla.page, carla.field("Competence"), "Omgaan met agressie")
    pick(carla.page, carla.main.locator('[name="level"]').nth(1))
    press_button(carla, "Ask this")
    expect(carla.main.locator(".track")).to_have_count(before + 1)


def test_hr_makes_a_scale_of_her_own_and_changes_it(demo_site: Site, visit: Visits) -> None:
    carla = carla_at(visit, demo_site, "/competences/scale/")
    press_on(carla.page, carla.main.get_by_role("link", name=said("Make a scale"), exact=True))
    write_in(carla.page, carla.main.locator('[name="levels_nl"]'), "nog niet\nmet toezicht\nzelfstandig")
    press_button(carla, "Save")
    press_on(carla.page, carla.main.get_by_role("link", name=said("Change it")).last)
    expect(carla.main.locator('[name="levels_nl"]')).to_have_value("nog niet\nmet toezicht\nzelfstandig")
    carla.examine()


def test_hr_opens_the_levels_of_someone_for_a_use(demo_site: Site, visit: Visits) -> None:
    carla = carla_at(visit, demo_site, f"/people/{demo_site.id_of('Fatou Diallo')}/")
    press_on(carla.page, carla.main.get_by_role("link", name=said("Open levels"), exact=True))
    pick(carla.page, carla.main.locator('[name="use"][value="development"]'))
    write_in(carla.page, carla.main.locator('[name="reason"]'), "Vraag van Fatou over haar opleiding.")
    press_button(carla, "Open")
    expect(carla.main.locator(".card").first).to_be_visible()
    carla.examine()


def test_a_dialog_keeps_the_focus_and_gives_it_back(demo_site: Site, visit: Visits) -> None:
    carla = carla_at(visit, demo_site, f"/people/{demo_site.id_of('Anna Peeters')}/")
    opener = carla.main.get_by_text(said("Close the account"), exact=True).first
    reach(carla.page, opener)
    carla.page.keyboard.press("Enter")
    dialog = carla.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    carla.examine()
    reach(carla.page, dialog.get_by_role("button", name=said("Close the account"), exact=True))
    carla.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_an_employee_reads_the_facts_and_says_that_a_level_is_wrong(demo_site: Site, visit: Visits) -> None:
    farid = visit(demo_site)
    farid.enter_demo("Farid")
    press_on(farid.page, farid.page.locator(".menu-wide").get_by_role("link", name=menu_word("My growth"), exact=True))
    press_on(farid.page, farid.main.get_by_role("link", name=said("Why this level?")).first)
    farid.sees(said("What stands behind it"))
    farid.page.go_back()
    reach(farid.page, farid.main.locator('details:has(form[action$="/contest/"]) > summary').first)
    farid.page.keyboard.press("Enter")
    write_in(farid.page, farid.main.get_by_label(label("What is not right?")).first, "Ik kan dit al langer.")
    press_on(farid.page, farid.main.get_by_role("button", name=said("Say that it is not right"), exact=True).first)
    farid.go("/growth/")
    farid.sees("Ik kan dit al langer.")


def test_a_leader_looks_as_an_employee_and_in_another_language(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    reach(bram.page, bram.page.locator("details.account > summary"))
    bram.page.keyboard.press("Enter")
    press_on(bram.page, bram.page.locator('.account-panel button[name="role"][value="employee"]'))
    expect(bram.page.locator("details.account > summary")).to_contain_text(said("as employee"))
    press_on(bram.page, bram.page.locator('.languages button[value="fr"]'))
    expect(bram.page.locator("html")).to_have_attribute("lang", "fr")
    press_on(bram.page, bram.page.locator('.languages button[value="nl"]'))
    expect(bram.page.locator("html")).to_have_attribute("lang", "nl")


def test_a_team_matrix_is_walked_through_and_scrolled(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site, width=320)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde')}/")
    region = bram.main.get_by_role("region").filter(has=bram.page.get_by_role("table"))
    reach(bram.page, region)
    before = region.evaluate("e => e.scrollLeft")
    bram.page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", before)
    press_on(bram.page, bram.main.get_by_role("link", name="Anna Peeters"))
    expect(bram.page.get_by_role("heading", level=1)).to_have_text("Anna Peeters")
