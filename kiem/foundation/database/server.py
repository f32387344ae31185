"""The embedded server of one KIEM_HOME: start it, attach to it, stop it, and start again after a crash.

    with embedded_server(kiem_home()) as server:
        psycopg.connect(**server.connection("kiem", APPLICATION).parameters())

PostgreSQL runs as a direct child on a Unix socket, in a session of its own: it outlives a client that is killed, and
whoever comes next attaches to it.
"""

import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from . import binaries as programs
from . import cluster, failures, roles
from .binaries import Binaries
from .connections import Connection, connect
from .copies import runnable
from .home import Layout, kiem_home
from .locks import FileLock, held
from .messages import DatabaseUnavailable
from .messages import message as _
from .postmaster import Postmaster, end_orphans, forget_stale, running_postmaster
from .system_user import PLAIN_ENVIRONMENT, SystemUser, server_user

SECONDS_FOR_ANOTHER_START = 120.0
SECONDS_FOR_ORPHANS = 15.0
"""Also for an initdb that outlived its killed parent."""
SECONDS_TO_STOP_FAST = 20.0
SECONDS_TO_BE_READY = 300.0
"""Recovery after a crash replays what was written since the last checkpoint: seldom more than a few seconds."""
PASSING = ("starting up", "shutting down", "recovery", "too many", "timeout")
"""In why a server that is there does not answer yet."""
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "jit": "off",
    # Errors quote the statement and the row that failed, and those hold personal data: the log keeps neither.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}


def embedded_server(home: Path | None = None) -> "EmbeddedServer":
    return EmbeddedServer(home or kiem_home())


