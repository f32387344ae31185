"""Someone in front of a browser: goes through a door, looks, fills in, lets axe look."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import axe_findings
from tests.journeys.sheets import excel_file
from tests.journeys.words import label, menu_word, said

WIDTHS = (320, 1280)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
DOWN = re.compile("ERR_INTERNET_DISCONNECTED|htmx:afterRequest|htmx:sendError")
"""What the console says of a request that found no connection."""
PATIENCE = 8_000  # milliseconds: two cores may be busy
expect.set_options(timeout=PATIENCE)


class Visitor:
    """One browser window, in Dutch, of a width and a colour scheme."""

    def __init__(
        self, browser: Browser, url: str, *, width: int = 1280, dark: bool = False, scripts: bool = True
    ) -> None:
        self.url = url
        self.scheme: Scheme = "dark" if dark else "light"
        self.complaints: list[str] = []
        self.had_no_connection = False
        context: dict[str, Any] = {
            "viewport": {"width": width, "height": 900},
            "color_scheme": self.scheme,
            "locale": "nl-BE",
            "reduced_motion": "reduce",
            "java_script_enabled": scripts,
        }
        self.page: Page = browser.new_context(**context).new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, heard: Any) -> None:
        """An error in the console; that the page itself answers 404, 410 or 422 is no error of the page.

        Nor is it that a browser says that its connection is down, after it was.
        """
        its_own_status = "Failed to load resource" in heard.text and heard.location.get("url") == self.page.url
        is_down = self.had_no_connection and DOWN.search(heard.text)
        if heard.type == "error" and not its_own_status and not is_down:
            self.complaints.append(f"{self.path}: {heard.text}")

    @property
    def path(self) -> str:
        """Where she is, without the site."""
        return self.page.url.removeprefix(self.url)

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def go(self, path: str) -> int:
        """Open a page; its status."""
        answer = self.page.goto(f"{self.url}{path}")
        assert answer is not None
        return answer.status

    def status_of(self, path: str) -> int:
        """What a page answers her, without opening it."""
        return self.page.request.get(f"{self.url}{path}", max_redirects=0).status

    @contextmanager
    def without_connection(self) -> Iterator[None]:
        """Meanwhile the connection is down."""
        self.had_no_connection = True
        self.page.context.set_offline(True)
        yield
        self.page.context.set_offline(False)

    def enter_demo(self, name: str) -> None:
        """Through the one-click door of someone of the cast."""
        self.go("/demo/")
        with self.page.expect_navigation():
            self.page.locator(f'form[action="/demo/enter/{name}/"] button').click()

    def press(self, sentence: str, *, inside: Locator | None = None) -> None:
        """Press a button that leads on, by what it says in the source."""
        with self.page.expect_navigation():
            (inside or self.page).get_by_role("button", name=said(sentence), exact=True).click()

    def follow(self, sentence: str, *, inside: Locator | None = None, exact: bool = True) -> None:
        """Follow a link by what it says in the source, or by a name."""
        with self.page.expect_navigation():
            (inside or self.main).get_by_role("link", name=said(sentence), exact=exact).first.click()

    def choose_in_menu(self, word: str) -> None:
        """A word of the main menu, also one that stands under another."""
        found = self.page.locator(".menu-wide a").get_by_text(menu_word(word), exact=True)
        if not found.is_visible():
            self.page.locator(".menu-group > summary").locator("visible=true").click()
        with self.page.expect_navigation():
            found.click()

    def field(self, sentence: str) -> Locator:
        """A field by its label in the source."""
        return self.main.get_by_label(label(sentence))

    def fill(self, **typed: str) -> None:
        """Type into fields, by their names in the form."""
        for name, text in typed.items():
            self.main.locator(f'[name="{name}"]').fill(text)

    def sees(self, text: str) -> None:
        """Somewhere on the page, for her eyes, it says so."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def hand_in(self, content: bytes, name: str, kind: str) -> None:
        """Bring in a file of a kind, up to the page that asks what is in it or says what would happen."""
        self.choose_in_menu("Bring in")
        with self.page.expect_navigation():
            self.main.locator(f'a[href="/bring-in/{kind}/"]').click()
        self.main.locator('input[type="file"]').set_input_files(excel_file(name, content))
        self.press("Look at this file")

    def sign_out(self) -> None:
        self.page.context.clear_cookies()

    def examine(self) -> None:
        """Let axe look at this page, wide and narrow, light and dark; what is wrong joins the complaints."""
        scheme, size = self.scheme, self.page.viewport_size
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            over = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0:
                self.complaints.append(f"{self.path} at {width}: wider than the window by {over}")
            for each in SCHEMES:
                self.page.emulate_media(color_scheme=each)
                self.complaints += [f"{self.path} at {width}, {each}: {found}" for found in axe_findings(self.page)]
        self.page.emulate_media(color_scheme=scheme)
        if size:
            self.page.set_viewport_size(size)


def one_time_code(secret: str, moment: float | None = None) -> str:
    """The six digits of an authenticator app (RFC 6238, 2011; SHA-1, 30 seconds) for a base32 secret."""
    counter = int((time.time() if moment is None else moment) // 30)
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
