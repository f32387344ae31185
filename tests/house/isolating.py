"""What row-level security must do, table by table: nothing is read and nothing changed where it is not allowed."""

import uuid
from typing import Any

from django.db import DatabaseError, connection, transaction

from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from tests.cast import Cast
from tests.house.catalogue import READ_WITH, READERS, Table, tables

_OWN = "(organisation_id = ( SELECT kiem_organisation() AS kiem_organisation))"
_OPEN = (
    "(((purpose)::text = ANY (( SELECT kiem_opened() AS kiem_opened)::text[]))"
    " OR ({0} = ( SELECT kiem_herself() AS kiem_herself)))"
)
_HERS = (
    f"{_OPEN} AND (({{0}} = ( SELECT kiem_person() AS kiem_person))"
    " OR (( SELECT kiem_use() AS kiem_use) = 'keeping'::text))"
)
_OWN_AND_OPEN = f"({_OWN} AND {_OPEN.format('person_id')})"
_OWN_AND_HERS = f"({_OWN} AND {_HERS})"


def organisation_tables() -> list[Table]:
    """Every table that belongs to an organisation."""
    return [table for table in tables() if table.of_an_organisation]


def rows(table: Table) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table.name}"')
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def see(table: Table, cast: Cast) -> list[dict[str, Any]]:
    enter(cast.organisation, Use.KEEPING)
    return rows(table)


def stranger_to(row: dict[str, Any], cast: Cast) -> uuid.UUID:
    """Someone of the organisation whom a row does not name: Farid where it can be, who has nothing to do with Anna."""
    names = ("farid", *(name for name in cast.people if name != "zara"))
    return next(cast.people[name] for name in names if cast.people[name] not in row.values())


def changed(statement: str, values: list[Any]) -> int:
    """How many rows a statement changed; 0 when the database refuses it outright."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)
    except DatabaseError as error:
        refusals = (
            "permission denied",
            "row-level security",
            "its entries never change",
            "adopted it never changes",
            "keeps its person, competence and purpose",
            "an open round keeps its own",
            "keeps its purpose and never goes back",
            "what both signed stays",
            "a record that both signed stays",
        )
        assert any(refusal in str(error) for refusal in refusals), str(error)
        return 0


def copied(table: Table, row: dict[str, Any]) -> int:
    """Try to add a copy of a row under a new id."""
    copy = {**row, "id": uuid.uuid4()}
    names = ", ".join(f'"{name}"' for name in copy)
    values = ", ".join(["%s"] * len(copy))
    return changed(f'INSERT INTO "{table.name}" ({names}) VALUES ({values})', list(copy.values()))


def nothing_is_read(table: Table, row: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT 1 FROM "{table.name}" WHERE id = %s', [row["id"]])
        assert cursor.fetchone() is None, f"{table.name}: a row was read"


def nothing_happens(table: Table, row: dict[str, Any]) -> None:
    where = f'FROM "{table.name}" WHERE id = %s'
    nothing_is_read(table, row)
    assert changed(f'UPDATE "{table.name}" SET id = id WHERE id = %s', [row["id"]]) == 0, f"{table.name}: updated"
    assert changed(f"DELETE {where}", [row["id"]]) == 0, f"{table.name}: deleted"
    assert copied(table, row) == 0, f"{table.name}: inserted"


def stands_secured(table: Table) -> None:
    """The catalogue shows the table's policy, enabled and not forced, on the organisation and, where bound, the use."""
    assert table.secured, f"{table.name} is open"
    assert not table.forced, f"{table.name}: forced, so the owner's migrations would change nothing"
    assert table.policies, f"{table.name} has no policy"
    for policy in table.policies:
        for half in policy.split(" / "):
            assert " ".join(half.split()) == _wanted(table), f"{table.name}: {half}"


def _wanted(table: Table) -> str:
    if table.name in READERS:
        return f"({_OWN} AND ({' OR '.join(f'({_HERS.format(each)})' for each in READERS[table.name])}))"
    if table.name in READ_WITH:
        holder, column = READ_WITH[table.name]
        return f"({_OWN} AND (EXISTS ( SELECT FROM {holder} held WHERE (held.id = {table.name}.{column}))))"
    if table.only_reader:
        return _OWN_AND_HERS.format(table.only_reader)
    return _OWN_AND_OPEN if table.bound_to_a_purpose else _OWN
