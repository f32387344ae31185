"""Keeping organisations apart and purposes bound, in the database itself.

``SecureSlice`` stands last in a slice's migration that adds tables. For every table of an organisation it makes the
composite unique key and foreign keys ``(organisation, id)``, enables row-level security (not forced: the owner
migrates and dumps) with one policy for reading and writing, and takes UPDATE and DELETE on append-only tables away
from the application's role. It may be run again: it makes only what is missing.

What a policy asks of the transaction stands in it as ``(SELECT …)``: PostgreSQL then asks it once a statement, not once
a row (decision 16).
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from kiem.foundation.fields import OnlyReaderKey, ReaderKey, ReadWithKey, TenantForeignKey

ORGANISATION_POLICY = "kiem_same_organisation"
_OWN = "organisation_id = (SELECT kiem_organisation())"

# The matrix of purposes: the purposes whose rows the transaction's use opens whoever they are about, and about whom it
# opens rows of every purpose. In SecureSlice and not in a migration: what secures older tables must find them.
_MATRIX = """
CREATE OR REPLACE FUNCTION kiem_opened() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT CASE kiem_use()
     WHEN 'keeping' THEN '{development,appraisal,selection,certification,succession}'::text[]
     WHEN 'development' THEN '{development,certification}'
     WHEN 'appraisal' THEN '{appraisal}'
     WHEN 'certification' THEN '{certification}'
     WHEN 'succession' THEN '{succession}'
     ELSE '{}' END $$;
CREATE OR REPLACE FUNCTION kiem_herself() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT CASE kiem_use() WHEN 'own_data' THEN kiem_person() END $$;
"""


def is_organisation_table(model: type[models.Model]) -> bool:
    return any(field.name == "organisation" for field in model._meta.local_fields)


def has_purpose(model: type[models.Model]) -> bool:
    names = {field.name for field in model._meta.local_fields}
    return {"purpose", "person"} <= names


def only_reader(model: type[models.Model]) -> str | None:
    """The column of the one person who alone reads a row, where the model has one."""
    columns = [field.column for field in model._meta.local_fields if isinstance(field, OnlyReaderKey)]
    return columns[0] if columns else None


def condition_of(model: type[models.Model]) -> str:
    """When a row may be read or written: of the organisation, for its purpose, and by its readers if it names them.

    By its only reader; by one of its few readers; or with the row it belongs to.
    """
    reader = only_reader(model)
    if reader is not None:
        return f"{_OWN} AND {_by(reader)}"
    readers = [field.column for field in model._meta.local_fields if isinstance(field, ReaderKey)]
    if readers:
        return f"{_OWN} AND ({' OR '.join(f'({_by(each)})' for each in readers)})"
    for field in model._meta.local_fields:
        if isinstance(field, ReadWithKey):
            held, holder = model._meta.db_table, field.related_model._meta.db_table
            return f'{_OWN} AND EXISTS (SELECT FROM "{holder}" AS held WHERE held.id = "{held}"."{field.column}")'
    return f"{_OWN} AND {_opened('person_id')}" if has_purpose(model) else _OWN


def _opened(about: str) -> str:
    """Whether the use opens the row: by its purpose, or because it is about herself. As ``kiem_opens`` of one row."""
    return f"(purpose = ANY ((SELECT kiem_opened())::text[]) OR {about} = (SELECT kiem_herself()))"


def _by(reader: str) -> str:
    """Whether it is this reader who looks, for the row's purpose or for her own data; or the use of keeping."""
    return f"{_opened(reader)} AND ({reader} = (SELECT kiem_person()) OR (SELECT kiem_use()) = 'keeping')"


def constraint_name(table: str, column: str) -> str:
    """The name of a composite foreign key; at most 63 bytes, as PostgreSQL wants.

    >>> constraint_name("organisation_placement", "unit_id")
    'organisation_placement_unit_id_same_org'
    """
    return f"{table[:30]}_{column[:22]}_same_org"


def unique_key(model: type[models.Model]) -> str:
    """The SQL for the composite key that references within an organisation point to."""
    table = model._meta.db_table
    return _constraint(table, f"{table[:50]}_org_id_key", "UNIQUE (organisation_id, id)")


def statements(model: type[models.Model], *, append_only: bool) -> Iterable[str]:
    """The SQL that secures one table of an organisation, each statement repeatable."""
    table = model._meta.db_table
    role = settings.KIEM_APPLICATION_ROLE
    for field in model._meta.local_fields:
        if isinstance(field, TenantForeignKey):
            target = field.related_model._meta.db_table
            body = (
                f'FOREIGN KEY (organisation_id, "{field.column}") REFERENCES "{target}" (organisation_id, id) '
                "DEFERRABLE INITIALLY IMMEDIATE"
            )
            yield _constraint(table, constraint_name(table, field.column), body)
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield from policy(model)
    yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO "{role}"'
    if append_only:
        yield f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM "{role}"'


