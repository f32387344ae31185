"""Counting the statements of a page: all of them, the session's and the settings' too, savepoints of the test apart."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12


def statements_of(client: Client, url: str) -> list[str]:
    """What one GET sends to the database. The page must answer 200."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    marks = ("SAVEPOINT", "RELEASE")
    return [query["sql"] for query in captured if not query["sql"].startswith(marks)]
