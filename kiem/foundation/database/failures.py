"""From what the system or PostgreSQL says to a sentence: what happened, what was kept and how to mend it."""

import errno
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from .messages import DatabaseUnavailable
from .messages import message as _

ROOM_TO_START = 24 * 1024 * 1024
"""Bytes: one new WAL segment (16 MB) and some."""
ROOM_TO_CREATE = 96 * 1024 * 1024
"""Bytes: a fresh data folder is 39 MB; a database 8 MB; and room to work."""


def disk_full(folder: Path) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "The disk of %(folder)s is full. The database was not started; what was saved is still there.",
            folder=folder,
        ),
        _("Make at least 100 MB free on that disk, or set KIEM_HOME to a folder on another disk, and start again."),
    )


def disk_read_only(folder: Path) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("The disk of %(folder)s can only be read. Nothing was changed.", folder=folder),
        _("Mount it writable, or set KIEM_HOME to a folder that can be written, and start again."),
    )


def not_allowed(folder: Path, user: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("The user %(user)s may not write in %(folder)s. Nothing was changed.", user=user, folder=folder),
        _("Give that user the folder, start Kiem as the folder's owner, or set KIEM_HOME to a folder of your own."),
    )


def not_passable(folder: Path, user: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "The database runs as system user %(user)s, who may not pass the folder %(folder)s. Nothing was changed.",
            user=user,
            folder=folder,
        ),
        _("Allow it with: chmod o+x '%(folder)s', or set KIEM_HOME to another folder.", folder=folder),
    )


def in_use(data: Path, pid: int | None) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "The data folder %(data)s is in use by another database server (%(holder)s). It was left as it is.",
            data=data,
            holder=_("process %(pid)s", pid=pid) if pid else _("in another container, or ending"),
        ),
        _("Stop that server first, or set KIEM_HOME to another folder."),
    )


def other_major(data: Path, kept: int, found: int | None) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "The data folder %(data)s was made by PostgreSQL %(kept)s; here is %(found)s. It was left as it is.",
            data=data,
            kept=kept,
            found=found or "?",
        ),
        _(
            "Save it with version %(kept)s (set KIEM_POSTGRES_BIN to its bin folder and run kiem dump), "
            "move the folder away, and restore the saved file with the new version.",
            kept=kept,
        ),
    )


def not_a_data_folder(data: Path) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("The folder %(data)s holds files but no database of PostgreSQL. It was left as it is.", data=data),
        _("Move what is in it elsewhere, or put a saved copy of the whole folder back, and start again."),
    )


def did_not_start(log: Path, last_words: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("The database did not start: %(last_words)s. What was saved is still there.", last_words=last_words),
        _("Read %(log)s for the whole story, mend what it names, and start again.", log=log),
    )


def from_os_error(error: OSError, folder: Path, user: str) -> DatabaseUnavailable:
    """The sentence for a failed file operation in `folder`; the folder named is the one that stands in the way."""
    where = folder if error.filename is None else Path(os.fsdecode(error.filename))
    where = next(path for path in (where, *where.parents) if _is_there(path))
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return disk_full(folder)
        case errno.EROFS:
            return disk_read_only(folder)
        case errno.EACCES | errno.EPERM:
            return not_allowed(where, user)
        case _other:
            return DatabaseUnavailable(
                _(
                    "%(path)s cannot be used: %(reason)s. Nothing was changed.",
                    path=where,
                    reason=error.strerror or error,
                ),
                _("Mend it, or set KIEM_HOME to another folder."),
            )


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists()
    return False


def free_bytes(folder: Path) -> int:
    """Bytes that an ordinary user may still write on the disk of `folder`."""
    return shutil.disk_usage(folder).free


def from_log(text: str, *, log: Path, data: Path, user: str) -> DatabaseUnavailable:
    """The sentence for what `postgres` or `initdb` wrote before it gave up."""
    if (
        "No space left on device" in text
        or "Disk quota exceeded" in text
        or free_bytes(data.parent) < ROOM_TO_START // 8
    ):
        return disk_full(data.parent)
    if "Read-only file system" in text:
        return disk_read_only(data.parent)
    if "incompatible with server" in text:
        kept = re.search(r"initialized by PostgreSQL version (\d+)", text)
        return other_major(data, int(kept[1]) if kept else 0, None)
    if "already exists" in text or "still in use" in text:
        holder = re.search(r"PID (\d+)", text)
        return in_use(data, int(holder[1]) if holder else None)
    if "Permission denied" in text:
        return not_allowed(data, user)
    return did_not_start(log, last_words(text))


def last_words(text: str) -> str:
    """The last error line, without PostgreSQL's prefix; `?` when there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.search(r"FATAL|PANIC|error:|could not", line)]
    words = (errors or lines or ["?"])[-1]
    return re.sub(r"^.*?(FATAL|PANIC|error):\s*", "", words).rstrip(".")
