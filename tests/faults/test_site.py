"""A database server that is killed under a running site: a page that says so, and then the site goes on."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from kiem.foundation.database.postmaster import running_postmaster
from kiem.foundation.database.server import embedded_server
from tests.database.conftest import open_folder
from tests.faults.killing import ROOT

SECONDS = 120


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = open_folder()
    yield folder / "home"
    embedded_server(folder / "home").stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    """A fresh installation on an embedded server of its own, as ``kiem serve --set-up`` makes it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "kiem", "serve", "--set-up", "--workers", "1", "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KIEM_", "DJANGO_"))}
    environment |= {"KIEM_HOME": str(home), "PYTHONPATH": str(ROOT)}
    log = home.with_suffix(".log")
    with log.open("wb") as file:
        serving = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=file, stderr=file)
    try:
        _wait_for(f"http://127.0.0.1:{port}/readyz", log)
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.terminate()
        serving.wait(30)


def _wait_for(url: str, log: Path) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            if _get(url)[0] == 200:
                return
        except (URLError, OSError):
            pass
        time.sleep(0.2)
    raise AssertionError(f"{url} did not answer: {log.read_text()[-2000:]}")


def _get(url: str) -> tuple[int, str]:
    """Ask as a browser with a session, which the site looks up in the database."""
    asked = Request(url, headers={"Accept-Language": "nl", "Cookie": f"kiem_session={'a' * 32}"})
    try:
        with urlopen(asked, timeout=SECONDS) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def _killed(home: Path) -> None:
    postmaster = running_postmaster(embedded_server(home).layout.data)
    if postmaster:
        os.kill(postmaster.pid, signal.SIGKILL)


def test_when_the_database_is_killed_a_page_says_so_and_the_site_comes_back(site: str, home: Path) -> None:
    """Killed until somebody notices: a request may still be answered by what the dying server had begun."""
    page, answers = f"{site}/account/login/", [(200, "")]
    until = time.monotonic() + SECONDS
    while 503 not in [status for status, _text in answers] and time.monotonic() < until:
        _killed(home)
        answers.append(_get(page))
    while answers[-1][0] != 200 and time.monotonic() < until:
        time.sleep(0.1)
        answers.append(_get(page))
    assert {status for status, _text in answers} == {503, 200}
    assert answers[-1][0] == 200
    for text in (text for status, text in answers if status == 503):
        assert "Kiem is er even niet" in text
        assert "Er is niets verloren" in text
        assert "Traceback" not in text
    assert _get(f"{site}/readyz")[0] == 200