class EmbeddedServer:
    """One process's use of the server. Not to be shared between threads while starting or stopping."""

    def __init__(self, home: Path) -> None:
        self.layout = Layout(Path(os.path.realpath(home)))
        self._child: subprocess.Popen[bytes] | None = None
        self._using: FileLock | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def connection(self, name: str, role: str) -> Connection:
        """How to reach database `name` as `role`, whether or not the server runs."""
        return Connection(host=str(self.layout.socket_folder), name=name, user=role)

    def is_running(self) -> bool:
        """Whether the server of this home takes connections now."""
        self._reap()
        try:
            postmaster = running_postmaster(self.layout.data)
        except OSError:
            return False
        return bool(postmaster and postmaster.ready and self._why_no_answer(postmaster) is None)

    def start(self) -> Self:
        """Attach to the running server, or start it (and make it, the first time); raises DatabaseUnavailable.

        Takes 0.02 s when it runs already, 0.3 s to start, 1.5 s the first time, longer to recover a large database.
        """
        user = server_user_of(self.layout)
        try:
            cluster.make_folder(self.layout, user)
            with held(self.layout.starting_lock, seconds=SECONDS_FOR_ANOTHER_START) as got:
                if not got:
                    raise _busy(self.layout)
                cluster.check_folders(self.layout, user)
                self._attach_or_start(user)
                self._count_in()
        except OSError as error:
            raise failures.from_os_error(error, self.layout.folder, user.name) from error
        except psycopg.Error as error:
            raise failures.did_not_start(self.layout.log, str(error)) from error
        return self

    def stop(self) -> None:
        """Stop the server at once, whoever started it and whoever still uses it; open transactions are rolled back."""
        self._count_out()
        if running_postmaster(self.layout.data):
            with held(self.layout.starting_lock, seconds=SECONDS_FOR_ANOTHER_START):
                self._stop()

    def leave(self) -> None:
        """Stop using the server; the last user of the home stops it."""
        self._count_out()
        if running_postmaster(self.layout.data) is None:
            self._reap()
            return
        with (
            held(self.layout.starting_lock, seconds=SECONDS_FOR_ANOTHER_START),
            held(self.layout.users_lock, seconds=0) as last,
        ):
            if last:
                self._stop()

    def keep_running(self, until: threading.Event, *, every: float = 1.0) -> None:
        """Start the server again whenever it is gone; returns when `until` is set. For a thread of the serving process.

        A start that fails (a full disk) is tried again the next time.
        """
        while not until.wait(every):
            if not self.is_running():
                try:
                    self.start()
                except DatabaseUnavailable:
                    continue

    def _attach_or_start(self, user: SystemUser) -> None:
        self._reap()
        if not self._attach():
            self._start(user)
        with connect(self._admin()) as admin:
            roles.ensure_roles(admin)

    def _attach(self) -> bool:
        """Wait for a server that is there until it answers; False when there is none, or when it was on its way out."""
        until = time.monotonic() + SECONDS_TO_BE_READY
        while postmaster := running_postmaster(self.layout.data):
            why = self._why_no_answer(postmaster)
            if why is None:
                return True
            if (postmaster.ready and not any(words in why for words in PASSING)) or time.monotonic() > until:
                raise failures.in_use(self.layout.data, postmaster.pid)
            time.sleep(0.02)
        return False

    def _start(self, user: SystemUser) -> None:
        layout = self.layout
        found = programs.choose(cluster.kept_major(layout.data))
        found = runnable(found, layout, user)
        lock = FileLock(layout.server_lock)
        try:
            if not lock.take(seconds=0.5):
                end_orphans(layout.data)
                if not lock.take(seconds=SECONDS_FOR_ORPHANS):
                    raise failures.in_use(layout.data, None)
            cluster.check_data(layout, found, user)
            if cluster.kept_major(layout.data) is None:
                cluster.initialise(layout, found, user, lock)
            forget_stale(layout.data, layout.socket_folder)
            self._launch(found, user, lock)
        finally:
            lock.close()

    def _launch(self, found: Binaries, user: SystemUser, lock: FileLock) -> None:
        """After a server was killed its orphans keep its shared memory for a moment: try again until they are gone."""
        until = time.monotonic() + SECONDS_FOR_ORPHANS
        while True:
            began = self.layout.log.stat().st_size if self.layout.log.exists() else 0
            self._child = child = self._spawn(found, user, lock)
            try:
                self._wait_for_child(child, user, began)
            except DatabaseUnavailable:
                if child.poll() is not None and "still in use" in self._log_since(began) and time.monotonic() < until:
                    time.sleep(0.1)
                    continue
                raise
            return

    def _spawn(self, found: Binaries, user: SystemUser, lock: FileLock) -> "subprocess.Popen[bytes]":
        access, identities = cluster.write_access_files(self.layout, user)
        settings = SETTINGS | {
            "unix_socket_directories": str(self.layout.socket_folder),
            "hba_file": str(access),
            "ident_file": str(identities),
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with cluster.open_log(self.layout) as log:
            return subprocess.Popen(
                [found.program("postgres"), "-D", self.layout.data, *options],
                **user.dropped_to, cwd="/", env=PLAIN_ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                umask=0o077, start_new_session=True, pass_fds=(lock.descriptor,),
            )  # fmt: skip

    def _wait_for_child(self, child: "subprocess.Popen[bytes]", user: SystemUser, log_from: int) -> None:
        until = time.monotonic() + SECONDS_TO_BE_READY
        why: str | None = None
        while time.monotonic() < until:
            if child.poll() is not None:
                said = self._log_since(log_from)
                raise failures.from_log(said, log=self.layout.log, data=self.layout.data, user=user.name)
            postmaster = running_postmaster(self.layout.data)
            if postmaster and postmaster.ready:
                why = self._why_no_answer(postmaster)
                if why is None:
                    return
            time.sleep(0.02)
        raise failures.did_not_start(self.layout.log, f"no answer within {SECONDS_TO_BE_READY:.0f} s ({why})")

    def _why_no_answer(self, postmaster: Postmaster) -> str | None:
        """None when the server answers on our socket and serves our data folder."""
        if not postmaster.ready:
            return "starting up"
        try:
            with psycopg.connect(**self._admin().parameters(), autocommit=True, connect_timeout=5) as admin:
                served = admin.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError as error:
            return str(error).strip()
        return None if served and Path(str(served[0])).samefile(self.layout.data) else "another data folder"

    def _admin(self) -> Connection:
        return self.connection("postgres", cluster.ADMIN)

    def _log_since(self, size: int) -> str:
        try:
            with self.layout.log.open("rb") as log:
                log.seek(size)
                return log.read(200_000).decode(errors="replace")
        except OSError:
            return ""

    def _stop(self) -> None:
        """Fast, then without waiting for anything: what was committed stays either way."""
        for how, seconds in ((signal.SIGINT, SECONDS_TO_STOP_FAST), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
            postmaster = running_postmaster(self.layout.data)
            if postmaster is None:
                break
            os.kill(postmaster.pid, how)
            until = time.monotonic() + seconds
            while running_postmaster(self.layout.data) and time.monotonic() < until:
                time.sleep(0.01)
                self._reap()
        self._reap(wait=True)
        # The file goes a moment before the processes do, and they keep the disk busy until then.
        with held(self.layout.server_lock, seconds=5.0), suppress(OSError):
            self.layout.socket_folder.rmdir()

    def _reap(self, *, wait: bool = False) -> None:
        """Collect our child when it has ended, or it would stay behind as a process that looks alive."""
        if self._child is None:
            return
        if wait:
            self._child.wait(SECONDS_TO_STOP_FAST)
        if self._child.poll() is not None:
            self._child = None

    def _count_in(self) -> None:
        if self._using is None:
            self._using = FileLock(self.layout.users_lock)
            self._using.take(shared=True, seconds=5)

    def _count_out(self) -> None:
        if self._using is not None:
            self._using.release()
            self._using.close()
            self._using = None


def server_user_of(layout: Layout) -> SystemUser:
    try:
        return server_user(layout.data)
    except OSError as error:
        raise failures.from_os_error(error, layout.folder, str(os.geteuid())) from error


def _busy(layout: Layout) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _("Another process has been starting or stopping the database of %(home)s for minutes. Nothing was changed.",
          home=layout.home),
        _("Look what that process waits for (%(log)s), end it, and start again.", log=layout.log),
    )  # fmt: skip
