"""What the file `postmaster.pid` in a data folder says, and whether it is still true."""

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Postmaster:
    """A running server of a data folder; `status` is PostgreSQL's word: starting, ready, stopping."""

    pid: int
    status: str

    @property
    def ready(self) -> bool:
        return self.status == "ready"


def running_postmaster(data: Path) -> Postmaster | None:
    """None when there is no such file, or when it was left by a server that is gone."""
    try:
        lines = (data / "postmaster.pid").read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return None
    if not lines or not lines[0].strip().lstrip("-").isdigit():
        return None
    # A lone `postgres --single` writes a negative number.
    pid = abs(int(lines[0]))
    if not serves(pid, data):
        return None
    return Postmaster(pid, lines[7].strip() if len(lines) > 7 else "starting")


def serves(pid: int, data: Path) -> bool:
    """Whether process `pid` is a live server of this data folder, and not another process that got its number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # Another user's process cannot serve a folder that only this user may open.
        return False
    if Path("/proc/self/cwd").exists():
        try:
            return Path(f"/proc/{pid}/cwd").samefile(data)
        except OSError:
            return False
    answer = subprocess.run(
        ["/bin/ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    state, _space, command = answer.stdout.strip().partition(" ")
    return not state.startswith("Z") and "postgres" in command


def forget_stale(data: Path, socket_folder: Path) -> None:
    """Remove what a server that is gone left, so that another process with its number does not stop a start.

    Only under the server lock. PostgreSQL still checks that no orphan of the old server uses its shared memory.
    """
    if running_postmaster(data) is None:
        for stale in (data / "postmaster.pid", *socket_folder.glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)


def end_orphans(data: Path) -> None:
    """End the processes of a killed server that are still at work for it; they notice its end only between two tasks.

    What they were doing was not committed. On Linux only, where their folder can be seen; elsewhere Kiem waits.
    """
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            is_part = (entry / "cmdline").read_bytes().startswith(b"postgres: ")
            if is_part and serves(int(entry.name), data) and not serves(parent, data):
                os.kill(int(entry.name), signal.SIGQUIT)
