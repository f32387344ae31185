"""A delegate helping an employee for thirty days: she opens it on her telephone, he looks, she reads it and ends it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

TELEPHONE = 360
DELEGATE, EMPLOYEE = "Dries Van Damme", "Farid El Amrani"


def test_a_delegate_helps_an_employee_until_she_ends_it(demo_site: Site, visit: Visits) -> None:
    farid = visit(demo_site, width=TELEPHONE)
    farid.enter_demo("Farid")
    _open(farid)
    dries = visit(demo_site)
    dries.enter_demo("Dries")
    file = _look(dries)
    _nobody_else_finds_it(demo_site, visit, file)
    _read_and_end(farid)
    assert dries.go(file) == 404
    dries.go("/assisting/")
    dries.sees(said("Nobody opened anything to you now"))
    dries.examine()


def _open(farid: Visitor) -> None:
    farid.go("/growth/")
    farid.follow("Help from a union delegate")
    farid.examine()
    farid.main.locator("#id_delegate_id").select_option(label=DELEGATE)
    farid.main.locator("#id_purpose_0").check()
    farid.press("Open it")
    farid.sees(said("Opened. Only the two of you know it."))
    farid.sees(said("Not looked at yet."))
    farid.examine()


def _look(dries: Visitor) -> str:
    dries.follow("Whom I help")
    dries.sees(EMPLOYEE)
    dries.examine()
    dries.follow("Look along", exact=False)
    dries.sees(EMPLOYEE)
    expect(dries.main.locator(".card").first).to_be_visible()
    dries.examine()
    return dries.path


def _nobody_else_finds_it(site: Site, visit: Visits, file: str) -> None:
    for name in ("Bram", "Carla", "Elke", "Hamid", "Anna"):
        other = visit(site)
        other.enter_demo(name)
        assert (other.status_of(file), other.status_of("/assisting/")) == (404, 404), name


def _read_and_end(farid: Visitor) -> None:
    farid.go("/growth/seen/")
    farid.sees(said("a union delegate"))
    farid.go("/assistance/")
    farid.sees(said("Looked on:"))
    with farid.page.expect_navigation():
        farid.main.get_by_role("button", name=said("End it now")).click()
    farid.sees(said("Ended. From now on the delegate sees nothing of it any more."))
    farid.sees(said("ended by you"))
    farid.examine()
