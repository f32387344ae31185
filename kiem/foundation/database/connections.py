"""Where to connect, as which role: for psycopg, for PostgreSQL's programs and for Django's settings."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import psycopg

from .cluster import APPLICATION, OWNER
from .home import Layout, kiem_home
from .messages import DatabaseUnavailable
from .messages import message as _

POOL: Mapping[str, object] = {"min_size": 1, "max_size": 4, "timeout": 10}
"""Connections of one process; PostgreSQL takes 100 in all unless told otherwise."""
MAIN = "kiem"
"""The database of the installation's real organisations; in the two settings it goes by the name they give it."""
TIMEOUTS = "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"


@dataclass(frozen=True)
class Connection:
    """One database as one role. `host` is a name or a folder with a socket; `options` are libpq's (sslmode, ...)."""

    name: str
    user: str
    host: str = ""
    port: int = 5432
    password: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict)

    def parameters(self) -> dict[str, Any]:
        """For `psycopg.connect(**...)`. Any: libpq takes strings and numbers under names of its own."""
        given = {
            "host": self.host,
            "port": self.port,
            "user": self.user,
            "dbname": self.name,
            "password": self.password,
        }
        return {key: value for key, value in given.items() if value} | dict(self.options)

    def url(self) -> str:
        """With the password, so never for a log; the socket's folder is written as its host."""
        secret = f":{quote(self.password, safe='')}" if self.password else ""
        options = f"?{urlencode(dict(self.options))}" if self.options else ""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        return (
            f"postgresql://{quote(self.user, safe='')}{secret}@{host}:{self.port}/{quote(self.name, safe='')}{options}"
        )

    def environment(self) -> dict[str, str]:
        """For PostgreSQL's own programs: nothing secret stands among their arguments, where every user can read it."""
        given = {"PGHOST": self.host, "PGPORT": str(self.port), "PGUSER": self.user, "PGDATABASE": self.name}
        known = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}
        more = {known[key]: value for key, value in self.options.items() if key in known}
        return given | more | ({"PGPASSWORD": self.password} if self.password else {})

    def django(self) -> dict[str, Any]:
        """One entry of Django's DATABASES. Any: that is what Django's settings hold."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": str(self.port),
            "CONN_MAX_AGE": 0,
            "OPTIONS": dict(self.options),
        }

    def named(self, name: str) -> "Connection":
        return Connection(name, self.user, self.host, self.port, self.password, self.options)


@dataclass(frozen=True)
class DatabaseUrls:
    """The owner migrates and dumps; the application owns nothing and cannot skip row-level security."""

    owner: Connection
    application: Connection


def parse_url(text: str, setting: str = "KIEM_DATABASE_URL") -> Connection:
    """`postgresql://user:password@host:port/name?sslmode=require`; a percent-encoded folder as host, or `?host=`."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port or 5432
    except ValueError:
        raise _not_a_url(setting) from None
    options = dict(parse_qsl(parts.query))
    place = parts.netloc.rpartition("@")[2]
    inside_brackets = place.startswith("[")
    host = place[1 : place.index("]")] if inside_brackets else place.partition(":")[0]
    name, user = unquote(parts.path.lstrip("/")), unquote(parts.username or options.pop("user", ""))
    if parts.scheme not in ("postgres", "postgresql") or not name or not user:
        raise _not_a_url(setting)
    return Connection(
        name, user, options.pop("host", "") or unquote(host), port, unquote(parts.password or ""), options
    )


def _not_a_url(setting: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("The setting %(setting)s is not the address of a PostgreSQL database. Nothing was started.", setting=setting),
        _("Write it as postgresql://user:password@host:5432/name"),
    )


def is_external(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the settings point to a server of one's own, so that nothing embedded is started."""
    return bool(environ.get("KIEM_DATABASE_URL") or environ.get("KIEM_OWNER_DATABASE_URL"))


def urls(name: str, *, home: Path | None = None, environ: Mapping[str, str] = os.environ) -> DatabaseUrls:
    """Starts nothing. With the two settings MAIN is the database they name; any other name is one beside it."""
    if not is_external(environ):
        host = str(Layout(Path(os.path.realpath(home or kiem_home(environ)))).socket_folder)
        return DatabaseUrls(Connection(name, OWNER, host), Connection(name, APPLICATION, host))
    missing = [each for each in ("KIEM_DATABASE_URL", "KIEM_OWNER_DATABASE_URL") if not environ.get(each)]
    if missing:
        raise DatabaseUnavailable(
            _(
                "Only one of the two database settings is there; %(missing)s is missing. Nothing was started.",
                missing=missing[0],
            ),
            _("Set KIEM_DATABASE_URL for the application's role and KIEM_OWNER_DATABASE_URL for the owner's."),
        )
    owner = parse_url(environ["KIEM_OWNER_DATABASE_URL"], "KIEM_OWNER_DATABASE_URL")
    application = parse_url(environ["KIEM_DATABASE_URL"])
    return (
        DatabaseUrls(owner, application) if name == MAIN else DatabaseUrls(owner.named(name), application.named(name))
    )


def django_databases(
    name: str,
    *,
    pool: Mapping[str, object] | None = POOL,
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: `default` as the application's role (pooled), `owner` as the owner's (never pooled).

    Starts nothing. Time-outs stand on the embedded role itself and in the session of an external one.
    """
    both = urls(name, home=home, environ=environ)
    default, owner = both.application.django(), both.owner.django()
    if is_external(environ):
        default["OPTIONS"].setdefault("options", TIMEOUTS)
    if pool is not None:
        default["OPTIONS"]["pool"] = dict(pool)
    return {"default": default, "owner": owner}


def connect(connection: Connection, *, autocommit: bool = True) -> "psycopg.Connection[tuple[Any, ...]]":
    """A plain psycopg connection; DatabaseUnavailable when the server does not let us in."""
    try:
        return psycopg.connect(**connection.parameters(), autocommit=autocommit, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(
            _("The database %(name)s cannot be reached as %(user)s: %(reason)s.",
              name=connection.name, user=connection.user, reason=" ".join(str(error).split()).rstrip(".")),
            _("Check that the server runs and that the address, the role and its rights are right."),
        ) from error  # fmt: skip
