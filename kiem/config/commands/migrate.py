"""``kiem migrate``: bring the database to this version's schema, as the owner's role."""

import argparse

from kiem.config.commands.starting import CannotRun, add_json, progress, ready, say
from kiem.foundation.backups.nightly import back_up


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("migrate", help="bring the database to this version's schema")
    command.add_argument("--check", action="store_true", help="only say whether it is needed (exit code 1 when it is)")
    command.add_argument("--without-backup", action="store_true", help="make no backup first")
    add_json(command)
    command.set_defaults(run=run)


def waiting() -> list[str]:
    """The migrations that the database has not had yet."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return [str(migration) for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def migrate(*, without_backup: bool = False) -> int:
    """Apply what is waiting, after a backup where a real organisation stands; the number applied.

    Raises CannotRun when the backup cannot be made or proven: then nothing was changed.
    """
    from django.core.management import call_command

    number = len(waiting())
    if number and not without_backup and _holds_a_real_organisation():
        _back_up_first()
    if number:
        progress("The database is being brought to this version …")
        call_command("migrate", database="owner", interactive=False, verbosity=0)
    return number


def _holds_a_real_organisation() -> bool:
    """Asked of the table itself, because it may be of an older version."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT to_regclass('foundation_organisation') IS NOT NULL")
        if cursor.fetchone() != (True,):
            return False
        cursor.execute("SELECT EXISTS (SELECT FROM foundation_organisation WHERE NOT is_demo)")
        return bool(cursor.fetchone() == (True,))


def _back_up_first() -> None:
    from django.conf import settings
    from django.utils import timezone

    progress("First a backup is made and put back elsewhere, to be sure of it …")
    made = back_up(settings.KIEM_DATABASE, settings.KIEM_BACKUPS_KEPT, at=timezone.now())
    if made.failure:
        reason = " ".join(map(str, made.failure))
        raise CannotRun(f"{reason} Nothing was changed. To go on without: kiem migrate --without-backup")


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
        number = migrate(without_backup=asked.without_backup)
        say(
            asked, f"{number} migrations applied." if number else "The database was up to date already.", applied=number
        )
    return 0
