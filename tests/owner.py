"""The database's owner, for tests that do what the application's role cannot."""

from typing import Any

import psycopg
from django.db import connection, connections


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
