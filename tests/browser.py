"""A real Chromium for the tests: where it is, how it starts, and what axe finds on a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = (Path(__file__).resolve().parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def chromium_path() -> str | None:
    """The browser to use; None lets Playwright take its own."""
    named = os.environ.get("KIEM_BROWSER")
    if named:
        return None if named == "playwright" else named
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield browser
        browser.close()


def axe_findings(page: Page, levels: tuple[str, ...] = WCAG) -> list[str]:
    """What axe finds wrong on the page as it stands, each with the first places."""
    page.evaluate(AXE)
    found = page.evaluate(
        "levels => axe.run(document, {runOnly: levels}).then(answer => answer.violations)", list(levels)
    )
    return [f"{rule['id']}: {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in found]
