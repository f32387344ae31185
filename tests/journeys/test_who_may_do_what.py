"""Who may do what: HR records, a leader entrusts, suspends and restores, and prints the sheet; the person reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

NUMBER, REASON = "M-9041", "Een nieuwe pen: eerst samen inoefenen."
INSULIN = "Insuline inspuiten"
TODAY = timezone.localdate()


def hr_records(carla: Visitor, thi_lan: str) -> None:
    """She says why, notes a diploma (first with a day that cannot be), and stops the clock."""
    carla.go(thi_lan)
    carla.examine()
    carla.fill(reason="Het attest nakijken.")
    carla.press("Open")
    carla.follow("Note a diploma or visum")
    carla.examine()
    carla.main.locator('[name="kind"]').select_option(label="Attest medicatie voor zorgkundigen")
    carla.fill(number=NUMBER, authority="VDAB", starts_on=str(TODAY), checked_on=str(TODAY - timedelta(days=3)))
    carla.main.get_by_role("button", name=said("Note"), exact=True).click()
    carla.sees(said("It starts after the day of checking. Note it from the day on which it holds."))
    carla.fill(starts_on=str(TODAY - timedelta(days=30)))
    carla.press("Note")
    carla.sees(NUMBER)
    carla.follow("Let the clock stand still")
    carla.examine()
    carla.fill(starts_on=str(TODAY), ends_before=str(TODAY + timedelta(days=40)))
    carla.press("Keep")
    carla.sees(said("The clock of review stands still:"))
    carla.examine()


def a_leader_entrusts(bram: Visitor, thi_lan: str) -> None:
    """Under his own supervision; then he suspends it and restores it. Of the stopped clock he reads nothing."""
    bram.go(thi_lan)
    expect(bram.main.get_by_text(said("The clock of review stands still:"))).to_have_count(0)
    bram.follow("Entrust an act")
    bram.main.locator('[name="act"]').select_option(label=INSULIN)
    bram.main.locator('[name="supervisor"]').select_option(label="Bram Goossens")
    bram.fill(starts_on=str(TODAY))
    bram.press("Entrust")
    bram.follow(f"{said('Suspend')} {INSULIN}")
    bram.fill(reason=REASON)
    bram.press("Suspend")
    bram.sees(said("suspended now"))
    bram.follow(f"{said('Restore')} {INSULIN}")
    bram.fill(reason="Samen ingeoefend.")
    bram.press("Restore")
    bram.sees(REASON)
    expect(bram.main.get_by_text(said("suspended now"))).to_have_count(0)


def test_from_a_diploma_to_a_printed_sheet(demo_site: Site, visit: Visits) -> None:
    thi_lan = f"/people/{demo_site.id_of('Thi Lan Nguyen')}/acts/"
    carla, bram = visit(demo_site), visit(demo_site, width=360)
    carla.enter_demo("Carla")
    carla.go(f"/units/{demo_site.id_of('De Linde')}/acts/")
    carla.examine()
    hr_records(carla, thi_lan)
    bram.enter_demo("Bram")
    a_leader_entrusts(bram, thi_lan)
    bram.go(f"/units/{demo_site.id_of('De Linde')}/acts/")
    row = bram.main.get_by_role("row").filter(has_text="Thi Lan Nguyen")
    expect(row.get_by_text(said("may do it"), exact=True)).to_have_count(1)
    expect(bram.main.get_by_role("row").filter(has_text="Nele Claes")).to_contain_text(said("diploma or visum lapsed"))
    with bram.page.expect_download() as printed:
        bram.main.get_by_role("link", name=said("Sheet to print (PDF)")).click()
    assert printed.value.path().read_bytes().startswith(b"%PDF-")


def test_the_team_page_says_how_many_may_do_an_act(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde')}/")
    agreed = bram.main.locator("section").filter(has_text=said("Agreed minimums")).locator("li")
    expect(agreed.filter(has_text="Medicatie toedienen")).to_contain_text(
        "mogen dit vandaag doen; afgesproken minimum 4"
    )


def test_each_person_reads_all_of_hers_and_notes_when_she_last_did_it(demo_site: Site, visit: Visits) -> None:
    anna = visit(demo_site, width=360, dark=True)
    anna.enter_demo("Anna")
    anna.go("/growth/")
    anna.follow("What I may and can do")
    anna.sees("M-3316")
    anna.main.locator('[name="act"]').select_option(label="Tillen met de tillift")
    anna.fill(practised_on=str(TODAY + timedelta(days=2)))
    anna.main.get_by_role("button", name=said("Note it"), exact=True).click()
    anna.sees(said("A day that is still to come cannot be noted."))
    anna.fill(practised_on=str(TODAY - timedelta(days=1)))
    anna.press("Note it")
    anna.sees(said("It is noted."))
    anna.examine()
