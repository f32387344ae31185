"""The ``kiem`` command line.

Exit codes: 0 done; 1 not done, or something was found wrong; 2 the command was not understood; 3 not allowed or not
found; 4 the database cannot be reached. With ``--json`` the answer is one JSON object on standard output.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence

from kiem import __version__
from kiem.config.commands import (
    audit,
    backup,
    bring_in,
    demo,
    doctor,
    dump,
    found,
    migrate,
    outbox,
    report,
    serve,
    take_out,
    worker,
)
from kiem.config.commands.starting import CannotRun
from kiem.config.settings.declared import BadSetting
from kiem.foundation.database.messages import DatabaseUnavailable

DONE, NOT_DONE, NOT_UNDERSTOOD, REFUSED, NO_DATABASE = 0, 1, 2, 3, 4
COMMANDS = (serve, worker, migrate, demo, found, bring_in, take_out, report, outbox, audit, backup, dump, doctor)


def parser() -> argparse.ArgumentParser:
    """The whole command line; each command module adds its own part."""
    whole = argparse.ArgumentParser(prog="kiem", description="Competence management for the social profit.")
    whole.add_argument("--version", action="version", version=f"kiem {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiem.config.settings.production")
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except DatabaseUnavailable as error:
        return say_failure(asked, NO_DATABASE, str(error))
    except (BadSetting, CannotRun) as error:
        return say_failure(asked, NOT_DONE, str(error))
    except KeyboardInterrupt:
        return NOT_DONE


def say_failure(asked: argparse.Namespace, code: int, sentence: str) -> int:
    """Say what went wrong, on standard error and, with ``--json``, as an object on standard output."""
    if getattr(asked, "json", False):
        sys.stdout.write(json.dumps({"done": False, "code": code, "message": sentence}, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{sentence}\n")
    return code
