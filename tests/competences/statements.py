"""Counting the statements of one request: all of them, session and settings too, savepoints apart."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

_AROUND = ("SAVEPOINT", "RELEASE", "ROLLBACK TO")


def statements_of(client: Any, path: str) -> list[str]:
    """What answering a page asks of the database. In production the savepoints here are the one transaction."""
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return [each["sql"] for each in caught.captured_queries if not each["sql"].startswith(_AROUND)]
