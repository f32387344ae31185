"""Row-level security that is taken away or loosened is noticed, for each table; in a database of these tests' own."""

import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from kiem.foundation.context import enter
from kiem.foundation.isolation import ORGANISATION_POLICY, RenewPolicies
from kiem.foundation.purposes import Purpose, Use, opens_rows
from tests.cast import Cast
from tests.furnished import a_row_in_every_table
from tests.house.catalogue import READ_WITH, READERS, Table, tables
from tests.house.isolating import nothing_happens, organisation_tables, rows, see, stands_secured, stranger_to
from tests.owner import as_administrator, as_owner

BREAKS = {
    "dropped": f"DROP POLICY {ORGANISATION_POLICY} ON {{}}",
    "not enabled": "ALTER TABLE {} DISABLE ROW LEVEL SECURITY",
    "open to all": f"ALTER POLICY {ORGANISATION_POLICY} ON {{}} USING (true) WITH CHECK (true)",
    "one more beside it": "CREATE POLICY another ON {} USING (true)",
}


@pytest.fixture
def full(apart: Cast) -> Cast:
    """A row in every table, committed in a database of its own."""
    with transaction.atomic():
        a_row_in_every_table(apart)
    return apart


def _behaves(table: Table, cast: Cast) -> None:
    """From within, the row is there; from another organisation and from none nothing happens to it."""
    with transaction.atomic():
        found = see(table, cast)
        assert found, f"{table.name}: its own organisation sees nothing"
        for organisation in (cast.other_organisation, None):
            enter(organisation, Use.KEEPING)
            nothing_happens(table, found[0])
        transaction.set_rollback(True)


def _now(table: Table) -> Table:
    with transaction.atomic():
        return next(each for each in tables() if each.name == table.name)


def _undone(table: Table, policies: list[tuple[str, str]]) -> Iterator[sql.Composed]:
    name = sql.Identifier(table.name)
    yield sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(name)
    yield sql.SQL("DROP POLICY IF EXISTS another ON {}").format(name)
    yield sql.SQL("DROP POLICY IF EXISTS {} ON {}").format(sql.Identifier(ORGANISATION_POLICY), name)
    for using, checking in policies:
        yield sql.SQL("CREATE POLICY {} ON {} USING ({}) WITH CHECK ({})").format(
            sql.Identifier(ORGANISATION_POLICY), name, sql.SQL(using), sql.SQL(checking)
        )


@pytest.mark.parametrize("how", BREAKS)
def test_a_policy_is_missed_where_it_is(how: str, full: Cast) -> None:
    with transaction.atomic():
        whole = organisation_tables()
    with as_owner() as owner:
        for table in whole:
            _behaves(table, full)
            owner.execute(sql.SQL(BREAKS[how]).format(sql.Identifier(table.name)))
            with pytest.raises(AssertionError, match=table.name):
                stands_secured(_now(table))
            with pytest.raises(AssertionError, match=table.name):
                _behaves(table, full)
            policies = [tuple(policy.split(" / ")) for policy in table.policies]
            for statement in _undone(table, policies):  # type: ignore[arg-type]  # split in its parts
                owner.execute(statement)
            assert _now(table) == table


def test_a_database_made_before_asks_as_it_is_defined_now_after_the_renewal(apart: Cast) -> None:
    with transaction.atomic():
        whole = organisation_tables()
    loose = sql.SQL("ALTER POLICY {} ON {} USING (organisation_id = kiem_organisation()) WITH CHECK (true)")
    with as_owner() as owner:
        for table in whole:
            owner.execute(loose.format(sql.Identifier(ORGANISATION_POLICY), sql.Identifier(table.name)))
        for statement in _renewal():
            owner.execute(statement.encode())
    for table in whole:
        assert _now(table) == table
        stands_secured(table)


def _renewal() -> list[str]:
    """The statements that the migration would give, for the models as they stand."""
    state = MigrationLoader(None).project_state()
    with connections["owner"].schema_editor(collect_sql=True, atomic=False) as editor:
        RenewPolicies().database_forwards("foundation", editor, state, state)
        return [str(statement) for statement in editor.collected_sql]


def test_each_purpose_opens_to_the_uses_of_the_matrix_and_to_no_other(full: Cast) -> None:
    with transaction.atomic():
        bound = [table for table in organisation_tables() if table.bound_to_a_purpose]
    assert len(bound) >= 4
    _let_purposes_be_any(bound)
    for purpose in Purpose:
        with as_administrator() as administrator:  # past the keys that tie a fact's purpose to what it is part of
            administrator.execute("SET session_replication_role = replica")
            for table in bound:
                statement = sql.SQL("UPDATE {} SET purpose = %s").format(sql.Identifier(table.name))
                administrator.execute(statement, [purpose.value])
        for table in bound:
            with transaction.atomic():
                _opens_as_the_matrix_says(table, purpose, full)
                transaction.set_rollback(True)


