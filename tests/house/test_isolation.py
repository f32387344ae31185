"""Organisations never meet and purposes bind, for every table in the catalogue, whatever the statement."""

import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from kiem.foundation.context import enter
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.isolation import constraint_name
from kiem.foundation.purposes import Use
from tests.cast import Cast
from tests.house.catalogue import THE_ORGANISATION, WITHOUT_ORGANISATION, Table, references_without_organisation, tables
from tests.make import Make

NOBODY = uuid.UUID(int=0)


@pytest.fixture
def full(cast: Cast) -> Cast:
    """The cast's organisation with at least one row in every table that belongs to one."""
    Make(cast).a_row_in_every_table()
    return cast


def _organisation_tables() -> list[Table]:
    return [table for table in tables() if table.of_an_organisation]


def _rows(table: Table) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table.name}"')
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _see(table: Table, cast: Cast) -> list[dict[str, Any]]:
    enter(cast.organisation, Use.KEEPING)
    return _rows(table)


def _changed(statement: str, values: list[Any]) -> int:
    """How many rows a statement changed; 0 when the database refuses it outright."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)
    except DatabaseError as error:
        refusals = ("permission denied", "row-level security", "its entries never change")
        assert any(refusal in str(error) for refusal in refusals), str(error)
        return 0


def _copied(table: Table, row: dict[str, Any]) -> int:
    """Try to add a copy of a row under a new id."""
    copy = {**row, "id": uuid.uuid4()}
    names = ", ".join(f'"{name}"' for name in copy)
    values = ", ".join(["%s"] * len(copy))
    return _changed(f'INSERT INTO "{table.name}" ({names}) VALUES ({values})', list(copy.values()))


def _nothing_happens(table: Table, row: dict[str, Any]) -> None:
    where = f'FROM "{table.name}" WHERE id = %s'
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 {where}", [row["id"]])
        assert cursor.fetchone() is None, f"{table.name}: a row was read"
    assert _changed(f'UPDATE "{table.name}" SET id = id WHERE id = %s', [row["id"]]) == 0, f"{table.name}: updated"
    assert _changed(f"DELETE {where}", [row["id"]]) == 0, f"{table.name}: deleted"
    assert _copied(table, row) == 0, f"{table.name}: inserted"


def test_every_table_is_of_an_organisation_or_on_the_named_list(db: None) -> None:
    others = {table.name for table in tables() if not table.of_an_organisation} - {THE_ORGANISATION}
    assert others == set(WITHOUT_ORGANISATION)


def test_every_organisation_table_has_its_policy_enabled_and_not_forced(db: None) -> None:
    for table in _organisation_tables():
        assert table.secured, f"{table.name} is open"
        assert not table.forced, f"{table.name}: forced, so the owner's migrations would change nothing"
        assert table.policies, f"{table.name} has no policy"
        for policy in table.policies:
            for half in policy.split(" / "):
                assert "organisation_id = kiem_organisation()" in half, f"{table.name}: {half}"
                assert ("kiem_opens" in half) == table.bound_to_a_purpose, f"{table.name}: {half}"


def test_every_reference_within_an_organisation_carries_it(db: None) -> None:
    assert references_without_organisation() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f'")
        found = set(cursor.fetchall())
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, TenantForeignKey):
                table = model._meta.db_table
                assert (table, constraint_name(table, field.column)) in found, f"{table}.{field.column}"


def test_nothing_is_read_or_changed_from_another_organisation_or_from_none(full: Cast) -> None:
    for table in _organisation_tables():
        rows = _see(table, full)
        assert rows, f"{table.name} has no row to try on: let Make.a_row_in_every_table add one"
        for organisation in (full.other_organisation, None, NOBODY):
            for use in (Use.KEEPING, Use.ADMINISTRATION, Use.DEVELOPMENT):
                enter(organisation, use, user=full.users["zara"], person=full.people["zara"])
                _nothing_happens(table, rows[0])


def test_nothing_of_a_purpose_is_read_or_changed_under_a_use_that_does_not_allow_it(full: Cast) -> None:
    bound = [table for table in _organisation_tables() if table.bound_to_a_purpose]
    assert bound
    for table in bound:
        row = next(row for row in _see(table, full) if row["purpose"] == "development")
        stranger = next(key for name, key in full.people.items() if key != row["person_id"] and name != "zara")
        for use in set(Use) - {Use.DEVELOPMENT, Use.KEEPING}:
            enter(full.organisation, use, person=stranger)
            _nothing_happens(table, row)


def test_the_organisation_itself_is_seen_from_within_only(cast: Cast) -> None:
    enter(cast.other_organisation, Use.ADMINISTRATION)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM foundation_organisation")
        assert cursor.fetchall() == [(cast.other_organisation,)]
        cursor.execute("UPDATE foundation_organisation SET name = 'x' WHERE id = %s", [cast.organisation])
        assert cursor.rowcount == 0


def test_a_reference_across_organisations_is_refused_by_the_database(full: Cast) -> None:
    enter(full.other_organisation, Use.ADMINISTRATION)
    with pytest.raises(DatabaseError, match="same_org"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO organisation_mandate (id, organisation_id, person_id, kind, starts_on)"
            " VALUES (%s, %s, %s, %s, %s)",
            [uuid.uuid4(), full.other_organisation, full.people["anna"], "director", "2026-01-01"],
        )


def test_the_application_role_owns_nothing_and_cannot_skip_the_policies(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
        )
        assert cursor.fetchone() == (0,)
