"""``kiem demo``: build the fictional organisation in a database of its own, never beside a real one."""

import argparse
import os
import time

from kiem.config.commands.starting import CannotRun, add_json, progress, ready, say

DEMO_DATABASE = "kiem_demo"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("demo", help="build the demo organisation in a database of its own")
    command.add_argument("--again", action="store_true", help="throw the demo away and build it anew")
    add_json(command)
    command.set_defaults(run=run)


def prepare_demo(*, again: bool = False) -> bool:
    """Build the demo when it is not there yet, or not of this version; in a process of its own. True when built."""
    import subprocess
    import sys

    words = [sys.executable, "-m", "kiem", "demo", *(["--again"] if again else [])]
    done = subprocess.run(words, env={**os.environ, "KIEM_DATABASE": DEMO_DATABASE}, check=False)
    if done.returncode:
        raise CannotRun(
            "The demo could not be built; what went wrong stands above. Your own organisation is untouched."
        )
    return True


def run(asked: argparse.Namespace) -> int:
    os.environ["KIEM_DATABASE"] = DEMO_DATABASE
    with ready():
        from kiem.config.commands.migrate import migrate, waiting

        if asked.again:
            _throw_away()
        fresh = bool(waiting())
        migrate()
        built, seconds = _build()
        if built:
            say(asked, f"The demo organisation was built in {seconds:.0f} seconds.", seconds=seconds, built=True)
        elif asked.json or not fresh:
            progress("The demo organisation is there.")
    return 0


def _build() -> tuple[bool, float]:
    from kiem.demo.building import build_demo
    from kiem.foundation.every import forbids, organisation_ids

    if forbids(demo=True):
        raise CannotRun("There is a real organisation in this database. The demo is never built beside one.")
    if organisation_ids():
        return False, 0.0
    begun = time.monotonic()
    progress("The demo organisation is being built (about a minute, only this once) …")
    build_demo(say=progress)
    return True, time.monotonic() - begun


def _throw_away() -> None:
    from django.db import connections

    from kiem.foundation.database.databases import drop, ensure_database

    connections.close_all()
    drop(DEMO_DATABASE)
    ensure_database(DEMO_DATABASE)