def policy(model: type[models.Model]) -> Iterable[str]:
    """The SQL for a table's policy as it is defined now, in the place of the one that stood there."""
    table, condition = model._meta.db_table, condition_of(model)
    yield f'DROP POLICY IF EXISTS {ORGANISATION_POLICY} ON "{table}"'
    yield f'CREATE POLICY {ORGANISATION_POLICY} ON "{table}" USING ({condition}) WITH CHECK ({condition})'


def _constraint(table: str, name: str, body: str) -> str:
    return (
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint "
        f"WHERE conname = '{name}' AND conrelid = '\"{table}\"'::regclass) THEN "
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {body}; END IF; END $$'
    )


class SecureSlice(Operation):
    """Secure every organisation table of a slice as the models stand at this point of the migrations."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, app: str, append_only: Iterable[str] = ()) -> None:
        self.app = app
        self.append_only = tuple(append_only)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.app], {"append_only": self.append_only}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        found = {m._meta.model_name: m for m in to_state.apps.get_app_config(self.app).get_models()}
        unknown = set(self.append_only) - set(found)
        if unknown:
            raise ValueError(f"append_only names no model of {self.app}: {sorted(unknown)}")
        tables = {name: model for name, model in found.items() if is_organisation_table(model)}
        schema_editor.execute(_MATRIX, params=None)
        for model in tables.values():
            schema_editor.execute(unique_key(model), params=None)
        for name, model in tables.items():
            for statement in statements(model, append_only=name in self.append_only):
                schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Dropping the tables drops what was made here."""

    def describe(self) -> str:
        return f"Keep organisations apart and purposes bound in {self.app}"


class RenewPolicies(Operation):
    """Give every table of an organisation that there is by now its policy as it is defined now.

    For databases made before a definition changed; what comes later in a fresh one is made so at once.
    """

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        schema_editor.execute(_MATRIX, params=None)
        for model in filter(is_organisation_table, to_state.apps.get_models()):
            for statement in policy(model):
                schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """What an older definition opens, this one opens too."""

    def describe(self) -> str:
        return "Renew the policies that keep organisations apart and purposes bound"


class Tied(Operation):
    """Tie columns of a row to those of the row they point to with one composite foreign key, so that they agree."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, name: str, columns: str, target: str, keys: str) -> None:
        self.table, self.name, self.columns, self.target, self.keys = table, name, columns, target, keys

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.name, self.columns, self.target, self.keys], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        body = f"FOREIGN KEY ({self.columns}) REFERENCES {self.target} ({self.keys}) DEFERRABLE INITIALLY IMMEDIATE"
        schema_editor.execute(_constraint(self.table, f"{self.table}_same_{self.name}", body), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Dropping the tables drops what was made here."""

    def describe(self) -> str:
        return f"Tie {self.columns} of {self.table} to {self.target}"


class LetOthers(Operation):
    """Let others than a row's readers do one thing (SELECT or INSERT) with the rows that a condition names.

    A policy beside the table's own; ``condition`` stands in SQL, and within it other policies hold for who asks.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, name: str, command: str, condition: str) -> None:
        self.table, self.name, self.command, self.condition = table, name, command, condition

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.name, self.command, self.condition], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        half = "WITH CHECK" if self.command == "INSERT" else "USING"
        schema_editor.execute(f'DROP POLICY IF EXISTS {self.name} ON "{self.table}"', params=None)
        schema_editor.execute(
            f'CREATE POLICY {self.name} ON "{self.table}" FOR {self.command} {half} ({self.condition})', params=None
        )

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        schema_editor.execute(f'DROP POLICY IF EXISTS {self.name} ON "{self.table}"', params=None)

    def describe(self) -> str:
        return f"Let others {self.command} what {self.name} names of {self.table}"


class SameLevel(Operation):
    """Tie a row's (competence, its version, scale version, position) together with composite foreign keys.

    Then a version is one of that competence, a scale is the one that version uses, and a position stands on it.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, ties: Iterable[str] = ("competence", "scale", "level")) -> None:
        self.table = table
        self.ties = tuple(ties)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table], {"ties": self.ties}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for tie in self.ties:
            columns, target, keys = _TIES[tie]
            body = f"FOREIGN KEY ({columns}) REFERENCES {target} ({keys}) DEFERRABLE INITIALLY IMMEDIATE"
            schema_editor.execute(_constraint(self.table, f"{self.table}_same_{tie}", body), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Dropping the tables drops what was made here."""

    def describe(self) -> str:
        return f"Tie the level columns of {self.table} together"


_TIES = {
    "competence": (
        "organisation_id, competence_version_id, competence_id",
        "competences_competenceversion",
        "organisation_id, id, competence_id",
    ),
    "scale": (
        "organisation_id, competence_version_id, scale_version_id",
        "competences_competenceversion",
        "organisation_id, id, scale_version_id",
    ),
    "level": (
        'organisation_id, scale_version_id, "position"',
        "competences_scalelevel",
        'organisation_id, scale_version_id, "position"',
    ),
}
