"""``kiem dump`` and ``kiem restore``: the whole database in one file, and back; also for a new major of PostgreSQL."""

import argparse
import os
from pathlib import Path

from kiem.config.commands.starting import CannotRun, add_json, say
from kiem.config.settings.declared import read
from kiem.foundation.backups.locked import is_backup
from kiem.foundation.backups.proving import put_back
from kiem.foundation.database import dump
from kiem.foundation.database.databases import prepare
from kiem.foundation.keys import key_folder, known_backup_key


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, explained in (
        ("dump", "save the whole database in one file, which is not locked"),
        ("restore", "put a backup or a saved database in the place of the present one"),
    ):
        command = commands.add_parser(name, help=explained)
        command.add_argument("file", metavar="FILE")
        if name == "restore":
            command.add_argument("--key", default="", metavar="FILE", help="the key that a backup was locked with")
        add_json(command)
        command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    name, path = read()["KIEM_DATABASE"], Path(asked.file)
    if asked.command == "restore" and not path.is_file():
        raise CannotRun(f"{path} is not there. Nothing was changed.")
    _urls, server = prepare(name)
    try:
        if asked.command == "dump":
            before = os.umask(0o077)
            dump.dump(name, path)
            os.umask(before)
            say(asked, f"The database was saved in {path}. Keep it as safe as the database itself.", file=path)
        else:
            _restore(path, name, asked.key)
            say(asked, f"The database was restored from {path}.", file=path)
    finally:
        if server is not None:
            server.leave()
    return 0


def _restore(path: Path, name: str, key: str) -> None:
    with path.open("rb") as file:
        is_locked = is_backup(file)
    if is_locked:
        put_back(path, name, _key_in(key))
    else:
        dump.restore(path, name)


def _key_in(file: str) -> bytes:
    try:
        return known_backup_key(file)
    except (OSError, ValueError) as error:
        place = file or key_folder() / "backup.key"
        raise CannotRun(f"{place} holds no key of backups. Nothing was changed. Name it with --key FILE.") from error
