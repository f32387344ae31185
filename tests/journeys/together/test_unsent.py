"""A tap that finds no connection: kept in the tab, sent once it is back; signing out warns, and erases it."""

import pytest
from playwright.sync_api import Dialog, Locator, expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.together.alone import round_about
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

ROUND = "Ronde zonder verbinding"
SESSION = "kiem_demo_session"
NOT_SENT = "Not sent yet: the connection is down. It is kept on this screen and sent as soon as it works again."
LEAVING = (
    "Something you answered has not been sent yet, because the connection is down. If you sign out now, it is erased. "
    "Sign out all the same?"
)
WAS_LOST = (
    "You were signed out. What could not be sent in time was erased from this device; everything before that was kept."
)


def test_what_could_not_be_sent_is_sent_later_or_erased_with_a_word(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    round_about(carla, demo_site, ROUND, "Dries Van Damme")
    dries = visit(demo_site, width=360)
    dries.enter_demo("Dries")
    _to_the_form(dries)
    steps = dries.main.locator(".look-steps a").count()
    assert 1 <= steps <= 8
    with dries.without_connection():
        _tap(dries, 1)
    expect(dries.main.locator("#saved")).to_contain_text(said("Saved"))
    dries.page.reload()
    expect(_level(dries, 1)).to_have_attribute("aria-pressed", "true")
    _sign_out(dries)
    dries.enter_demo("Dries")
    _to_the_form(dries)
    _signed_out_meanwhile(dries)
    dries.enter_demo("Dries")
    _to_the_form(dries)
    _someone_else_meanwhile(dries)
    _to_the_form(dries)
    expect(_level(dries, 1)).to_have_attribute("aria-pressed", "true")


def _to_the_form(dries: Visitor) -> None:
    dries.go("/looking/")
    dries.main.locator("section.card").filter(has_text=ROUND).get_by_role("link").first.click()
    dries.main.locator(".look-levels, .look-answers").wait_for()
    dries.main.locator(".look-steps a").first.click()
    dries.main.locator(".look-levels").wait_for()


def _level(dries: Visitor, place: int) -> Locator:
    return dries.main.locator(".look-level").nth(place)


def _tap(dries: Visitor, place: int) -> None:
    _level(dries, place).click()
    expect(dries.main.locator("#saved")).to_contain_text(said(NOT_SENT))
    expect(_level(dries, place)).to_have_attribute("aria-pressed", "true")


def _kept(dries: Visitor) -> str:
    return str(dries.page.evaluate("JSON.stringify(sessionStorage)"))


def _sign_out(dries: Visitor) -> None:
    """It asks first; who stays keeps what was tapped, who goes leaves nothing on the device."""
    asked: list[str] = []
    dries.page.route("**/looking/development/**", lambda route: route.abort("internetdisconnected"))
    dries.had_no_connection = True
    _tap(dries, 2)

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if len(asked) == 1:
            dialog.dismiss()
        else:
            dialog.accept()

    dries.page.on("dialog", answer)
    dries.page.locator("details.account > summary").click()
    leave = dries.page.locator("form[data-signs-out] button")
    leave.click()
    assert asked == [said(LEAVING)]
    assert "position" in _kept(dries)
    with dries.page.expect_navigation():
        leave.click()
    assert asked[1] == said(LEAVING)
    assert _kept(dries) == "{}"
    dries.page.remove_listener("dialog", answer)
    dries.page.unroute_all()


def _signed_out_meanwhile(dries: Visitor) -> None:
    """The session ended while the connection was down: what comes too late is erased, and the next page says so."""
    with dries.without_connection():
        _tap(dries, 3)
        dries.page.context.clear_cookies(name=SESSION)
    expect(dries.page.get_by_text(said(WAS_LOST))).to_be_visible()
    assert "looking" not in _kept(dries)
    dries.examine()
    dries.page.reload()
    expect(dries.page.get_by_text(said(WAS_LOST))).to_be_hidden()


def _someone_else_meanwhile(dries: Visitor) -> None:
    """Another person signed in on this device, in another tab: nothing that was not sent goes under that name."""
    here = dries.page
    with dries.without_connection():
        _tap(dries, 3)
        here.route("**/looking/**", lambda route: route.abort("internetdisconnected"))
    dries.page = here.context.new_page()
    dries.enter_demo("Greet")
    here.unroute_all()
    with here.expect_navigation():
        here.evaluate("window.dispatchEvent(new Event('online'))")
    assert "position" not in str(here.evaluate("JSON.stringify(sessionStorage)"))
    dries.complaints = [each for each in dries.complaints if "403" not in each]  # what was refused under that name
    dries.page.close()
    dries.page = here
    dries.enter_demo("Dries")
