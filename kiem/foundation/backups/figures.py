"""What a database holds, table by table: how many rows, and a sum of what stands in them, whatever their order."""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql

Figures = Mapping[str, tuple[int, str]]
"""By table: rows, and the sum of their 64-bit hashes in decimals."""

_TABLES = """
SELECT relnamespace::regnamespace::text, relname FROM pg_class
WHERE relkind = 'r' AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
  AND relpersistence = 'p' ORDER BY 1, 2
"""
# A row as text must read the same on both servers, whatever their settings.
_PLAIN = (
    "SELECT set_config('datestyle', 'ISO, YMD', true), set_config('timezone', 'UTC', true), "
    "set_config('extra_float_digits', '3', true), set_config('bytea_output', 'hex', true), "
    "set_config('intervalstyle', 'postgres', true), set_config('statement_timeout', '0', true), "
    "set_config('idle_in_transaction_session_timeout', '0', true)"
)
_FIGURES = "SELECT count(*), coalesce(sum(hashtextextended(row::text, 0)::numeric), 0)::text FROM {}.{} AS row"


def figures_of(connection: "psycopg.Connection[tuple[Any, ...]]") -> Figures:
    """The figures of everything in the connection's transaction. Reads every row once."""
    connection.execute(_PLAIN)
    found = {}
    for schema, table in connection.execute(_TABLES).fetchall():
        query = sql.SQL(_FIGURES).format(sql.Identifier(schema), sql.Identifier(table))
        rows, total = connection.execute(query).fetchone() or (0, "0")
        found[f"{schema}.{table}"] = (int(rows), str(total))
    return found
