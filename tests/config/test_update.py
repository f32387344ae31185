"""An organisation of every release before, with a row in every table, is brought to this version and loses nothing."""

import lzma
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiem.foundation.database.connections import connect, urls
from kiem.foundation.database.roles import why_not_safe
from kiem.foundation.database.server import embedded_server
from tests.config.test_command_line import kiem
from tests.database.conftest import open_folder
from tests.releases.making import kept

RELEASES = ("0.1.0",)
NEW_ROWS_OF_OLD_TABLES = ("django_migrations", "django_content_type", "auth_permission")
"""What a migration adds to by itself: these may only have become longer."""


@pytest.fixture(params=RELEASES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A home into which the release's organisation was put back, by command line."""
    folder = open_folder()
    file = tmp_path / "release.dump"
    file.write_bytes(lzma.decompress(kept(request.param).read_bytes()))
    done = kiem(folder / "home", "restore", str(file))
    assert done.returncode == 0, done.stderr
    yield folder / "home"
    embedded_server(folder / "home").stop()
    shutil.rmtree(folder, ignore_errors=True)


def rows(home: Path) -> dict[str, int]:
    """The number of rows of each table."""
    with embedded_server(home), connect(urls("kiem", home=home, environ={}).owner) as owner:
        tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        counted = {}
        for (name,) in tables:
            number = owner.execute(f'SELECT count(*) FROM "{name}"'.encode()).fetchone()
            assert number is not None
            counted[str(name)] = int(number[0])
    return counted


def levels(home: Path) -> list[tuple[object, ...]]:
    """What is known of people, in order: the words of a sheet aside, the heart of what may not be lost."""
    asked = "SELECT id, person_id, purpose, position FROM assessments_level ORDER BY id"
    with embedded_server(home), connect(urls("kiem", home=home, environ={}).owner) as owner:
        return owner.execute(asked.encode()).fetchall()


def test_what_an_earlier_release_kept_is_brought_along(home: Path) -> None:
    before, known = rows(home), levels(home)
    assert known
    assert sum(1 for number in before.values() if number) > 90
    migrated = kiem(home, "migrate")
    assert migrated.returncode == 0, migrated.stderr
    after = rows(home)
    lost = {name: (number, after.get(name)) for name, number in before.items() if after.get(name, 0) < number}
    assert not lost
    grown = {name for name, number in before.items() if after[name] > number} - set(NEW_ROWS_OF_OLD_TABLES)
    assert not grown
    assert levels(home) == known
    assert kiem(home, "migrate", "--check").returncode == 0


def test_the_sites_role_may_afterwards_no_more_than_before(home: Path) -> None:
    assert kiem(home, "migrate", "--without-backup").returncode == 0
    with embedded_server(home), connect(urls("kiem", home=home, environ={}).application) as application:
        assert why_not_safe(application) == []
        hidden = application.execute(b"SELECT count(*) FROM organisation_person").fetchone()
    assert hidden == (0,)
