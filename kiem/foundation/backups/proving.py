"""Putting a backup back: into a scratch server of its own to prove it, or in the place of the database."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiem.foundation.backups.figures import Figures, figures_of
from kiem.foundation.backups.locked import CannotUnlock, WhyLocked
from kiem.foundation.backups.making import Contents, open_backup
from kiem.foundation.database import dump
from kiem.foundation.database.connections import connect
from kiem.foundation.database.databases import ensure_database, manager
from kiem.foundation.database.home import ensure_home, kiem_home
from kiem.foundation.database.locks import held
from kiem.foundation.database.messages import DatabaseUnavailable, Message
from kiem.foundation.database.messages import message as _
from kiem.foundation.database.server import embedded_server

SCRATCH, RESTORING = "scratch", "restoring"
SECONDS_FOR_ANOTHER = 3600.0
_SENTENCES: Mapping[WhyLocked, Message] = {
    WhyLocked.NO_BACKUP: _("it is no backup of Kiem"),
    WhyLocked.OTHER_KEY: _("it was locked with another key"),
    WhyLocked.DAMAGED: _("it was cut off or damaged"),
}


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """One backup or restore of an installation at a time. Raises DatabaseUnavailable when another takes an hour."""
    ensure_home(home)
    with held(home / "backups.lock", seconds=SECONDS_FOR_ANOTHER) as got:
        if not got:
            raise DatabaseUnavailable(
                _("Another backup or restore has been running for an hour. Nothing was made or changed."),
                _("Wait until it is done, or stop it, and try again."),
            )
        yield


def prove(file: Path, key: bytes, *, home: Path | None = None, environ: Mapping[str, str] = os.environ) -> Contents:
    """Put a backup into a server of its own, without port, mail or jobs, and compare what it holds table by table.

    Call it ``alone``. Raises DatabaseUnavailable with a sentence when it cannot be put back, or holds something else
    than was counted.
    """
    home = home or kiem_home(environ)
    own = {name: value for name, value in environ.items() if not name.endswith("DATABASE_URL")}
    _clear(home / RESTORING)
    with (
        _emptied(home / SCRATCH) as scratch,
        _unlocked(file, key, scratch) as (contents, plain),
        embedded_server(scratch),
    ):
        there = ensure_database("kiem", home=scratch, environ=own)
        dump.restore(plain, "kiem", home=scratch, environ=own, with_rights=False)
        with connect(manager(there, environ=own), autocommit=False) as connection:
            found = figures_of(connection)
    differs = _first_difference(contents.figures, found)
    if differs:
        raise DatabaseUnavailable(
            _("The backup %(file)s was put back and is not whole: %(table)s differs.", file=file.name, table=differs),
            _("Keep the older backups, and make a new one with: kiem backup"),
        )
    return contents


def put_back(
    file: Path, name: str, key: bytes, *, home: Path | None = None, environ: Mapping[str, str] = os.environ
) -> None:
    """Put a backup in the place of database ``name``, all or nothing. Raises DatabaseUnavailable with a sentence."""
    place = home or kiem_home(environ)
    with alone(place), _emptied(place / RESTORING) as folder, _unlocked(file, key, folder) as (_contents, plain):
        dump.restore(plain, name, home=home, environ=environ)


def _first_difference(counted: Figures, found: Figures) -> str:
    return next((table for table in sorted({*counted, *found}) if counted.get(table) != found.get(table)), "")


@contextmanager
def _emptied(folder: Path) -> Iterator[Path]:
    """An empty folder for one proof or restore; what a killed one left in it goes first, and all of it afterwards."""
    _clear(folder)
    try:
        yield ensure_home(folder)
    finally:
        _clear(folder)


def _clear(folder: Path) -> None:
    if (folder / "database" / "data").exists():
        embedded_server(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _unlocked(file: Path, key: bytes, folder: Path) -> Iterator[tuple[Contents, Path]]:
    """The dump in a backup, as a file that only this user reads and that is gone afterwards."""
    plain = folder / f"{file.name}.unlocked"
    try:
        with file.open("rb") as source:
            contents, pieces = open_backup(source, key)
            with os.fdopen(os.open(plain, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
                for piece in pieces:
                    target.write(piece)
        yield contents, plain
    except CannotUnlock as error:
        raise _not_put_back(file, _SENTENCES[error.why]) from error
    except OSError as error:
        raise _not_put_back(file, error.strerror or str(error)) from error
    finally:
        plain.unlink(missing_ok=True)


def _not_put_back(file: Path, reason: object) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("%(file)s was not put back: %(reason)s. The database is as it was.", file=file.name, reason=reason),
        _("Name the key that it was locked with (backup.key in the folder of keys), or take another backup."),
    )
