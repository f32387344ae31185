"""The database under the tests: one migrated template, a clone per process, the cast in each, and no other set-up."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, build_cast

ROOT = Path(__file__).resolve().parents[1]


def _template_name() -> str:
    """The template's name tells what it was migrated from, so that an unchanged one serves again."""
    digest = hashlib.sha256()
    for path in sorted((*ROOT.glob("kiem/*/migrations/*.py"), ROOT / "kiem/foundation/isolation.py")):
        digest.update(path.read_bytes())
    return f"kiem_test_template_{digest.hexdigest()[:12]}"


def _migrated(name: str) -> None:
    from django.core.management import call_command
    from django.db import connections

    from kiem.foundation.database.databases import drop, ensure_database

    making = f"{name}_making"
    drop(making)
    ensure_database(making)
    connections["owner"].settings_dict["NAME"] = making
    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
    _rename(making, name)


def _rename(old: str, new: str) -> None:
    from psycopg import sql

    from kiem.foundation.database.connections import connect, urls
    from kiem.foundation.database.databases import manager

    with connect(manager(urls(old)).named("postgres")) as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


@pytest.fixture(scope="session")
def template(django_db_blocker: DjangoDbBlocker) -> str:
    """The name of the migrated template database; made once, by whichever process comes first."""
    from kiem.foundation.database.connections import urls
    from kiem.foundation.database.databases import exists, manager, prepare
    from kiem.foundation.database.locks import held

    prepare("kiem")
    name = _template_name()
    (ROOT / "build").mkdir(exist_ok=True)
    with held(ROOT / "build" / "test-template.lock", seconds=120):
        if not exists(manager(urls(name))):
            with django_db_blocker.unblock():
                _migrated(name)
    return name


@pytest.fixture(scope="session")
def django_db_setup(template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """This process's own clone, with the cast in it."""
    from django.db import connections

    from kiem.foundation.database.databases import clone, drop

    name = f"kiem_test_{os.getpid()}"
    clone(template, name)
    for alias in ("default", "owner"):
        connections[alias].settings_dict["NAME"] = name
    with django_db_blocker.unblock():
        build_cast()
        connections.close_all()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    drop(name)


@pytest.fixture
def cast(db: None) -> Cast:
    """The people everyone knows; the transaction stands in their organisation, as the system."""
    return Cast.enter()


@pytest.fixture
def empty(
    template: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """A fresh installation: no organisation, nobody, and what is written stays written."""
    from django.db import connection

    from kiem.foundation.database.databases import clone, drop
    from kiem.foundation.database.home import kiem_home

    home = kiem_home()
    before, name = connection.settings_dict["NAME"], f"kiem_test_empty_{os.getpid()}"
    clone(template, name, home=home)
    monkeypatch.setenv("KIEM_HOME", str(tmp_path))
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield tmp_path
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            drop(name, home=home)


@contextmanager
def database_apart(blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """The cast in a copy of this process's database: what is committed in it, or broken, goes with it."""
    from django.db import connections

    from kiem.foundation.database.databases import clone, drop
    from kiem.foundation.database.home import kiem_home

    home = kiem_home()
    before, name = str(connections["default"].settings_dict["NAME"]), f"kiem_test_apart_{os.getpid()}"
    with blocker.unblock():
        connections.close_all()
        clone(before, name, home=home)
        try:
            for alias in ("default", "owner"):
                connections[alias].settings_dict["NAME"] = name
            yield Cast.built
        finally:
            connections.close_all()
            for alias in ("default", "owner"):
                connections[alias].settings_dict["NAME"] = before
            drop(name, home=home)


@pytest.fixture
def apart(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """The cast in a database of this test's own."""
    with database_apart(django_db_blocker) as cast:
        yield cast
