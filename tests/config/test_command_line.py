"""The clumsy user at the command line: a sentence and an exit code, never a traceback."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiem.config.cli import main, parser
from kiem.foundation.database.server import embedded_server
from kiem.foundation.keys import file_key, secret_key, signing_key
from tests.database.conftest import open_folder

REPORT = ("report", "gap", "--unit", "De Linde", "--json")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which something listens, as a site does that shares its port among its processes."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def unmigrated() -> Iterator[Path]:
    """A home with a database in which nothing stands yet."""
    home = open_folder() / "home"
    yield home
    embedded_server(home).stop()


def kiem(home: Path, *words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("KIEM_", "DJANGO_"))}
    environment = {**outside, "KIEM_HOME": str(home), **settings}
    return subprocess.run(
        [sys.executable, "-m", "kiem", *words], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("also", [(), ("--set-up", "--demo")])
def test_a_second_site_on_the_same_port_is_refused(
    taken: int, also: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", str(taken), *also]) == 1
    assert f"Port {taken} is in use" in capsys.readouterr().err


def test_a_demo_whose_port_is_taken_is_refused(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--demo", "--port", str(taken - 1)]) == 1
    assert "is in use" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65535", "99999", "-1", "8e3"])
def test_a_port_that_is_none_is_not_understood(port: str) -> None:
    with pytest.raises(SystemExit) as refused:
        parser().parse_args(["serve", f"--port={port}"])
    assert refused.value.code == 2


def test_a_key_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*REPORT, "--key-file", "/nowhere/key"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["done"], said["message"]) == (
        False,
        "The key file /nowhere/key cannot be read: No such file or directory.",
    )


def test_an_unmigrated_database_is_named_by_every_command_and_by_the_doctor(unmigrated: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe")
    for words in (("import", "people", "x.csv", "--json"), (*REPORT, "--key-file", str(tmp_path / "key"))):
        done = kiem(unmigrated, *words)
        assert (done.returncode, json.loads(done.stdout)["message"]) == (
            1,
            "The database is of an older version. First run: kiem migrate",
        )
    doctor = kiem(unmigrated, "doctor")
    assert doctor.returncode == 1
    assert "migrations are waiting" in doctor.stdout
    assert doctor.stderr == ""


def test_the_doctor_names_a_setting_and_a_folder_that_cannot_be_used(unmigrated: Path, tmp_path: Path) -> None:
    loud = kiem(unmigrated, "doctor", KIEM_LOG_LEVEL="loud")
    assert (loud.returncode, loud.stderr) == (1, "")
    assert "KIEM_LOG_LEVEL is 'loud'" in loud.stdout
    (tmp_path / "a file").write_text("no folder")
    nowhere = kiem(tmp_path / "a file", "doctor")
    assert (nowhere.returncode, nowhere.stderr) == (1, "")
    assert "cannot be used" in nowhere.stdout
    keyless = kiem(unmigrated, "doctor", KIEM_SECRET_KEY_FILE=str(tmp_path / "a file" / "key"))
    assert (keyless.returncode, keyless.stderr) == (1, "")
    assert "The secret key cannot be read or made" in keyless.stdout


def test_a_damaged_key_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIEM_HOME", str(tmp_path))
    (tmp_path / "keys").mkdir()
    for name, read in (("secret.key", secret_key), ("trail.key", signing_key), ("files.key", file_key)):
        (tmp_path / "keys" / name).write_bytes(b"short")
        with pytest.raises(ValueError, match=r".+"):
            read()
        assert (tmp_path / "keys" / name).read_bytes() == b"short", "a damaged key is left for whoever mends it"
