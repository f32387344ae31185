"""``kiem backup``: make a backup now, proven like those of the night; or say which there are."""

import argparse

from kiem.config.commands.starting import CannotRun, add_json, progress, say
from kiem.config.settings.declared import read
from kiem.foundation.backups.folder import backup_folder, backups_in
from kiem.foundation.backups.nightly import back_up
from kiem.foundation.database.databases import prepare
from kiem.foundation.keys import key_folder


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("backup", help="make a locked backup and prove that it can be put back")
    command.add_argument("--list", action="store_true", help="only say which backups there are")
    add_json(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    return _list(asked) if asked.list else _make(asked)


def _list(asked: argparse.Namespace) -> int:
    folder = backup_folder()
    files = backups_in(folder)
    for file in files:
        progress(file.name)
    say(
        asked,
        f"{len(files)} backups in {folder}, each put back elsewhere and compared.",
        files=[file.name for file in files],
        folder=folder,
    )
    return 0


def _make(asked: argparse.Namespace) -> int:
    from django.utils import timezone

    settings = read()
    _urls, server = prepare(settings["KIEM_DATABASE"])
    try:
        run = back_up(settings["KIEM_DATABASE"], settings["KIEM_BACKUPS_KEPT"], at=timezone.now())
    finally:
        if server is not None:
            server.leave()
    if run.failure:
        raise CannotRun(" ".join(map(str, run.failure)))
    say(
        asked,
        f"The backup {run.file} was made, put back elsewhere and compared: {run.rows} rows in {run.tables} tables. "
        f"It lies in {backup_folder()}; keep the folder {key_folder()} on another place.",
        file=run.file,
        rows=run.rows,
        tables=run.tables,
    )
    return 0
