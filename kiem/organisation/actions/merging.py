"""Rows of a list into a table: one COPY into a temporary table, then one merge that writes only what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, models

BATCH = 25_000
"""So many rows in one insert: a statement may not take longer than the database waits."""
_STAGE = "stage_people"
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Staged:
    """Rows for a table, each with a value for each of the columns. ``changes``: they stand there, and of these columns
    those that differ are written; without it they are new."""

    model: type[models.Model]
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    changes: Sequence[str] = ()


def insert_new(staged: Staged) -> None:
    """Insert the rows. Three statements, and one more for every 25,000 rows; none without rows."""
    if not staged.rows:
        return
    table, names = staged.model._meta.db_table, ", ".join(f'"{name}"' for name in staged.columns)
    with connection.cursor() as cursor:
        _fill(staged)
        for begin in range(0, len(staged.rows), BATCH):
            cursor.execute(
                f'INSERT INTO "{table}" ({names}) SELECT {names} FROM {_STAGE} '  # noqa: S608 - names of the models
                "WHERE place >= %s AND place < %s ORDER BY place",
                [begin, begin + BATCH],
            )
        cursor.execute(f"DROP TABLE {_STAGE}")


def update_what_differs(staged: Staged) -> None:
    """Write what differs of rows that stand there. Four statements, none without rows."""
    if not staged.rows:
        return
    table = staged.model._meta.db_table
    sets = ", ".join(f'"{name}" = new."{name}"' for name in staged.changes)
    kept, new = (", ".join(f'{side}."{name}"' for name in staged.changes) for side in ("kept", "new"))
    with connection.cursor() as cursor:
        _fill(staged)
        cursor.execute(
            f'UPDATE "{table}" AS kept SET {sets} FROM {_STAGE} AS new '  # noqa: S608 - names come from the models
            f"WHERE kept.id = new.id AND ({kept}) IS DISTINCT FROM ({new})"
        )
        cursor.execute(f"DROP TABLE {_STAGE}")


def _fill(staged: Staged) -> None:
    table, names = staged.model._meta.db_table, ", ".join(f'"{name}"' for name in staged.columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {_STAGE} ON COMMIT DROP AS "  # noqa: S608 - names come from the models
            f'SELECT 0 AS place, {names} FROM "{table}" WITH NO DATA'
        )
        with cursor.cursor.copy(f"COPY {_STAGE} (place, {names}) FROM STDIN") as copy:
            for begin in range(0, len(staged.rows), BATCH):
                rows = staged.rows[begin : begin + BATCH]
                copy.write("".join(f"{place}\t{_line(row)}\n" for place, row in enumerate(rows, start=begin)))


def _line(row: Iterable[object]) -> str:
    """A row as COPY reads it: tabs between values, a backslash before what would be read otherwise."""
    return "\t".join([_value(value) for value in row])


def _value(value: object) -> str:
    if value is None:
        return "\\N"
    text = value if isinstance(value, str) else str(value)
    return text.translate(_ESCAPED) if "\\" in text or "\t" in text or "\n" in text or "\r" in text else text
