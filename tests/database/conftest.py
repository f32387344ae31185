"""Homes of their own under a short path that every user may pass; nothing here needs Django."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kiem.foundation.database.databases import ensure_database
from kiem.foundation.database.server import EmbeddedServer, embedded_server
from tests.database.machine import IS_ROOT, folder_of


def open_folder() -> Path:
    """A short folder that everybody may pass, in memory where there is room: the tests make some thirty databases."""
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of our own in it
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 2 * 1024**3
    folder = Path(tempfile.mkdtemp(prefix="kt", dir=memory if roomy else "/tmp"))  # noqa: S108 - short, and our own
    folder.chmod(0o755)
    return folder


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KIEM_HOME", "KIEM_DATABASE_URL", "KIEM_OWNER_DATABASE_URL", "KIEM_POSTGRES_BIN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def short() -> Iterator[Path]:
    """A short folder that everybody may pass; servers in it are stopped and everything in it goes."""
    folder = open_folder()
    yield folder
    for data in folder.rglob("database/data"):
        embedded_server(data.parents[1]).stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def home(short: Path) -> Path:
    return short / "home"


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    """A home with a database `kiem` with one number kept in it, stopped; to be copied, which is fast."""
    folder = open_folder()
    with embedded_server(folder / "home") as server:
        both = ensure_database("kiem", home=server.layout.home, environ={})
        with psycopg.connect(**both.owner.parameters()) as owner:
            owner.execute("CREATE TABLE kept (number int)")
            owner.execute("INSERT INTO kept VALUES (7)")
    yield folder / "home"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def ready(made: Path, short: Path) -> Path:
    """A home of the test's own with what `made` made in it."""
    subprocess.run(["cp", "-a", made, short / "ready"], check=True)
    return short / "ready"


@pytest.fixture(params=["18", "15"])
def each_version(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test runs on the wheel's 18 and on Debian's 15."""
    version: str = request.param
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(folder_of(version)))
    return version


@pytest.fixture(scope="session", params=["18", "15"])
def shared(request: pytest.FixtureRequest) -> Iterator[EmbeddedServer]:
    """A running server with a database `kiem`, one per version for the whole run: for tests that break nothing."""
    folder = open_folder()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("KIEM_HOME", "KIEM_DATABASE_URL", "KIEM_OWNER_DATABASE_URL"):
            patch.delenv(name, raising=False)
        patch.setenv("KIEM_POSTGRES_BIN", str(folder_of(request.param)))
        server = embedded_server(folder / "home").start()
        ensure_database("kiem", home=server.layout.home)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def tiny_disk(short: Path) -> Iterator[Path]:
    """A disk of 48 MB."""
    if not IS_ROOT:
        pytest.skip("only root can mount a disk")
    disk = short / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m,mode=755", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield disk
    embedded_server(disk / "home").stop()
    subprocess.run(["umount", disk], check=True)
