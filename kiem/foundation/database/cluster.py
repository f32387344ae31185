"""The folders and files of the embedded server: made once, checked before every start."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path
from typing import BinaryIO

from .binaries import Binaries
from .failures import (
    ROOM_TO_CREATE,
    ROOM_TO_START,
    disk_full,
    free_bytes,
    from_log,
    not_a_data_folder,
    not_allowed,
    not_passable,
    other_major,
)
from .home import Layout, ensure_home
from .locks import FileLock
from .messages import DatabaseUnavailable
from .messages import message as _
from .system_user import SystemUser

LARGE_LOG = 4 * 1024 * 1024
ADMIN, OWNER, APPLICATION = "kiem_admin", "kiem_owner", "kiem_app"


def kept_major(data: Path) -> int | None:
    """The major version that made the data folder; None when there is none yet. OSError for what cannot be read."""
    try:
        return int((data / "PG_VERSION").read_text().strip().split(".")[0])
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def make_folder(layout: Layout, user: SystemUser) -> None:
    """The folder is made by whoever starts first, also when two start at once."""
    ensure_home(layout.home)
    if os.geteuid() != 0 and layout.folder.is_dir() and not os.access(layout.folder, os.W_OK | os.X_OK):
        raise not_allowed(layout.folder, user.name)
    if not layout.folder.is_dir():
        layout.folder.mkdir(exist_ok=True)
        layout.folder.chmod(0o711)


def check_folders(layout: Layout, user: SystemUser) -> None:
    """The server's user reaches the folder, and the socket's folder is his alone. By one process at a time."""
    _check_passable(layout.folder, user)
    _private_folder(layout.socket_folder, user)


def _check_passable(folder: Path, user: SystemUser) -> None:
    if user.passes(folder):
        return
    blocking = next(parent for parent in [*reversed(folder.parents), folder] if not user.passes(parent))
    raise not_passable(blocking, user.name)


def _private_folder(folder: Path, user: SystemUser) -> None:
    """In /tmp anyone may have made it before us: it must be a real folder, of this user, closed to others."""
    try:
        folder.mkdir(mode=0o700)
        _give(folder, user)
    except FileExistsError:
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != user.uid or status.st_mode & 0o077:
            raise DatabaseUnavailable(
                _("The folder %(folder)s for the database's socket is not private to %(user)s. Nothing was started.",
                  folder=folder, user=user.name),
                _("Remove that folder, or set KIEM_HOME to a shorter path, and start again."),
            ) from None  # fmt: skip


def _give(path: Path, user: SystemUser) -> None:
    if os.geteuid() == 0:
        os.chown(path, user.uid, user.gid, follow_symlinks=False)


def check_data(layout: Layout, binaries: Binaries, user: SystemUser) -> None:
    """Refuse, with a sentence, a data folder that these binaries and this user should not touch."""
    data = layout.data
    if data.exists() and data.stat().st_uid != user.uid:
        raise not_allowed(data, user.name)
    kept = kept_major(data)
    if kept is None and data.exists() and any(data.iterdir()):
        raise not_a_data_folder(data)
    if kept is not None and kept != binaries.major:
        raise other_major(data, kept, binaries.major)
    where = layout.folder if kept is None else data
    if free_bytes(where) < (ROOM_TO_CREATE if kept is None else ROOM_TO_START):
        raise disk_full(where)


def initialise(layout: Layout, binaries: Binaries, user: SystemUser, lock: FileLock) -> None:
    """Make the data folder; a failed or killed try leaves nothing that a next one would take for a database.

    initdb inherits the lock, so that a next try waits for one that outlived its parent.
    """
    shutil.rmtree(layout.unfinished_data, ignore_errors=True)
    layout.unfinished_data.mkdir(mode=0o700)
    _give(layout.unfinished_data, user)
    done = user.run(
        [binaries.program("initdb"), "-D", layout.unfinished_data, "-U", ADMIN, "--auth=peer", "--encoding=UTF8",
         "--data-checksums", *_locale(binaries)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=(lock.descriptor,),
    )  # fmt: skip
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        with open_log(layout) as log:
            log.write(done.stderr)
        failure = from_log(said, log=layout.log, data=layout.data, user=user.name)
        shutil.rmtree(layout.unfinished_data, ignore_errors=True)
        raise failure
    if layout.data.exists():
        layout.data.rmdir()
    layout.unfinished_data.rename(layout.data)


def open_log(layout: Layout) -> BinaryIO:
    """For appending. A log that grew large is set aside when the server starts; one old one is kept."""
    if layout.log.is_file() and layout.log.stat().st_size > LARGE_LOG:
        layout.log.replace(layout.log.with_suffix(".old.log"))
    file = layout.log.open("ab")
    if os.geteuid() == 0:
        owner = layout.folder.stat()
        os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
    os.fchmod(file.fileno(), 0o600)
    return file


def _locale(binaries: Binaries) -> list[str]:
    """The same order and case rules everywhere: by code point, with the letter cases of Unicode where possible."""
    if binaries.major >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().split()
    if "c.utf-8" in known or "c.utf8" in known:
        return ["--locale=C.UTF-8"]
    # Older macOS has no C.UTF-8, but a UTF-8 locale for letter cases alone.
    return ["--locale=C", "--lc-ctype=en_US.UTF-8"] if "en_us.utf-8" in known else ["--locale=C"]


def write_access_files(layout: Layout, user: SystemUser) -> tuple[Path, Path]:
    """pg_hba and pg_ident: the server's user, root and whoever starts it may be Kiem's roles, and nobody else.

    A connection over the socket shows the caller's user by the system itself (peer), so there is no password to keep.
    """
    access, identities = layout.folder / "pg_hba.conf", layout.folder / "pg_ident.conf"
    names = sorted({user.name, "root", pwd.getpwuid(os.geteuid()).pw_name})
    roles = (ADMIN, OWNER, APPLICATION)
    _write(access, f"local all {','.join(roles)} peer map=kiem\n")
    _write(identities, "".join(f'kiem "{name}" {role}\n' for name in names for role in roles))
    return access, identities


def _write(path: Path, text: str) -> None:
    if path.is_file() and path.read_text() == text:
        return
    fresh = path.with_name(f"{path.name}.fresh")
    fresh.write_text(text)
    fresh.chmod(0o644)
    fresh.replace(path)
