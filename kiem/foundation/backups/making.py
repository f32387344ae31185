"""Making a backup: the database at one moment, what it holds counted in that moment, and all of it locked at once."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO

import psycopg

from kiem.foundation.backups.figures import Figures, figures_of
from kiem.foundation.backups.folder import give_to_owner, unproven_file
from kiem.foundation.backups.locked import lock, unlock
from kiem.foundation.database import binaries
from kiem.foundation.database.connections import Connection, connect, urls
from kiem.foundation.database.databases import manager
from kiem.foundation.database.failures import last_words
from kiem.foundation.database.messages import DatabaseUnavailable
from kiem.foundation.database.messages import message as _
from kiem.foundation.database.system_user import PLAIN_ENVIRONMENT

UNFINISHED = "making.partial"
"""One name, so that what a killed run left is written over by the next."""
_LENGTH = 8
_AT_ONCE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself: by which version of PostgreSQL it was made, and what it holds."""

    major: int
    figures: Figures

    @property
    def rows(self) -> int:
        return sum(rows for rows, _total in self.figures.values())


def make_backup(
    name: str,
    folder: Path,
    key: bytes,
    *,
    at: datetime,
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> tuple[Path, Contents]:
    """Save database ``name`` in a locked file in ``folder``, not proven yet, which appears when it is complete.

    Nothing of it stands on the disk in the clear. Raises DatabaseUnavailable with a sentence; nothing is left then.
    """
    source, file = manager(urls(name, home=home, environ=environ), environ), unproven_file(at, folder)
    unfinished = folder / UNFINISHED
    try:
        with connect(source, autocommit=False) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            major = connection.info.server_version // 10000
            snapshot = str((connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",))[0])
            contents = Contents(major, figures_of(connection))
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
                lock(_content(contents, source, snapshot, environ), target, key)
                target.flush()
                os.fsync(target.fileno())
        give_to_owner(unfinished)
        unfinished.replace(file)
    except (OSError, psycopg.Error) as error:
        raise not_made(str(getattr(error, "strerror", None) or error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return file, contents


def open_backup(source: BinaryIO, key: bytes) -> tuple[Contents, Iterator[bytes]]:
    """What a backup says of itself, and the dump in it. Raises CannotUnlock, also while the dump is being read."""
    pieces = unlock(source, key)
    held = b""
    while len(held) < _LENGTH or len(held) < _LENGTH + int.from_bytes(held[:_LENGTH], "big"):
        held += next(pieces)
    ends = _LENGTH + int.from_bytes(held[:_LENGTH], "big")
    said = json.loads(held[_LENGTH:ends])
    figures = {table: (int(rows), str(total)) for table, (rows, total) in said["figures"].items()}
    return Contents(int(said["major"]), figures), _rest(held[ends:], pieces)


def _rest(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _content(contents: Contents, source: Connection, snapshot: str, environ: Mapping[str, str]) -> Iterator[bytes]:
    said = json.dumps({"major": contents.major, "figures": contents.figures}).encode()
    yield len(said).to_bytes(_LENGTH, "big") + said
    program = binaries.tool("pg_dump", contents.major, environ)
    command: list[str | Path] = [program, "--format=custom", "--no-password", f"--snapshot={snapshot}"]
    environment = PLAIN_ENVIRONMENT | source.environment()
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as dumping:
        try:
            yield from _read(dumping.stdout)
        finally:
            if dumping.poll() is None and dumping.stdout is not None:
                dumping.stdout.close()
        words = dumping.stderr.read().decode(errors="replace") if dumping.stderr else ""
        if dumping.wait():
            raise not_made(last_words(words))


def _read(stream: IO[Any] | None) -> Iterator[bytes]:
    while stream is not None and (some := stream.read(_AT_ONCE)):
        yield some


def not_made(reason: str) -> DatabaseUnavailable:
    """What the one who looks is told, whatever stood in the way."""
    return DatabaseUnavailable(
        _("The backup was not made: %(reason)s. The database and the older backups are as they were.", reason=reason),
        _("Mend what it names (room on the disk, rights on the folder) and make one with: kiem backup"),
    )
