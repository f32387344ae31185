"""The doctor says what is wrong, starts nothing and changes nothing."""

from pathlib import Path

import pytest

from kiem.foundation.database import cluster
from kiem.foundation.database.connections import connect
from kiem.foundation.database.doctor import findings
from kiem.foundation.database.server import EmbeddedServer, embedded_server


def said(home: Path, *, ok: bool) -> str:
    return " ".join(f"{each.what} {each.remedy or ''}" for each in findings(home) if each.ok is ok)


def test_a_fresh_machine_is_well_and_stays_untouched(home: Path) -> None:
    assert said(home, ok=False) == ""
    assert "it is made at the first start" in said(home, ok=True)
    assert not home.exists()


def test_a_stopped_database_is_well_and_stays_stopped(ready: Path) -> None:
    assert said(ready, ok=False) == ""
    assert "is not running; it starts with Kiem" in said(ready, ok=True)
    assert not embedded_server(ready).is_running()


def test_a_running_database_is_well(shared: EmbeddedServer) -> None:
    assert said(shared.layout.home, ok=False) == ""
    assert "the application's role is bound by row-level security" in said(shared.layout.home, ok=True)


def test_an_application_role_that_may_skip_row_level_security_is_not_well(shared: EmbeddedServer) -> None:
    with connect(shared.connection("postgres", cluster.ADMIN)) as admin:
        admin.execute("ALTER ROLE kiem_app BYPASSRLS")
        try:
            assert "has BYPASSRLS" in said(shared.layout.home, ok=False)
            assert "Take that right away from kiem_app" in said(shared.layout.home, ok=False)
        finally:
            admin.execute("ALTER ROLE kiem_app NOBYPASSRLS")


def test_data_of_another_version_are_not_well(ready: Path) -> None:
    (ready / "database" / "data" / "PG_VERSION").write_text("14\n")
    assert "was made by PostgreSQL 14" in said(ready, ok=False)


def test_a_disk_without_room_is_not_well(tiny_disk: Path) -> None:
    assert f"The disk of {tiny_disk} is full" in said(tiny_disk / "home", ok=False)


def test_a_server_that_cannot_be_reached_is_not_well(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("KIEM_DATABASE_URL", "postgresql://app@127.0.0.1:1/hr")
    monkeypatch.setenv("KIEM_OWNER_DATABASE_URL", "postgresql://boss@127.0.0.1:1/hr")
    assert "The database hr cannot be reached as boss" in said(home, ok=False)
