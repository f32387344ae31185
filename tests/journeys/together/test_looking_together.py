"""A leader plans a round for his team; he and the one it is about look; it closes; she reads how she was seen.

His words name a resident: that is marked before he hands them in, she reports it, and HR removes it.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

ROUND, WORDS = "Najaarsronde", "Je nam de tijd om het uit te leggen."
NAMED, NAME = "Je bleef rustig bij mevr. Claes in kamer 12.", "mevr. Claes"
TELEPHONE = 360


def test_from_a_planned_round_to_how_she_was_seen(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    _plan(bram)
    anna = visit(demo_site, width=TELEPHONE)
    anna.enter_demo("Anna")
    given = _look(anna, "Yourself")
    greet = visit(demo_site, width=TELEPHONE)
    greet.enter_demo("Greet")
    greet.go(given)
    greet.main.get_by_role("heading", level=1).wait_for()
    assert greet.page.request.get(f"{greet.url}{given}").status == 404
    _name_someone(bram)
    _close(bram)
    _read(anna, given)
    _report(anna)
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    _remove(carla)
    _is_gone(anna)


def _plan(bram: Visitor) -> None:
    bram.go("/rounds/")
    bram.examine()
    bram.follow("Plan a round")
    bram.fill(title=ROUND)
    bram.examine()
    bram.press("Plan it")
    bram.sees(said("Planned. Look through it, and open it when it is right: nobody was told yet."))
    bram.examine()
    with bram.page.expect_navigation():
        bram.main.get_by_role("table").get_by_role("link").first.click()
    bram.examine()
    bram.press("Save")
    bram.press("Open the round")
    bram.sees(said("The round is open. Everyone who is asked was told."))
    bram.examine()
    bram.press("Remind everyone")


def _look(anna: Visitor, whom: str) -> str:
    """By keyboard, on a telephone: a level on the first screen with some words, and the rest left open."""
    anna.go("/looking/")
    anna.examine()
    anna.main.get_by_role("link").filter(has_text=said("Begin")).filter(has_text=said(whom)).click()
    anna.main.locator(".look-levels").wait_for()
    here = anna.path
    anna.examine()
    level = anna.main.locator(".look-level").nth(1)
    level.focus()
    anna.page.keyboard.press("Enter")
    expect(level).to_have_attribute("aria-pressed", "true")
    expect(anna.main.locator("#saved")).to_contain_text(said("Saved"))
    anna.main.locator(".look-more > summary").click()
    anna.main.locator("#comment").fill(WORDS)
    with anna.page.expect_response(lambda answer: answer.request.method == "POST"):  # it said so of the tap already
        anna.main.locator(".look-more").get_by_role("button", name=said("Save"), exact=True).click()
    expect(anna.main.locator("#saved")).to_contain_text(said("Saved"))
    anna.go(here)
    expect(anna.main.locator(".look-level").nth(1)).to_have_attribute("aria-pressed", "true")
    expect(anna.main.locator("#comment")).to_have_value(WORDS)
    anna.main.locator(".look-steps a").last.click()
    anna.follow("To the end")
    anna.sees(WORDS)
    anna.examine()
    anna.press("Give my view")
    anna.sees(said("Thank you. It is noted."))
    return here


def _name_someone(bram: Visitor) -> None:
    """He looks at Anna too: what may name a resident is shown to him at once, and before he hands it in."""
    bram.go("/looking/")
    bram.main.get_by_role("link").filter(has_text=said("Begin")).filter(has_text="Anna").click()
    bram.main.locator(".look-level").nth(2).click()
    expect(bram.main.locator("#saved")).to_contain_text(said("Saved"))
    bram.main.locator(".look-more > summary").click()
    bram.main.locator("#comment").fill(NAMED)
    bram.main.locator(".look-more").get_by_role("button", name=said("Save"), exact=True).click()
    expect(bram.main.locator("#saved mark").first).to_have_text(NAME)
    bram.examine()
    bram.main.locator(".look-steps a").last.click()
    bram.follow("To the end")
    expect(bram.main.locator("mark").first).to_have_text(NAME)
    bram.examine()
    bram.press("Give my view as it is")
    bram.sees(said("Thank you. It is noted."))
    bram.go("/rounds/")
    with bram.page.expect_navigation():
        bram.main.get_by_role("link").filter(has_text=ROUND).click()


def _close(bram: Visitor) -> None:
    bram.main.get_by_role("link", name=said("Close the round")).click()
    bram.examine()
    bram.press("Close it now")
    bram.sees(said("The round is closed. What was answered was kept; who answered what is forgotten."))
    bram.examine()


def _read(anna: Visitor, given: str) -> None:
    anna.go("/looking/")
    anna.follow(ROUND)
    anna.sees(WORDS)
    anna.sees(said("Texts of others are shown once at least four of them wrote something."))
    anna.examine()
    anna.go(given)
    expect(anna.main.get_by_role("heading", level=1)).to_have_text(said("This round is closed"))
    anna.examine()


def _report(anna: Visitor) -> None:
    anna.go("/looking/")
    anna.follow(ROUND)
    anna.sees(NAMED)
    anna.main.get_by_text(said("Report this text"), exact=True).first.click()
    anna.examine()
    anna.press("It names a resident, client or relative")
    anna.sees(said("Reported. An HR adviser reads this text, and removes it when it should not stand here."))
    anna.examine()


def _remove(carla: Visitor) -> None:
    carla.go("/rounds/")
    carla.follow("Reported texts")
    carla.sees(NAMED)
    carla.examine()
    carla.press("Remove this text")
    carla.sees(said("Nothing was reported"))
    carla.examine()


def _is_gone(anna: Visitor) -> None:
    anna.go("/looking/")
    anna.follow(ROUND)
    expect(anna.main.get_by_text(NAME)).to_have_count(0)
    expect(anna.main.get_by_text(WORDS).first).to_be_visible()
    anna.examine()
