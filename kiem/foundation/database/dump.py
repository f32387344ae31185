"""Saving a database to one file and bringing it back; major upgrades of PostgreSQL go through this too."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from psycopg import sql

from . import binaries
from .connections import Connection, connect, is_external, urls
from .databases import create, drop, exists, manager
from .failures import last_words
from .messages import DatabaseUnavailable
from .messages import message as _
from .system_user import PLAIN_ENVIRONMENT


def dump(name: str, file: Path, *, home: Path | None = None, environ: Mapping[str, str] = os.environ) -> None:
    """Save database `name`, whole and at one moment, in PostgreSQL's own compressed form, readable by this user alone.

    The file appears when it is complete; one that stood there stays until then. It holds everything in the clear.
    """
    source = manager(urls(name, home=home, environ=environ), environ)
    program = binaries.tool("pg_dump", _major(source), environ)
    unfinished = file.with_name(f"{file.name}.partial")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600, exist_ok=False)
        _run([program, "--format=custom", "--no-password", "--file", unfinished], source, partial(_cannot_save, file))
        unfinished.replace(file)
    except OSError as error:
        raise _cannot_save(file, error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(
    file: Path,
    name: str,
    *,
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    with_rights: bool = True,
) -> None:
    """Put what `dump` saved in place of database `name`, all or nothing: it is read into a new database that takes the
    name at the end. Whoever is connected to the old one is cut off. Without rights where other roles are."""
    target = manager(urls(name, home=home, environ=environ), environ)
    fresh = target.named(f"{target.name}__restoring")
    program = binaries.tool("pg_restore", _major(target.named("postgres")), environ)
    owner = urls(name, home=home, environ=environ).owner.user
    drop(fresh.name, home=home, environ=environ)
    try:
        create(fresh, owner=owner)
        with NamedTemporaryFile("w", suffix=".contents") as contents:
            contents.write(_contents(program, file))
            contents.flush()
            ownership = ["--no-owner"] if is_external(environ) or not with_rights else []
            ownership += [] if with_rights else ["--no-privileges"]
            command: list[str | Path] = [
                program,
                "--exit-on-error",
                "--no-password",
                f"--use-list={contents.name}",
                *ownership,
            ]
            _run([*command, f"--dbname={fresh.name}", file], fresh, partial(_cannot_restore, file))
        _take_over(fresh, target)
    finally:
        drop(fresh.name, home=home, environ=environ)


def _contents(program: Path, file: Path) -> str:
    """The dump's table of contents without the comments on extensions, which only a superuser may write."""
    listing = subprocess.run(
        [program, "--list", file], capture_output=True, text=True, env=PLAIN_ENVIRONMENT, check=False
    )
    if listing.returncode:
        raise _cannot_restore(file, last_words(listing.stderr))
    return "".join(line for line in listing.stdout.splitlines(keepends=True) if " COMMENT - EXTENSION " not in line)


def _take_over(fresh: Connection, target: Connection) -> None:
    """The old database goes aside, the fresh one takes its name, and only then the old one goes."""
    old = f"{target.name}__before"
    rename, drop_it = "ALTER DATABASE {} RENAME TO {}", "DROP DATABASE IF EXISTS {} WITH (FORCE)"
    there = exists(target)
    with connect(target.named("postgres")) as connection:
        connection.execute(sql.SQL(drop_it).format(sql.Identifier(old)))
        if there:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [target.name]
            )
            connection.execute(sql.SQL(rename).format(sql.Identifier(target.name), sql.Identifier(old)))
        connection.execute(sql.SQL(rename).format(sql.Identifier(fresh.name), sql.Identifier(target.name)))
        connection.execute(sql.SQL(drop_it).format(sql.Identifier(old)))


def _major(connection: Connection) -> int:
    with connect(connection) as opened:
        return opened.info.server_version // 10000


def _run(command: Sequence[str | Path], target: Connection, failure: Callable[[str], DatabaseUnavailable]) -> None:
    environment = PLAIN_ENVIRONMENT | target.environment()
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise failure(last_words(done.stderr))


def _cannot_save(file: Path, reason: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "The database was not saved to %(file)s: %(reason)s. The database itself is as it was.",
            file=file,
            reason=reason,
        ),
        _("Mend what it names (room on the disk, rights on the folder) and save again."),
    )


def _cannot_restore(file: Path, reason: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("%(file)s was not restored: %(reason)s. The database is as it was.", file=file, reason=reason),
        _("Check that the file was saved by Kiem, by this version of PostgreSQL or an older one, and restore again."),
    )
