"""Someone looks for a colleague whose name she writes with a slip; who may find nobody has no such page."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scripts", [True, False])
def test_a_name_with_a_slip_leads_to_a_person(demo_site: Site, visit: Visits, scripts: bool) -> None:
    carla = visit(demo_site, width=360, scripts=scripts)
    carla.enter_demo("Carla")
    _find(carla, "vandenbrouke roel")
    carla.follow("Roel Vandenbroucke", exact=False)
    expect(carla.main.get_by_role("heading", level=1)).to_contain_text("Roel Vandenbroucke")


def test_what_is_found_and_what_is_not_is_read_aloud(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    carla.go("/find/")
    carla.examine()
    _find(carla, "linde")
    carla.sees("De Linde")
    carla.examine()
    _find(carla, "qqqqqq")
    carla.examine()
    anna = visit(demo_site)
    anna.enter_demo("Anna")
    assert anna.status_of("/find/?q=roel") == 404


def _find(visitor: Visitor, words: str) -> None:
    visitor.go("/find/")
    visitor.main.get_by_role("searchbox").or_(visitor.main.get_by_role("combobox")).first.fill(words)
    with visitor.page.expect_navigation():
        visitor.main.locator('form[role="search"] button[type="submit"]').first.click()
