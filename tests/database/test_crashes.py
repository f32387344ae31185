"""What was committed survives a killed server, a killed client and a killed first start."""

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import psycopg
import pytest

from kiem.foundation.database import cluster
from kiem.foundation.database.connections import DatabaseUrls, urls
from kiem.foundation.database.databases import prepare
from kiem.foundation.database.postmaster import running_postmaster
from kiem.foundation.database.server import EmbeddedServer, embedded_server
from kiem.foundation.database.system_user import server_user
from tests.database.machine import folder_of, process


def pid_of(server: EmbeddedServer) -> int:
    postmaster = running_postmaster(server.layout.data)
    assert postmaster
    return postmaster.pid


def running(home: Path) -> tuple[DatabaseUrls, EmbeddedServer]:
    return urls("kiem", home=home), embedded_server(home).start()


def kept_number(both: DatabaseUrls) -> object:
    with psycopg.connect(**both.application.parameters()) as application:
        row = application.execute("SELECT number FROM kept").fetchone()
    return row and row[0]


def test_after_a_killed_server_the_next_start_recovers_what_was_committed(home: Path, each_version: str) -> None:
    both, server = prepare("kiem", home=home)
    assert server
    with psycopg.connect(**both.owner.parameters()) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(pid_of(server), signal.SIGKILL)
    server.start()
    assert kept_number(both) == 7


def test_another_process_recovers_a_server_whose_parent_did_not_notice(ready: Path) -> None:
    both, server = running(ready)
    os.kill(pid_of(server), signal.SIGKILL)
    time.sleep(0.1)
    # The killed child is a zombie of this process now, and looks alive to whoever only asks whether its number exists.
    with embedded_server(ready):
        assert kept_number(both) == 7


def test_a_server_killed_in_the_middle_of_work_is_started_again(ready: Path) -> None:
    both, server = running(ready)
    with psycopg.connect(**both.owner.parameters(), autocommit=True) as owner:
        owner.execute("INSERT INTO kept SELECT generate_series(100, 20000)")
        working = process(
            "import psycopg\n"
            "with psycopg.connect(**server.connection('kiem', 'kiem_owner').parameters()) as c:\n"
            "    c.execute('INSERT INTO kept SELECT generate_series(1, 50000000)')",
            ready,
        )
        while not _working_on_a_large_insert(owner):
            time.sleep(0.02)
        os.kill(pid_of(server), signal.SIGKILL)
    server.start()
    working.communicate(timeout=30)
    with psycopg.connect(**both.owner.parameters()) as owner:
        assert owner.execute("SELECT count(*) FROM kept").fetchone() == (19902,)


def _working_on_a_large_insert(owner: "psycopg.Connection[tuple[object, ...]]") -> bool:
    query = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%%50000000%%' AND pid <> pg_backend_pid()"
    return owner.execute(query).fetchone() == (1,)


def test_the_server_outlives_its_killed_parent_and_the_next_attaches(ready: Path) -> None:
    parent = process("server.start(); print('ready', flush=True); time.sleep(60)", ready)
    assert parent.stdout and parent.stdout.readline().strip() == "ready"
    server = embedded_server(ready)
    before = pid_of(server)
    parent.kill()
    parent.communicate()
    assert server.is_running()
    server.start()
    assert pid_of(server) == before
    server.leave()
    assert not server.is_running()


def test_a_start_that_was_killed_halfway_leaves_no_half_database(
    home: Path, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(with_a_slow_initdb(short / "slow", folder_of("18"))))
    starting = process("server.start()", home)
    unfinished = home / "database" / "data.unfinished"
    while not unfinished.exists() and starting.poll() is None:
        time.sleep(0.002)
    time.sleep(0.2)
    starting.kill()
    starting.wait()
    # The initdb of the killed start still runs, in the same folder.
    with embedded_server(home) as server:
        assert server.is_running()
        assert not unfinished.exists()


def with_a_slow_initdb(folder: Path, real: Path) -> Path:
    folder.mkdir()
    for program in ("postgres", "pg_dump"):
        (folder / program).symlink_to(real / program)
    (folder / "initdb").write_text(f'#!/bin/sh\nsleep 1\nexec {real}/initdb "$@"\n')
    (folder / "initdb").chmod(0o755)
    return folder


def test_a_stale_pid_file_with_the_number_of_another_process_does_not_stop_a_start(ready: Path) -> None:
    both, server = running(ready)
    pid_file = server.layout.data / "postmaster.pid"
    said = pid_file.read_text()
    server.stop()
    user = server_user(server.layout.data)
    other = subprocess.Popen(["sleep", "30"], **user.dropped_to, cwd="/")
    try:
        pid_file.write_text(said.replace(said.splitlines()[0], str(other.pid), 1))
        os.chown(pid_file, user.uid, user.gid)
        assert not server.is_running()
        server.start()
        assert kept_number(both) == 7
    finally:
        other.kill()
        other.wait()


def test_an_empty_pid_file_does_not_stop_a_start(ready: Path) -> None:
    server = embedded_server(ready).start()
    server.stop()
    (server.layout.data / "postmaster.pid").touch()
    assert server.start().is_running()


def test_stopping_is_fast_even_with_a_transaction_open(ready: Path) -> None:
    both, server = running(ready)
    with psycopg.connect(**both.owner.parameters()) as owner:
        owner.execute("INSERT INTO kept VALUES (8)")
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 5
        with pytest.raises(psycopg.OperationalError):
            owner.execute("SELECT 1")
    server.start()
    assert kept_number(both) == 7


def test_the_log_quotes_no_statement_and_no_row(ready: Path) -> None:
    both, server = running(ready)
    with psycopg.connect(**both.owner.parameters(), autocommit=True) as owner:
        owner.execute("CREATE TABLE person (name text PRIMARY KEY)")
        owner.execute("INSERT INTO person VALUES ('Anna Peeters')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO person VALUES ('Anna Peeters')")
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            owner.execute("SELECT 'Anna Peeters'::int")
        backend = owner.info.backend_pid
        sleeping = threading.Thread(target=_sleep_as_anna, args=[owner])
        sleeping.start()
        time.sleep(0.3)
        os.kill(backend, signal.SIGKILL)
        sleeping.join()
    server.stop()
    said = server.layout.log.read_text()
    assert "terminated by signal 9" in said
    assert "Anna" not in said


def _sleep_as_anna(owner: "psycopg.Connection[tuple[object, ...]]") -> None:
    with pytest.raises(psycopg.OperationalError):
        owner.execute("SELECT pg_sleep(30), 'Anna Peeters'")


def test_roles_that_were_not_made_yet_are_made_at_the_next_start(home: Path) -> None:
    with embedded_server(home) as server:
        with psycopg.connect(**server.connection("postgres", cluster.ADMIN).parameters()) as admin:
            admin.execute("DROP ROLE kiem_app")
        embedded_server(home).start().leave()
        with psycopg.connect(**server.connection("postgres", cluster.APPLICATION).parameters()) as application:
            assert application.execute("SHOW statement_timeout").fetchone() == ("30s",)
