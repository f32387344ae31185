"""``kiem serve``: the site, its worker, and the demo beside it on a port and a database of its own."""

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from kiem.config.commands.demo import DEMO_DATABASE, prepare_demo
from kiem.config.commands.migrate import migrate, waiting
from kiem.config.commands.starting import CannotRun, progress, ready

if TYPE_CHECKING:
    from kiem.foundation.database.server import EmbeddedServer

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LAST_PORT = 65_535
SECONDS_TO_STOP = 10
SECONDS_BEFORE_RESTART = 2


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("serve", help="serve the site, with its worker")
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    command.add_argument("--port", type=_port, default=8000, help="port to listen on (default 8000)")
    command.add_argument("--workers", type=int, default=0, help="site processes (default: one per core)")
    command.add_argument("--set-up", action="store_true", help="first bring the database and static files up to date")
    command.add_argument("--demo", action="store_true", help="also serve the demo on the next port (loopback only)")
    command.add_argument("--without-worker", action="store_true", help="leave the background work to `kiem worker`")
    command.set_defaults(run=run)


def _port(text: str) -> int:
    """A port that has a next one, for the demo."""
    if not text.isdecimal() or not 1 <= int(text) < LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port: choose a number from 1 to {LAST_PORT - 1}")
    return int(text)


@dataclass
class Child:
    """A process that runs as long as we do; started again when it ends by itself, if ``lasting``."""

    words: Sequence[str]
    environment: dict[str, str]
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def start(self) -> None:
        self.process = subprocess.Popen(self.words, env=self.environment)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait(self, seconds: float) -> None:
        if self.process:
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()


def run(asked: argparse.Namespace) -> int:
    if asked.demo and asked.host not in LOOPBACK:
        progress("The demo is served on this computer only (127.0.0.1). Leave out --demo, or --host.")
        return 2
    _refuse_taken_ports(asked)
    with ready() as server:
        if asked.set_up:
            migrate()
            collect_static()
            if asked.demo:
                prepare_demo()
        elif waiting():
            progress("The database is of an older version. First run: kiem migrate")
            return 1
        _refuse_unsafe_role()
        _refuse_unsafe_demo(asked.host)
        _welcome(asked)
        with _watched(server):
            return _keep(_children(asked))


@contextmanager
def _watched(server: "EmbeddedServer | None") -> Iterator[None]:
    """Meanwhile, start the embedded database again should someone kill it."""
    over = Event()
    watch = Thread(target=server.keep_running, args=[over], daemon=True) if server else None
    if watch:
        watch.start()
    try:
        yield
    finally:
        over.set()
        if watch:
            watch.join(SECONDS_TO_STOP)


def _children(asked: argparse.Namespace) -> list[Child]:
    here = {**os.environ, "KIEM_DEMO_URL": _demo_url(asked)}
    children = [Child(_web(asked.host, asked.port, asked.workers or os.cpu_count() or 1), here)]
    if not asked.without_worker:
        children.append(Child([sys.executable, "-m", "kiem", "worker"], here))
    if asked.demo:
        there = {**here, "KIEM_DATABASE": DEMO_DATABASE, "KIEM_DEMO": "yes"}
        children.append(Child(_web("127.0.0.1", asked.port + 1, 1), there))
    return children


def _web(host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "kiem.config.wsgi:application",
        "--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "2",
        "--workers-kill-timeout", str(SECONDS_TO_STOP), "--respawn-failed-workers", "--log-level", "warning",
        "--no-access-log",
    ]  # fmt: skip


def _demo_url(asked: argparse.Namespace) -> str:
    return f"http://localhost:{asked.port + 1}/" if asked.demo else os.environ.get("KIEM_DEMO_URL", "")


def _keep(children: list[Child]) -> int:
    """Run the children until we are asked to stop or the site itself ends; a fallen worker is started again."""
    asked_to_stop: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: asked_to_stop.append(received))
    for child in children:
        child.start()
    site = children[0]
    while not asked_to_stop and site.process is not None and site.process.poll() is None:
        for child in children[1:]:
            if child.process is not None and child.process.poll() is not None:
                time.sleep(SECONDS_BEFORE_RESTART)
                child.start()
        time.sleep(0.2)
    ended = site.process.poll() if site.process else 1
    for child in children:
        child.stop()
    for child in children:
        child.wait(SECONDS_TO_STOP)
    return 0 if asked_to_stop else ended or 1


def collect_static() -> None:
    """Gather the static files with their fingerprints, when they changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    stamp, now = root / ".gathered", _static_stamp()
    if stamp.exists() and stamp.read_text() == now:
        return
    progress("The styles and pictures are being gathered …")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now)


def _static_stamp() -> str:
    from django.contrib.staticfiles.finders import get_finders

    newest = number = 0
    for finder in get_finders():
        for path, storage in finder.list([]):
            newest, number = max(newest, Path(storage.path(path)).stat().st_mtime_ns), number + 1
    return f"{number} {newest}"


def _refuse_taken_ports(asked: argparse.Namespace) -> None:
    """Stop when something answers there already: a second site would share the port and take every other visitor."""
    for host, port in ((asked.host, asked.port), *([("127.0.0.1", asked.port + 1)] if asked.demo else [])):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            with socket.socket(family) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that ended a moment ago is no matter
                trial.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotRun(
                    f"Port {port} is in use: Kiem is running already, or something else is. "
                    f"Open http://localhost:{port}/ to see, or choose another with --port."
                ) from None
            raise CannotRun(f"Kiem cannot listen on {host}, port {port}: {error.strerror or error}.") from None


def _refuse_unsafe_role() -> None:
    """Stop when the site's role could skip row-level security."""
    from kiem.foundation.database.connections import connect, urls
    from kiem.foundation.database.roles import why_not_safe

    with connect(urls(os.environ.get("KIEM_DATABASE", "kiem")).application) as connection:
        reasons = why_not_safe(connection)
    if reasons:
        raise CannotRun(" ".join(str(reason) for reason in reasons))


def _refuse_unsafe_demo(host: str) -> None:
    """Stop when a demo would be served to other computers, or from a database with a real organisation."""
    from django.conf import settings

    from kiem.foundation.every import forbids

    if settings.KIEM_DEMO and host not in LOOPBACK:
        raise CannotRun("The demo is served on this computer only (127.0.0.1).")
    if settings.KIEM_DEMO and forbids(demo=True):
        raise CannotRun("There is a real organisation in this database. The demo is never served beside one.")


def _welcome(asked: argparse.Namespace) -> None:
    from kiem.accounts.start_code import start_code
    from kiem.foundation.every import organisation_ids

    progress(f"\nKiem: http://localhost:{asked.port}/")
    if not organisation_ids():
        progress(f"Start your own organisation with this one-time code: {start_code()}")
    if asked.demo:
        progress(f"Look around in the demo: {_demo_url(asked)}")
    progress("Stop with Ctrl-C.\n")
