"""A backup by command line, from one machine to an empty one, as an administrator does it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiem.foundation.database.connections import connect, urls
from kiem.foundation.database.server import embedded_server
from tests.config.test_command_line import kiem
from tests.database.conftest import open_folder


@pytest.fixture(scope="module")
def machines() -> Iterator[tuple[Path, Path]]:
    """Two homes: one with an organisation, one in which nothing stands yet."""
    folder = open_folder()
    full, empty = folder / "full", folder / "empty"
    assert kiem(full, "migrate").returncode == 0
    with embedded_server(full), connect(urls("kiem", home=full, environ={}).owner) as owner:
        owner.execute(
            "INSERT INTO foundation_organisation (id, name, languages, is_demo, created_at) "
            "VALUES (gen_random_uuid(), 'Huis Test', '{nl}', false, now())"
        )
    yield full, empty
    for home in (full, empty):
        embedded_server(home).stop()
    shutil.rmtree(folder, ignore_errors=True)


def _step_back(home: Path) -> None:
    """The tables of conversations as an earlier version had them."""
    words = ("-m", "django", "migrate", "conversations", "0003", "--database", "owner", "--verbosity", "0")
    environment = {**os.environ, "KIEM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kiem.config.settings.production"}
    subprocess.run([sys.executable, *words], env=environment, check=True)


def names_in(home: Path) -> list[str]:
    with embedded_server(home), connect(urls("kiem", home=home, environ={}).owner) as owner:
        return [str(row[0]) for row in owner.execute("SELECT name FROM foundation_organisation").fetchall()]


def test_from_one_machine_to_an_empty_one(machines: tuple[Path, Path], tmp_path: Path) -> None:
    full, empty = machines
    made = json.loads(kiem(full, "backup", "--json").stdout)
    assert made["done"]
    assert made["tables"] > 50
    file = full / "backups" / made["file"]
    listed = kiem(full, "backup", "--list")
    assert file.name in listed.stderr
    keyless = kiem(empty, "restore", str(file))
    assert keyless.returncode == 1
    assert "holds no key of backups" in keyless.stderr
    assert not (empty / "keys" / "backup.key").exists()
    (tmp_path / "other.key").write_bytes(bytes(32))
    refused = kiem(empty, "restore", str(file), "--key", str(tmp_path / "other.key"))
    assert refused.returncode == 4
    assert "locked with another key" in refused.stderr
    nothing = kiem(empty, "restore", str(file), "--key", str(tmp_path / "no key"))
    assert "holds no key of backups" in nothing.stderr
    done = kiem(empty, "restore", str(file), "--key", str(full / "keys" / "backup.key"))
    assert done.returncode == 0, done.stderr
    assert names_in(empty) == ["Huis Test"]
    assert kiem(empty, "migrate", "--check").returncode == 0


def test_a_new_version_makes_a_backup_first_and_changes_nothing_without(machines: tuple[Path, Path]) -> None:
    full, _empty = machines
    with embedded_server(full):
        _step_back(full)
    waiting = kiem(full, "migrate", "--check")
    assert waiting.returncode == 1
    shutil.rmtree(full / "backups", ignore_errors=True)
    (full / "backups").write_text("a file where the folder should be")
    refused = kiem(full, "migrate")
    assert refused.returncode == 1
    assert "Nothing was changed" in refused.stderr
    (full / "backups").unlink()
    done = kiem(full, "migrate")
    assert done.returncode == 0, done.stderr
    assert len(list((full / "backups").glob("*.backup"))) == 1
    assert kiem(full, "migrate", "--check").returncode == 0
