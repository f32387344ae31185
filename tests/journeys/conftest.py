"""Two sites for the journeys, served as people get them: one without an organisation, one with the demo."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
SITE = ("-m", "kiem", "serve", "--set-up", "--workers", "1", "--without-worker")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def _environment(database: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {**kept, "KIEM_DATABASE": database, "KIEM_HOSTS": "localhost,127.0.0.1", **more}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(database: str, **more: str) -> Iterator[str]:
    port = _free_port()
    log = (ROOT / "build" / f"{database}.log").open("wb")
    words = [sys.executable, *SITE, "--port", str(port)]
    site = subprocess.Popen(words, cwd=ROOT, env=_environment(database, **more), stdout=log, stderr=log)
    try:
        _wait_for(f"http://localhost:{port}/readyz", site)
        yield f"http://localhost:{port}"
    finally:
        site.terminate()
        site.wait(20)


def _wait_for(url: str, site: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and site.poll() is None:
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer; see build/*.log")


@pytest.fixture
def fresh_site(template: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A site without an organisation yet."""
    from kiem.foundation.database.databases import clone, drop

    name = f"kiem_journey_{os.getpid()}"
    clone(template, name)
    with _served(name) as url:
        yield url
    drop(name)


@pytest.fixture(scope="session")
def demo_site(template: str) -> Iterator[str]:
    """A site with the demo organisation and its one-click doors."""
    from kiem.foundation.database.databases import clone, drop

    name = f"kiem_journey_demo_{os.getpid()}"
    clone(template, name)
    build = "import django; django.setup(); from kiem.demo.building import build_demo; build_demo(say=print)"
    environment = _environment(name, KIEM_DEMO="yes", DJANGO_SETTINGS_MODULE="kiem.config.settings.production")
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, env=environment, check=True)
    with _served(name, KIEM_DEMO="yes") as url:
        yield url
    drop(name)


@pytest.fixture
def visit(browser: Browser) -> Iterator["Visits"]:
    """Open browser windows of your own; afterwards none may have broken the content security policy."""
    visits = Visits(browser)
    yield visits
    visits.close()


class Visits:
    """Makes visitors and checks, at the end, what their browsers complained of."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.visitors: list[Visitor] = []

    def __call__(self, url: str, *, width: int = 1280, dark: bool = False) -> Visitor:
        visitor = Visitor(self.browser, url, width=width, dark=dark)
        self.visitors.append(visitor)
        return visitor

    def close(self) -> None:
        complaints = [complaint for visitor in self.visitors for complaint in visitor.complaints]
        for visitor in self.visitors:
            visitor.page.context.close()
        assert complaints == []