def _let_purposes_be_any(bound: list[Table]) -> None:
    """Without the checks that keep a table to one purpose: it is the policy that is tried."""
    with as_owner() as owner:
        for table in bound:
            for (check,) in owner.execute(f"{_CHECKS} AND pg_get_constraintdef(oid) LIKE '%%purpose%%'", [table.name]):
                without = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
                owner.execute(without.format(sql.Identifier(table.name), sql.Identifier(check)))


def _readers(table: Table, row: dict[str, Any]) -> set[uuid.UUID]:
    """The few who alone read a row; none named where its purpose alone decides."""
    if table.name in READ_WITH:
        holder, column = READ_WITH[table.name]
        held = next(each for each in rows(_named(holder)) if each["id"] == row[column])
        return {held[each] for each in READERS[holder] if held[each]}
    columns = READERS.get(table.name, (table.only_reader,) if table.only_reader else ())
    return {row[each] for each in columns if row[each]}


def _named(name: str) -> Table:
    return next(each for each in tables() if each.name == name)


def _opens_as_the_matrix_says(table: Table, purpose: Purpose, cast: Cast) -> None:
    row = see(table, cast)[0]
    readers = _readers(table, row)
    for use in Use:
        for person in {row["person_id"], *readers, stranger_to(row, cast)}:
            enter(cast.organisation, use, person=person)
            mine = not readers or person in readers or use is Use.KEEPING
            if mine and opens_rows(purpose, use, herself=person in (readers or {row["person_id"]})):
                assert row in rows(table), f"{table.name}: {purpose} is closed to {use}"
            else:
                nothing_happens(table, row)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kiem.use', '', true)")
    nothing_happens(table, row)


_REFERENCES = """
SELECT k.conrelid::regclass::text, k.confrelid::regclass::text, k.conname,
       (SELECT array_agg(a.attname::text) FROM pg_attribute a
        WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname <> 'organisation_id')
FROM pg_constraint k WHERE k.contype = 'f' AND k.conname LIKE '%same_org' ORDER BY 1, 3
"""
_CHECKS = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"


def test_every_reference_across_organisations_is_refused_by_the_database(full: Cast) -> None:
    """For each reference: a copy of what it points to, in the other organisation; then the row is let point there.

    The copy is made with foreign keys and triggers off, which only the server's administrator can; and without the
    table's own checks, so that it is the reference that refuses.
    """
    with as_administrator() as administrator:
        references = administrator.execute(_REFERENCES).fetchall()
        assert len(references) > 20
        for table, target, name, (column,) in references:
            with administrator.transaction(force_rollback=True):
                copied = _copied_across(administrator, target, full)
                administrator.execute("SET LOCAL session_replication_role = origin")
                administrator.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
                for (check,) in administrator.execute(_CHECKS, [table]).fetchall():
                    without = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
                    administrator.execute(without.format(sql.Identifier(table), sql.Identifier(check)))
                row = sql.SQL("(SELECT id FROM {0} WHERE organisation_id = %s ORDER BY {1} NULLS LAST LIMIT 1)")
                statement = sql.SQL("UPDATE {0} SET {1} = %s WHERE id = ").format(
                    sql.Identifier(table), sql.Identifier(column)
                ) + row.format(sql.Identifier(table), sql.Identifier(column))
                with pytest.raises(psycopg.errors.ForeignKeyViolation), administrator.transaction():
                    administrator.execute(statement, [copied, full.organisation])
                    pytest.fail(f"{name} let {table}.{column} point to another organisation")


def _copied_across(administrator: "psycopg.Connection[tuple[object, ...]]", target: str, cast: Cast) -> uuid.UUID:
    key = uuid.uuid4()
    administrator.execute("SET LOCAL session_replication_role = replica")
    columns = [
        row[0]
        for row in administrator.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " AND attgenerated = '' AND attname NOT IN ('id', 'organisation_id')",
            [target],
        )
    ]
    exclusions = "SELECT conname FROM pg_constraint WHERE contype = 'x' AND conrelid = %s::regclass"
    for (name,) in administrator.execute(exclusions, [target]).fetchall():  # a period that is there already
        without = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
        administrator.execute(without.format(sql.Identifier(target), sql.Identifier(str(name))))
    names = sql.SQL(", ").join(sql.Identifier(str(column)) for column in columns)
    statement = sql.SQL(
        "INSERT INTO {0} (id, organisation_id, {1}) SELECT %s, %s, {1} FROM {0} WHERE organisation_id = %s LIMIT 1"
    ).format(sql.Identifier(target), names)
    made = administrator.execute(statement, [key, cast.other_organisation, cast.organisation])
    assert made.rowcount == 1, f"{target} has no row to point to"
    return key
