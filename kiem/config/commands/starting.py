"""What most commands need first: the database running, Django set up, and the organisation they are about."""

import argparse
import json
import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kiem.config.settings.declared import read
from kiem.foundation.database.databases import prepare

if TYPE_CHECKING:
    from kiem.foundation.database.server import EmbeddedServer


class CannotRun(Exception):
    """A command cannot do what was asked; its sentence goes to standard error."""


@contextmanager
def ready(database: str | None = None) -> Iterator["EmbeddedServer | None"]:
    """The database running and Django set up; gives the embedded server, if that is what runs, and leaves it again."""
    if database:
        os.environ["KIEM_DATABASE"] = database
    _urls, server = prepare(read()["KIEM_DATABASE"])
    try:
        import django

        django.setup()
        yield server
    finally:
        from django.db import connections

        connections.close_all()
        if server is not None:
            server.leave()


@contextmanager
def ready_and_migrated() -> Iterator["EmbeddedServer | None"]:
    """Like `ready`, for what needs the tables. Raises CannotRun when the database is of an older version."""
    with ready() as server:
        from kiem.config.commands.migrate import waiting

        if waiting():
            raise CannotRun("The database is of an older version. First run: kiem migrate")
        yield server


def add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="answer as one JSON object")


def say(asked: argparse.Namespace, sentence: str, **facts: Any) -> None:
    """Answer: a sentence for people, or one JSON object."""
    if getattr(asked, "json", False):
        sys.stdout.write(
            json.dumps({"done": True, "message": sentence, **facts}, ensure_ascii=False, default=str) + "\n"
        )
    else:
        sys.stdout.write(f"{sentence}\n")


def progress(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def add_organisation(command: argparse.ArgumentParser) -> None:
    command.add_argument("--organisation", metavar="NAME", help="which organisation; may be left out when there is one")


def organisation_named(name: str | None) -> uuid.UUID:
    """The id of the organisation meant. Raises CannotRun when there is none, or several and no name."""
    from kiem.foundation.every import every_organisation

    found = every_organisation()
    wanted = [key for key, title in found if name is None or title.casefold() == name.casefold()]
    if len(wanted) == 1:
        return wanted[0]
    names = ", ".join(title for _key, title in found) or "none yet"
    raise CannotRun(f"Say which organisation with --organisation NAME. There is: {names}.")
