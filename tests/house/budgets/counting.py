"""Counting the statements of one answer, and of every answer.

Everything that goes to the database counts: session, settings and an action's savepoints too. Only the savepoint
around the whole request does not: in production that is the one transaction, begun and committed.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.house.access.cases import cases
from tests.house.access.columns import WHO, browser
from tests.house.access.furnished import House
from tests.house.access.matrix import matrix
from tests.house.access.reference import CARER

ASKED_TOO = {
    "organisation:find": ("q=peeters", "q=peters"),
    "organisation:find_as_you_type": ("q=pe", "q=peters"),
    "organisation:people": ("q=e&sort=-unit", "here=all&sort=job", "page=2"),
    "organisation:unit": ("page=2",),
    "organisation:appoint": ("q=e",),
    "competences:dictionary": ("draft", "q=zorg", "draft&q=zorg"),
    "competences:competence": ("draft",),
    "competences:reference": ("q=zorg",),
    "competences:mapping": ("q=zorg",),
    "profiles:profile": ("on=2026-11-24",),
    "profiles:rated": ("q=zorg", f"occupation={CARER}"),
    "home:seen": ("page=2",),
    "exchange:preview": ("page=2",),
}
"""Addresses that are asked once more, with these after the question mark."""

LOOKED_AT_ONCE_A_DAY = frozenset({"home:growth_of_assisted", "home:growth_of_assisted+evaluations"})
"""Addresses whose first answer of a day keeps that someone looked; they are asked once more after it, as ``?again``."""


@dataclass(frozen=True)
class Counted:
    """One answer: its status, and the statements it took."""

    status: int
    statements: tuple[str, ...]


Answers = Mapping[tuple[str, str], Counted]
"""By row of the budgets and who asked."""


def count_all(house: House) -> Answers:
    """Ask every address as everyone who gets a page there; where nobody does, as everyone."""
    return dict(_answers(house))


def _answers(house: House) -> Iterator[tuple[tuple[str, str], Counted]]:
    statuses = {who: rows["GET"] for who, rows in matrix().items()}
    rows = list(cases(house))
    somebody = {row.key for row in rows if any(found[row.key] == 200 for found in statuses.values())}
    for who in WHO:
        client = browser(house.cast, who)
        for row in rows:
            if statuses[who][row.key] == 200 or row.key not in somebody:
                path = reverse(row.name, kwargs=dict(row.arguments))
                yield (row.key, who), count(client, path)
                if row.key in LOOKED_AT_ONCE_A_DAY:
                    yield (f"{row.key}?again", who), count(client, path, again=True)
                for query in ASKED_TOO.get(row.key, ()):
                    yield (f"{row.key}?{query}", who), count(client, f"{path}?{query}")


def count(client: Client, path: str, *, again: bool = False) -> Counted:
    """One GET, undone afterwards. ``again``: the second of two."""
    cookies = copy(client.cookies)
    with transaction.atomic():
        if again:
            client.get(path)
        connection.queries_log.clear()  # it keeps a limited number
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
            if getattr(response, "streaming", False):
                b"".join(response.streaming_content)  # type: ignore[attr-defined]  # it streams
        transaction.set_rollback(True)
    client.cookies = cookies
    sent = [query["sql"] for query in captured]
    if sent and sent[0].startswith("SAVEPOINT") and sent[0] in sent[-1].replace("RELEASE ", ""):
        sent = sent[1:-1]
    return Counted(response.status_code, tuple(sent))


def most(answers: Answers) -> dict[str, int]:
    """What each address took at most."""
    found: dict[str, int] = {}
    for (row, _who), counted in answers.items():
        found[row] = max(found.get(row, 0), len(counted.statements))
    return found
