"""The database's owner, for tests that do what the application's role cannot."""

from typing import Any

import psycopg
from django.db import connection, connections

from kiem.foundation.database.cluster import ADMIN


def as_owner() -> "psycopg.Connection[tuple[Any, ...]]":
    """A connection of the owner's role to the database that the tests stand in now; what it does stays done."""
    owner = connections["owner"].settings_dict
    return psycopg.connect(
        dbname=str(connection.settings_dict["NAME"]),
        user=owner["USER"],
        password=owner["PASSWORD"] or None,
        host=owner["HOST"],
        port=owner["PORT"] or None,
        autocommit=True,
    )


def as_administrator() -> "psycopg.Connection[tuple[Any, ...]]":
    """The embedded server's administrator in that database, whom no policy and, if so wished, no trigger holds."""
    owner = connections["owner"].settings_dict
    return psycopg.connect(
        dbname=str(connection.settings_dict["NAME"]), user=ADMIN, host=owner["HOST"], port=owner["PORT"] or None,
        autocommit=True,
    )  # fmt: skip
