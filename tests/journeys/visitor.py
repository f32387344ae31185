"""Someone in front of a browser: goes through a door, looks, fills in, takes a picture."""

import base64
import hashlib
import hmac
import struct
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import axe_findings

PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"


class Visitor:
    """One browser window, in Dutch, of a width and a colour scheme."""

    def __init__(self, browser: Browser, url: str, *, width: int = 1280, dark: bool = False) -> None:
        self.url = url
        self.complaints: list[str] = []
        context: dict[str, Any] = {
            "viewport": {"width": width, "height": 900},
            "color_scheme": "dark" if dark else "light",
            "locale": "nl-BE",
            "reduced_motion": "reduce",
        }
        self.page: Page = browser.new_context(**context).new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, said: Any) -> None:
        if said.type == "error" and "Content Security Policy" in said.text:
            self.complaints.append(said.text)

    def go(self, path: str) -> int:
        """Open a page; its status."""
        answer = self.page.goto(f"{self.url}{path}")
        assert answer is not None
        return answer.status

    def enter_demo(self, name: str) -> None:
        """Through the one-click door of someone of the cast."""
        self.go("/welcome/")
        self.page.locator(f'form[action="/demo/enter/{name}/"] button').click()
        self.page.wait_for_load_state()

    def findings(self) -> list[str]:
        return axe_findings(self.page)

    def picture(self, name: str, *, whole: bool = True) -> Path:
        """Take a picture of the page, for the README and for looking at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        self.page.screenshot(path=path, full_page=whole)
        return path


def one_time_code(secret: str, moment: float | None = None) -> str:
    """The six digits of an authenticator app (RFC 6238, 2011; SHA-1, 30 seconds) for a base32 secret."""
    counter = int((time.time() if moment is None else moment) // 30)
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
