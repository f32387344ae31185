"""Where Kiem keeps everything of one installation, and how the database lies in it."""

import hashlib
import os
import pwd
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .failures import from_os_error

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 99
"""Characters; macOS allows 103, Linux 107."""


def kiem_home(environ: Mapping[str, str] = os.environ) -> Path:
    """KIEM_HOME, else /var/lib/kiem for root, else the user's data folder. Absolute, links followed; not created."""
    return Path(os.path.realpath(_chosen(environ)))


def _chosen(environ: Mapping[str, str]) -> Path:
    if named := environ.get("KIEM_HOME", "").strip():
        return Path(named).expanduser()
    if os.geteuid() == 0:
        return Path("/var/lib/kiem")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "kiem"
    if (shared := environ.get("XDG_DATA_HOME", "")).startswith("/"):
        return Path(shared) / "kiem"
    return Path.home() / ".local" / "share" / "kiem"


def ensure_home(home: Path) -> Path:
    """Create the folder where missing: for its owner alone; when root makes it, others may pass but not look.

    A folder that exists keeps its modes.
    """
    try:
        if not home.is_dir():
            home.parent.mkdir(parents=True, exist_ok=True)
            home.mkdir(exist_ok=True)
            home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise from_os_error(error, home, pwd.getpwuid(os.geteuid()).pw_name) from error
    return home


@dataclass(frozen=True)
class Layout:
    """The paths of the embedded database under one KIEM_HOME."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home / "database"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def unfinished_data(self) -> Path:
        """What initdb is making; it becomes `data` by one rename, so that a killed start leaves no half database."""
        return self.folder / "data.unfinished"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def starting_lock(self) -> Path:
        """Held while one process starts or stops the server."""
        return self.folder / "starting.lock"

    @property
    def users_lock(self) -> Path:
        """Shared by every process that uses the server; who gets it alone is the last."""
        return self.folder / "users.lock"

    @property
    def server_lock(self) -> Path:
        """Inherited by the server and its children: free only when all have gone, across containers too."""
        return self.folder / "server.lock"

    @property
    def socket_folder(self) -> Path:
        """In the home when the path is short and plain enough for a socket and a connection string, else in /tmp."""
        inside = self.folder / "run"
        if len(os.fsencode(inside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH and re.fullmatch(
            r"[\w./+-]+", str(inside), re.ASCII
        ):
            return inside
        return Path("/tmp") / f"kiem-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]}"  # noqa: S108 - checked to be private before use
