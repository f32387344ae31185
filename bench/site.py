"""The site in this process, on a database of its own that is made for the run and thrown away after it."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "kiem_bench"


@contextmanager
def site() -> Iterator[WSGIHandler]:
    """Django set up on a fresh database of the embedded server; nothing of it is left at the end but the server's."""
    for name in ("KIEM_DATABASE_URL", "KIEM_OWNER_DATABASE_URL"):
        os.environ.pop(name, None)
    os.environ |= {"KIEM_HOME": str(ROOT / "build" / "bench-home"), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    from kiem.config.commands.migrate import migrate
    from kiem.config.commands.serve import collect_static
    from kiem.config.commands.starting import ready
    from kiem.foundation.database.databases import drop, ensure_database, prepare

    _urls, server = prepare("kiem")
    try:
        drop(DATABASE)
        with ready(DATABASE):
            ensure_database(DATABASE)
            migrate()
            collect_static()
            yield WSGIHandler()
        drop(DATABASE)
    finally:
        if server is not None:
            server.leave()


@dataclass(frozen=True)
class Browser:
    """Asks the site as a server would, without a server between. ``cookie``: by which the site knows who asks."""

    handler: WSGIHandler
    cookie: str = ""

    def signed_in(self, session: str) -> "Browser":
        from django.conf import settings

        return Browser(self.handler, f"{settings.SESSION_COOKIE_NAME}={session}")

    def get(self, path: str) -> bytes:
        """The body of a page that must be there."""
        status: list[str] = []

        def start(line: str, _headers: object, _error: object = None, /) -> Callable[[bytes], object]:
            status.append(line)
            return bytearray().extend

        answer = self.handler(self._environ(path), start)
        body = b"".join(answer)
        answer.close()
        if not status[0].startswith("200"):
            raise RuntimeError(f"{path} answers {status[0]}")
        return body

    def _environ(self, path: str) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.cookie,
            "HTTP_ACCEPT_LANGUAGE": "nl",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
