"""The settings of one transaction: which organisation, for which use, for whom. Row-level security reads them.

They hold for the transaction only (``set_config(…, true)``), so they must be set inside one.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from kiem.foundation.actors import Actor
from kiem.foundation.purposes import Use

_SET = (
    "SELECT set_config('kiem.organisation', %s, true), set_config('kiem.use', %s, true), "
    "set_config('kiem.user', %s, true), set_config('kiem.person', %s, true)"
)


def _text(value: uuid.UUID | str | None) -> str:
    return "" if value is None else str(value)


def enter(
    organisation: uuid.UUID | str | None,
    use: Use,
    *,
    user: uuid.UUID | str | None = None,
    person: uuid.UUID | str | None = None,
) -> None:
    """Set the transaction's organisation, use, user and person. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_SET, [_text(organisation), use.value, _text(user), _text(person)])


def current_use() -> Use | None:
    """The transaction's use, as the database knows it. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kiem_use()")
        row = cursor.fetchone()
    return Use(row[0]) if row and row[0] else None


@contextmanager
def acting(by: Actor, use: Use = Use.ADMINISTRATION) -> Iterator[None]:
    """A transaction in the organisation of ``by``, for ``use``: for the command line, the worker and tests."""
    with transaction.atomic():
        enter(by.organisation_id, use, user=by.user_id, person=by.person_id)
        yield


@contextmanager
def using(use: Use) -> Iterator[None]:
    """Within the running transaction, do one thing for another use, and come back to the use before."""
    before = current_use()
    _set_use(use)
    yield
    _set_use(before)


def _set_use(use: Use | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kiem.use', %s, true)", [use.value if use else ""])


def take_longer(minutes: int) -> None:
    """Let the running transaction take longer than a page may, for work that reads and plans much. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %(time)s, true), "
            "set_config('idle_in_transaction_session_timeout', %(time)s, true)",
            {"time": f"{minutes}min"},
        )
