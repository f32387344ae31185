"""A higher manager finds how far rounds below her are; who leads no units with others below finds no such page."""

import pytest

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

TELEPHONE = 360


def test_a_higher_manager_follows_rounds_below_her_and_reads_no_more_than_how_far(
    demo_site: Site, visit: Visits
) -> None:
    elke = visit(demo_site, width=TELEPHONE)
    elke.enter_demo("Elke")
    _as_leader(elke)
    elke.go("/rounds/")
    elke.follow("How far rounds below you are")
    below = elke.path
    elke.examine()
    elke.sees(said("No round to follow"))
    elke.main.get_by_role("navigation").last.get_by_role("link").click()
    elke.examine()
    assert elke.path == below.replace("development", "appraisal")
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    assert bram.status_of(below) == 404


def _as_leader(elke: Visitor) -> None:
    elke.page.locator("details.account > summary").click()
    with elke.page.expect_navigation():
        elke.page.locator('.account-panel button[name="role"][value="leader"]').click()
