"""Who may do what in the database: the roles, their rights, and the check that the application's role is harmless."""

from typing import Any

import psycopg
from psycopg import sql

from .binaries import NEWEST, OLDEST
from .cluster import APPLICATION, OWNER
from .connections import Connection, connect, parse_url
from .messages import Message
from .messages import message as _

AnyConnection = psycopg.Connection[tuple[Any, ...]]
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent", "citext", "ltree")

_ATTRIBUTES = {
    OWNER: "LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    APPLICATION: "LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
}
_TIMEOUTS = {"statement_timeout": "30s", "idle_in_transaction_session_timeout": "60s"}

# One row of yes and no for the role that asks, its memberships counted: a member of a table's owner skips its policies.
# Temporary tables (a bulk load makes them) are its own to have.
_RIGHTS = """
WITH mine AS (SELECT oid, rolsuper, rolbypassrls, rolcreaterole, rolname FROM pg_roles
              WHERE pg_has_role(current_user, oid, 'MEMBER') OR rolname = current_user)
SELECT (SELECT bool_or(rolsuper) FROM mine),
       (SELECT bool_or(rolbypassrls) FROM mine),
       (SELECT bool_or(rolcreaterole) FROM mine),
       EXISTS (SELECT FROM pg_shdepend d JOIN mine ON d.refobjid = mine.oid AND d.refclassid = 'pg_authid'::regclass
               WHERE d.deptype = 'o'
                 AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
                 AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = d.objid AND d.classid = 'pg_class'::regclass
                                 AND c.relpersistence = 't')),
       has_schema_privilege('public', 'CREATE'),
       EXISTS (SELECT FROM mine WHERE rolname IN ('pg_execute_server_program', 'pg_read_server_files',
                                                  'pg_write_server_files'))
"""


def ensure_roles(admin: AnyConnection) -> None:
    """Create the owner's and the application's role where missing. One statement when both are there."""
    present = {
        row[0] for row in admin.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(_ATTRIBUTES)])
    }
    for role in _ATTRIBUTES.keys() - present:
        with admin.transaction():
            admin.execute(sql.SQL("CREATE ROLE {} " + _ATTRIBUTES[role]).format(sql.Identifier(role)))
            if role == APPLICATION:
                for setting, value in _TIMEOUTS.items():
                    admin.execute(
                        sql.SQL("ALTER ROLE {} SET {} = {}").format(
                            sql.Identifier(role), sql.Identifier(setting), value
                        )
                    )


def provision(owner: Connection | str, application_role: str) -> None:
    """Give the application's role its rights in the owner's database (a Connection or a URL). Safe to repeat.

    Run it before the first migration: rights reach the tables made afterwards. What a migration takes away later
    (UPDATE on append-only tables) stays away.
    """
    target = parse_url(owner, "KIEM_OWNER_DATABASE_URL") if isinstance(owner, str) else owner
    with connect(target) as connection:
        furnish(connection, owner=target.user, application=application_role)


def furnish(connection: AnyConnection, *, owner: str, application: str, give_schema: bool = False) -> None:
    """Extensions, and the rights that everything `owner` makes from now on gives to `application`.

    Only a superuser can give the schema to the owner; on another server the database's owner has it from the start.
    """
    names = {"owner": sql.Identifier(owner), "app": sql.Identifier(application),
             "database": sql.Identifier(connection.info.dbname)}  # fmt: skip
    with connection.transaction():
        # Two processes may furnish the same database at once.
        connection.execute("SELECT pg_advisory_xact_lock(715517)")
        _create_extensions(connection)
        for statement in (*["ALTER SCHEMA public OWNER TO {owner}"] * give_schema, *_GRANTS):
            connection.execute(sql.SQL(statement).format(**names))


_FROM_NOW_ON = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
_GRANTS = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO {app}",
    "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {app}",
    _FROM_NOW_ON + "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    _FROM_NOW_ON + "GRANT USAGE ON SEQUENCES TO {app}",
    # A function that runs with its owner's rights would otherwise be open to every role of the server.
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    _FROM_NOW_ON + "GRANT EXECUTE ON FUNCTIONS TO {app}",
)


def _create_extensions(connection: AnyConnection) -> None:
    missing = connection.execute(
        "SELECT name FROM pg_available_extensions WHERE installed_version IS NULL AND name = ANY(%s) ORDER BY name",
        [list(EXTENSIONS)],
    ).fetchall()
    for (name,) in missing:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(sql.Identifier(name)))


def why_not_safe(application: AnyConnection) -> list[Message]:
    """What the application's role could do that it must not, and a version not supported; empty when all is well.

    Two statements; the connection must be the application's own.
    """
    found = application.execute(_RIGHTS).fetchone()
    major = application.info.server_version // 10000
    reasons = [reason for wrong, reason in zip(found or (), _REASONS, strict=True) if wrong]
    if not OLDEST <= major <= NEWEST:
        reasons.append(
            _("The server is PostgreSQL %(major)s; Kiem works with %(oldest)s to %(newest)s.",
              major=major, oldest=OLDEST, newest=NEWEST)
        )  # fmt: skip
    return reasons


_REASONS = (
    _("The application's role is a superuser, or may become one, and so skips row-level security."),
    _("The application's role has BYPASSRLS, or may take it on, and so skips row-level security."),
    _("The application's role may make roles, and so could give itself more rights."),
    _("The application's role owns tables or other objects, and so skips row-level security on them."),
    _("The application's role may make tables in the schema public."),
    _("The application's role may read or write files or run programs on the database server."),
)
