"""One run: make a backup, prove it, remove what the schedule no longer keeps, and note what became of it."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import psycopg

from kiem.foundation.backups.folder import (
    PROVEN,
    UNPROVEN,
    Run,
    backup_folder,
    backups_in,
    moment_of,
    note_run,
    ready_folder,
)
from kiem.foundation.backups.making import make_backup, not_made
from kiem.foundation.backups.proving import alone, prove
from kiem.foundation.backups.schedule import Schedule, kept
from kiem.foundation.database.home import kiem_home
from kiem.foundation.database.messages import DatabaseUnavailable
from kiem.foundation.keys import backup_key


def back_up(
    name: str,
    schedule: Schedule,
    *,
    at: datetime,
    key: Callable[[], bytes] = backup_key,
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Run:
    """Make, prove and note one backup; older ones go only after a new one was proven. Two runs wait for each other.

    What failed is noted with its sentence and given back, not raised: whoever looks at the site must be told.
    """
    folder = backup_folder(environ) if home is None else home / "backups"
    run = Run(at)
    try:
        ready_folder(folder)
        with alone(home or kiem_home(environ)):
            run = _made(run, name, folder, key(), home, environ)
            _remove_older(folder, schedule, folder / run.file)
    except DatabaseUnavailable as error:
        run = replace(run, failure=(error.message, error.remedy))
    except (OSError, ValueError, psycopg.Error) as error:
        said = not_made(getattr(error, "strerror", None) or " ".join(str(error).split()))
        run = replace(run, failure=(said.message, said.remedy))
    with suppress(OSError):  # what cannot be noted is found out by the last good one growing old
        note_run(run, folder)
    return run


def _made(run: Run, name: str, folder: Path, key: bytes, home: Path | None, environ: Mapping[str, str]) -> Run:
    """The name of a file says whether it was proven, so that it is known without any list."""
    unproven, contents = make_backup(name, folder, key, at=run.at, home=home, environ=environ)
    prove(unproven, key, home=home, environ=environ)
    file = unproven.replace(unproven.with_suffix(PROVEN))
    return replace(run, file=file.name, size=file.stat().st_size, tables=len(contents.figures), rows=contents.rows)


def _remove_older(folder: Path, schedule: Schedule, made: Path) -> None:
    """Keep by the schedule those that were proven, and always the one just made, whatever the clock did since."""
    moments = {moment_of(file): file for file in backups_in(folder)}
    staying = {made, *(moments[moment] for moment in kept(moments, schedule))}
    for file in (*moments.values(), *folder.glob(f"*{UNPROVEN}")):
        if file not in staying:
            file.unlink(missing_ok=True)
