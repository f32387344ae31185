"""``kiem migrate``: bring the database to this version's schema, as the owner's role."""

import argparse

from kiem.config.commands.starting import add_json, progress, ready, say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("migrate", help="bring the database to this version's schema")
    command.add_argument("--check", action="store_true", help="only say whether it is needed (exit code 1 when it is)")
    add_json(command)
    command.set_defaults(run=run)


def waiting() -> list[str]:
    """The migrations that the database has not had yet."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return [str(migration) for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def migrate() -> int:
    """Apply what is waiting; the number applied."""
    from django.core.management import call_command

    number = len(waiting())
    if number:
        progress("The database is being brought to this version …")
        call_command("migrate", database="owner", interactive=False, verbosity=0)
    return number


def run(asked: argparse.Namespace) -> int:
    with ready():
        if asked.check:
            found = waiting()
            say(
                asked,
                f"{len(found)} migrations are waiting." if found else "The database is up to date.",
                waiting=found,
            )
            return 1 if found else 0
        number = migrate()
        say(
            asked, f"{number} migrations applied." if number else "The database was up to date already.", applied=number
        )
    return 0
