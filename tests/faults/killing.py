"""Other processes on the test's own database, stopped at a known moment by a lock and then killed.

A test locks a table that the work writes last; the work goes on until there, with everything before it written and
nothing committed. That is the moment at which it is killed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.owner import as_administrator, as_owner

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60
_OPENING = """
import sys, django
django.setup()
from django.db import connection
from django.utils import timezone
connection.ensure_connection()
now = timezone.now()
"""
_GO = "\nprint('ready', flush=True); sys.stdin.readline()\n"


def started(*words: str) -> "subprocess.Popen[str]":
    """Another Python of this project, on this test's database."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "kiem.config.settings.test",
        "KIEM_DATABASE": str(connection.settings_dict["NAME"]),
    }
    return subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ready(imports: str, code: str) -> "subprocess.Popen[str]":
    """Another process that waits for ``go`` to run this code; ``now`` is at hand."""
    process = started("-c", _OPENING + imports + _GO + code)
    assert process.stdout
    assert process.stdout.readline().strip() == "ready", process.communicate()[1]
    return process


def go(process: "subprocess.Popen[str]") -> "subprocess.Popen[str]":
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def said(process: "subprocess.Popen[str]") -> str:
    """What it printed, once it has ended well."""
    out, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, err
    return out.strip()


@contextmanager
def held(table: str) -> Iterator[None]:
    """Nobody writes this table meanwhile."""
    with as_owner() as owner, owner.transaction():
        owner.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
        yield


_BLOCKED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND usename = 'kiem_app'
"""
_WORKING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND usename = 'kiem_app' AND state <> 'idle'
"""


def wait_until_blocked(number: int = 1) -> None:
    """Wait until so many of the application's sessions stand before a lock."""
    _wait_until(_BLOCKED, lambda found: found >= number)


def kill(process: "subprocess.Popen[str]") -> None:
    """kill -9, and wait for its end."""
    process.kill()
    process.communicate()


def wait_until_undone() -> None:
    """Wait until the server has noticed that who worked is gone, and undid it."""
    _wait_until(_WORKING, lambda found: found == 0)


def _wait_until(question: str, is_so: Callable[[int], bool]) -> None:
    until = time.monotonic() + SECONDS
    with as_administrator() as administrator:
        while time.monotonic() < until:
            row = administrator.execute(question).fetchone()
            if row and is_so(row[0]):
                return
            time.sleep(0.05)
    raise AssertionError(f"not so within {SECONDS} seconds: {question}")
