"""Two sites for the journeys, served as people get them: one without an organisation, one with the demo."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
ESCO = ROOT.parent / "shared" / "data" / "esco-nl-1.2.1"
ONET = ROOT.parent / "shared" / "data" / "onet-29.2"
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


@dataclass(frozen=True)
class Site:
    """A site that is served: where, and what stands under it."""

    url: str
    database: str
    log: Path

    def rows(self, query: LiteralString, *values: object) -> list[tuple[Any, ...]]:
        """What stands in its database, as the owner reads it."""
        from kiem.foundation.database.connections import connect, urls

        with connect(urls(self.database).owner) as connection:
            return connection.execute(query, values).fetchall()

    def id_of(self, name: str) -> str:
        """The id of a person, a unit or a job by its name."""
        query: LiteralString = """
            SELECT id FROM organisation_unit WHERE name = %s
            UNION ALL SELECT id FROM organisation_job WHERE name = %s
            UNION ALL SELECT id FROM organisation_person WHERE given_name || ' ' || family_name = %s"""
        return str(self.rows(query, name, name, name)[0][0])

    def kiem(self, *words: str) -> str:
        """Run ``kiem`` on the machine of this site; what it said."""
        command = [sys.executable, "-m", "kiem", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=_environment(self.database), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def _served(database: str, **more: str) -> Iterator[Site]:
    port = _free_port()
    path = ROOT / "build" / f"{database}.log"
    words = [sys.executable, *SITE, "--port", str(port)]
    with path.open("wb") as log:
        site = subprocess.Popen(words, cwd=ROOT, env=_environment(database, **more), stdout=log, stderr=log)
        try:
            _wait_for(f"http://localhost:{port}/readyz", site)
            yield Site(f"http://localhost:{port}", database, path)
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


@contextmanager
def _cloned(template: str, name: str) -> Iterator[str]:
    from kiem.foundation.database.databases import clone, drop

    clone(template, name)
    try:
        yield name
    finally:
        drop(name)


@pytest.fixture
def fresh_site(template: str) -> Iterator[Site]:
    """A site without an organisation yet; its front door knows of a demo."""
    with (
        _cloned(template, f"kiem_journey_{os.getpid()}") as name,
        _served(name, KIEM_DEMO_URL="http://localhost:1/") as site,
    ):
        yield site


@pytest.fixture(scope="session")
def demo_site(template: str) -> Iterator[Site]:
    """A site with the demo organisation and its one-click doors."""
    build = "import django; django.setup(); from kiem.demo.building import build_demo; build_demo(say=print)"
    with _cloned(template, f"kiem_journey_demo_{os.getpid()}") as name:
        environment = _environment(name, KIEM_DEMO="yes", DJANGO_SETTINGS_MODULE="kiem.config.settings.production")
        subprocess.run([sys.executable, "-c", build], cwd=ROOT, env=environment, check=True)
        with _served(name, KIEM_DEMO="yes") as site:
            yield site


@pytest.fixture(scope="session")
def esco() -> Path:
    """The folder with the real ESCO files, which lies beside the project where it is at all."""
    if not ESCO.is_dir():
        pytest.skip(f"The ESCO files are not on this machine: {ESCO}")
    return ESCO


@pytest.fixture(scope="session")
def onet() -> Path:
    """The folder with the real files of O*NET, which lies beside the project where it is at all."""
    if not ONET.is_dir():
        pytest.skip(f"The O*NET files are not on this machine: {ONET}")
    return ONET


@pytest.fixture
def visit(browser: Browser) -> Iterator["Visits"]:
    """Open browser windows of your own; afterwards none may have complained: of the policy, in the console, by axe."""
    visits = Visits(browser)
    yield visits
    visits.close()


class Visits:
    """Makes visitors and checks, at the end, what their browsers complained of."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.visitors: list[Visitor] = []

    def __call__(self, site: Site, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> Visitor:
        visitor = Visitor(self.browser, site.url, width=width, dark=dark, scripts=scripts)
        self.visitors.append(visitor)
        return visitor

    def close(self) -> None:
        complaints = [complaint for visitor in self.visitors for complaint in visitor.complaints]
        for visitor in self.visitors:
            visitor.page.context.close()
        assert complaints == []
