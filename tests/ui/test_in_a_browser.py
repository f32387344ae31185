"""The look in a real browser: axe, narrow screens, the policy, the keyboard, with and without scripts."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser import axe_findings, chromium
from tests.ui.gallery import POLICY, error_page, gallery, static_file, wide_matrix

pytestmark = pytest.mark.journey

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HOST = "http://kiem.test"
PAGES: dict[str, Callable[[], str]] = {
    "gallery": gallery,
    "refused": lambda: gallery(refused=True),
    "not-found": lambda: error_page(404),
    "broken": lambda: error_page(500),
}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {name: make() for name, make in PAGES.items()} | {"wide": wide_matrix()}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Site:
    """Answers every request of a page from what was rendered and from the static files; remembers what went wrong."""

    def __init__(self, browser: Browser, pages: dict[str, str], **context: Any) -> None:
        self.pages, self.posts, self.complaints = pages, 0, list[str]()
        self.page: Page = browser.new_context(**context).new_page()
        self.page.route("**/*", self.answer)
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST).split("?")[0].split("#")[0]
        if route.request.method == "POST":
            self.posts += 1
            return route.fulfill(status=204)
        if path.startswith("/static/"):
            found = static_file(path.removeprefix("/static/"))
            return route.fulfill(path=found) if found else route.fulfill(status=404)
        return route.fulfill(
            body=self.pages[path[1:]], content_type="text/html", headers={"Content-Security-Policy": POLICY}
        )

    def open(self, name: str) -> Page:
        self.page.goto(f"{HOST}/{name}")
        return self.page

    def findings(self) -> list[str]:
        return axe_findings(self.page, LEVELS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    site = Site(browser, pages, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = site.open(name)
    assert site.findings() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert site.complaints == []


@pytest.mark.slow
def test_axe_finds_nothing_in_a_matrix_of_six_thousand_cells(browser: Browser, pages: dict[str, str]) -> None:
    site = Site(browser, pages, viewport={"width": 1280, "height": 800})
    site.open("wide")
    assert site.findings() == []


def test_every_control_is_large_enough_for_a_thumb(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages, viewport={"width": 320, "height": 800}).open("gallery")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, .button, input:not([type=hidden]), .menu a')]
             .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.closest('.choice') || e])
             .filter(([, e]) => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)
             .map(([html]) => html)"""
    )
    assert small == []


def test_a_dialog_opens_by_keyboard_and_gives_the_focus_back(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages).open("gallery")
    opener = page.get_by_role("link", name="Remove")
    opener.focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Remove this profile?").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert opener.evaluate("e => e === document.activeElement")


def test_a_dialog_opens_and_closes_without_scripts(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages, java_script_enabled=False).open("gallery")
    dialog = page.locator("dialog")
    assert not dialog.is_visible()
    page.get_by_text("Remove", exact=True).click()
    assert dialog.is_visible()
    dialog.get_by_text("Close").click()
    assert not dialog.is_visible()


def test_escape_closes_the_menu_and_returns_to_it(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages, viewport={"width": 320, "height": 800}).open("gallery")
    menu = page.locator("details.account > summary")
    menu.press("Enter")
    page.get_by_role("link", name="My team").wait_for()
    page.get_by_role("link", name="My team").focus()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="My team").wait_for(state="hidden")
    assert menu.evaluate("e => e === document.activeElement")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages).open("gallery")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_form_is_sent_once(browser: Browser, pages: dict[str, str]) -> None:
    site = Site(browser, pages)
    page = site.open("gallery")
    keep = page.get_by_role("button", name="Keep")
    keep.click()
    page.locator("button:disabled", has_text="Keep").wait_for()
    keep.click(force=True)
    page.evaluate("document.querySelector('form[action=\"/sent\"]').requestSubmit()")
    assert site.posts == 1


def test_a_refused_form_puts_the_focus_on_its_summary(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages).open("refused")
    summary = page.locator("[data-focus]")
    assert summary.evaluate("e => e === document.activeElement")
    summary.get_by_role("link", name="Name").click()
    assert page.evaluate("document.activeElement.id") == "id_name"
    summary.get_by_role("link", name="Kind").click()
    assert page.evaluate("document.activeElement.id") == "id_kind_field"


def test_a_toast_is_announced_and_can_be_closed(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages).open("gallery")
    toasts = page.get_by_role("status")
    toasts.get_by_text("Kept.").wait_for()
    toasts.get_by_role("button", name="Close this message").click()
    toasts.get_by_text("Kept.").wait_for(state="detached")


def test_nothing_moves_for_who_asked_for_calm(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages, reduced_motion="reduce").open("gallery")
    moving = (
        "() => [...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert page.evaluate(moving) == 0


def test_print_shows_no_controls(browser: Browser, pages: dict[str, str]) -> None:
    page = Site(browser, pages).open("gallery")
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert not page.get_by_text("See what can be done").is_visible()
    assert page.locator(".track").first.is_visible()
