"""Databases on the server: made, cloned from a template and dropped. The server must run, except for `prepare`."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

import psycopg
from psycopg import sql

from .cluster import ADMIN, OWNER
from .connections import MAIN, Connection, DatabaseUrls, connect, is_external, urls
from .home import kiem_home
from .messages import DatabaseUnavailable
from .messages import message as _
from .roles import furnish, provision
from .server import EmbeddedServer, embedded_server

SECONDS_FOR_A_FREE_TEMPLATE = 15.0


def prepare(
    name: str, *, home: Path | None = None, environ: Mapping[str, str] = os.environ
) -> tuple[DatabaseUrls, EmbeddedServer | None]:
    """Start or attach to the embedded server where one is used, make the database ready, and say where it is.

    The caller calls `leave()` on the server when it ends; None where the settings point to another server.
    """
    server = None if is_external(environ) else embedded_server(home or kiem_home(environ)).start()
    try:
        return ensure_database(name, home=home, environ=environ), server
    except BaseException:
        if server:
            server.leave()
        raise


def ensure_database(name: str, *, home: Path | None = None, environ: Mapping[str, str] = os.environ) -> DatabaseUrls:
    """The database with its extensions and rights, owned by the owner's role. Safe to repeat, also twice at once."""
    both = urls(name, home=home, environ=environ)
    boss = manager(both, environ)
    if not (is_external(environ) and name == MAIN) and not exists(boss):
        create(boss, owner=both.owner.user)
    if is_external(environ):
        provision(both.owner, both.application.user)
    else:
        with connect(boss) as connection:
            furnish(connection, owner=OWNER, application=both.application.user, give_schema=True)
    return both


def manager(both: DatabaseUrls, environ: Mapping[str, str] = os.environ) -> Connection:
    """Who makes, saves and restores databases: the embedded server's administrator, or else the owner."""
    return both.owner if is_external(environ) else Connection(both.owner.name, ADMIN, both.owner.host, both.owner.port)


def exists(target: Connection) -> bool:
    with connect(target.named("postgres")) as connection:
        return connection.execute("SELECT FROM pg_database WHERE datname = %s", [target.name]).fetchone() is not None


def create(target: Connection, *, owner: str, template: str = "template0") -> None:
    """An existing database of that name stays as it is."""
    statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    names = (sql.Identifier(each) for each in (target.name, owner, template))
    with connect(target.named("postgres")) as connection:
        try:
            connection.execute(statement.format(*names))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            # Another process made it a moment ago.
            return
        except psycopg.errors.InsufficientPrivilege as error:
            raise DatabaseUnavailable(
                _("The role %(role)s may not make the database %(name)s. Nothing was changed.",
                  role=target.user, name=target.name),
                _("Make the database on the server with %(role)s as its owner, or give the role CREATEDB.",
                  role=target.user),
            ) from error  # fmt: skip


def clone(
    template: str, name: str, *, home: Path | None = None, environ: Mapping[str, str] = os.environ
) -> DatabaseUrls:
    """A copy of the database `template` (0.1 to 0.3 s), to which nobody may be connected; waits a little for that.

    An older database called `name` is dropped first.
    """
    both = urls(name, home=home, environ=environ)
    drop(name, home=home, environ=environ)
    until = time.monotonic() + SECONDS_FOR_A_FREE_TEMPLATE
    while True:
        try:
            create(both.owner, owner=both.owner.user, template=template)
            break
        except psycopg.errors.ObjectInUse:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    with connect(both.owner) as connection:
        # A copy does not take along the rights on the database as a whole.
        statement = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(both.application.user)))
    return both


def drop(name: str, *, home: Path | None = None, environ: Mapping[str, str] = os.environ) -> None:
    """Drop the database with everything in it, whoever is connected; nothing happens when there is none."""
    boss = manager(urls(name, home=home, environ=environ), environ)
    with connect(boss.named("postgres")) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(boss.name)))
