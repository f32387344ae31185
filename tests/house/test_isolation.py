"""Organisations never meet and purposes bind, for every table in the catalogue, whatever the statement."""

import uuid

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from kiem.foundation.context import enter
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.isolation import constraint_name
from kiem.foundation.purposes import Purpose, Use, opens_rows
from tests.cast import Cast
from tests.furnished import a_row_in_every_table
from tests.house.catalogue import (
    BESIDE,
    DRAFTS,
    PAST_THE_POLICIES,
    THE_ORGANISATION,
    WITHOUT_ORGANISATION,
    past_the_policies,
    references_without_organisation,
    tables,
)
from tests.house.isolating import (
    changed,
    nothing_happens,
    nothing_is_read,
    organisation_tables,
    see,
    stands_secured,
    stranger_to,
)

NOBODY = uuid.UUID(int=0)


@pytest.fixture
def full(cast: Cast) -> Cast:
    """The cast's organisation with at least one row in every table that belongs to one."""
    a_row_in_every_table(cast)
    return cast


def test_every_table_is_of_an_organisation_or_on_the_named_list(db: None) -> None:
    others = {table.name for table in tables() if not table.of_an_organisation} - {THE_ORGANISATION}
    assert others == set(WITHOUT_ORGANISATION)


def test_every_organisation_table_has_its_policy_enabled_and_not_forced(db: None) -> None:
    for table in organisation_tables():
        stands_secured(table)


def test_what_others_may_do_beside_a_tables_own_policy_is_on_the_named_list(db: None) -> None:
    assert {(table.name, command) for table in tables() for command in table.beside} == set(BESIDE)


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
    for table in organisation_tables():
        rows = see(table, full)
        assert rows, f"{table.name} has no row to try on: let Make.a_row_in_every_table add one"
        for organisation in (full.other_organisation, None, NOBODY):
            for use in (Use.KEEPING, Use.ADMINISTRATION, Use.DEVELOPMENT):
                enter(organisation, use, user=full.users["zara"], person=full.people["zara"])
                nothing_happens(table, rows[0])


def test_nothing_of_a_purpose_is_read_or_changed_under_a_use_that_does_not_allow_it(full: Cast) -> None:
    bound = [table for table in organisation_tables() if table.bound_to_a_purpose]
    assert bound
    for table in bound:
        rows = see(table, full)
        row = next((row for row in rows if row["purpose"] == "development"), rows[0])
        closed = {use for use in Use if not opens_rows(Purpose(row["purpose"]), use, herself=False)}
        own_use = {Use(row["purpose"])}
        assert {Use.ADMINISTRATION, Use.OWN_DATA, Use.APPRAISAL, Use.SELECTION, Use.SUCCESSION} - own_use <= closed
        for use in closed:
            enter(full.organisation, use, person=stranger_to(row, full))
            nothing_happens(table, row)


def test_a_draft_is_read_and_changed_by_nobody_but_its_only_reader_whatever_the_use(full: Cast) -> None:
    drafts = [table for table in organisation_tables() if table.only_reader]
    assert {table.name for table in drafts} == set(DRAFTS)
    for table in drafts:
        for row in see(table, full):
            for use in set(Use) - {Use.KEEPING}:
                for person in {*full.people.values(), None, row["person_id"]} - {row[table.only_reader]}:
                    enter(full.organisation, use, user=full.users["carla"], person=person)
                    nothing_is_read(table, row)
            enter(full.organisation, Use.DEVELOPMENT, person=full.people["carla"])
            nothing_happens(table, row)


def test_a_row_cannot_be_moved_to_another_organisation(full: Cast) -> None:
    for table in organisation_tables():
        row = see(table, full)[0]
        enter(full.organisation, Use.KEEPING, user=row.get("user_id"), person=row.get("owner_id"))
        moved = changed(
            f'UPDATE "{table.name}" SET organisation_id = %s WHERE id = %s', [full.other_organisation, row["id"]]
        )
        assert moved == 0, table.name


def test_a_connection_that_said_nothing_sees_no_row(cast: Cast) -> None:
    named = connection.settings_dict
    with psycopg.connect(
        dbname=named["NAME"], user=named["USER"], password=named["PASSWORD"] or None, host=named["HOST"],
        port=named["PORT"] or None,
    ) as fresh:  # fmt: skip
        for table in (*[each.name for each in organisation_tables()], THE_ORGANISATION):
            statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            assert fresh.execute(statement).fetchone() == (0,), table


def test_nothing_reads_past_the_policies_but_the_functions_on_the_named_list(db: None) -> None:
    assert past_the_policies() == sorted(PAST_THE_POLICIES)


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
