"""One run: make a backup, prove it, remove what the schedule no longer keeps, and note what became of it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiem.foundation.backups.folder import Run, backup_folder, backups_in, moment_of, note_run, runs_in
from kiem.foundation.backups.making import make_backup, not_made
from kiem.foundation.backups.proving import prove
from kiem.foundation.backups.schedule import Schedule, kept
from kiem.foundation.database.home import kiem_home
from kiem.foundation.database.locks import held
from kiem.foundation.database.messages import DatabaseUnavailable

SECONDS_FOR_ANOTHER = 3600.0


def back_up(
    name: str,
    key: bytes,
    schedule: Schedule,
    *,
    at: datetime,
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Run:
    """Make, prove and note one backup; older ones go only after a new one was proven. Two runs wait for each other.

    What failed is noted with its sentence and given back, not raised: whoever looks at the site must be told.
    """
    folder = backup_folder(environ) if home is None else home / "backups"
    run = Run(at)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with held(folder / "making.lock", seconds=SECONDS_FOR_ANOTHER):
            file, contents = make_backup(name, folder, key, at=at, home=home, environ=environ)
            run = replace(run, file=file.name, size=file.stat().st_size)
            run = replace(run, tables=len(contents.figures), rows=contents.rows)
            prove(file, key, home=home or kiem_home(environ))
            _remove_older(folder, schedule)
    except DatabaseUnavailable as error:
        run = replace(run, failure=(error.message, error.remedy))
    except OSError as error:
        said = not_made(error.strerror or str(error))
        run = replace(run, failure=(said.message, said.remedy))
    with suppress(OSError):  # what cannot be noted is found out by the last good one growing old
        note_run(run, folder)
    return run


def _remove_older(folder: Path, schedule: Schedule) -> None:
    """Keep by the schedule those that were proven; what was not goes with the first one that is."""
    proven = {run.file for run in runs_in(folder) if not run.failure}
    files = backups_in(folder)
    latest = files[:1]
    moments = {moment_of(file): file for file in files if file.name in proven or file in latest}
    staying = {moments[moment] for moment in kept(moments, schedule)}
    for file in files:
        if file not in staying:
            file.unlink(missing_ok=True)
