"""A page asks the database the same number of questions, however much there is."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiem.organisation.actions import bring_in_people
from tests.cast import NOW, Cast
from tests.organisation.lists import many

MOST = 12
PAGES = [
    ("carla", "hr", "/people/"),
    ("carla", "hr", "/people/?q=e&sort=-unit"),
    ("hamid", "administrator", "/people/"),
    ("bram", "leader", "/people/"),
    ("carla", "hr", "/units/"),
    ("bram", "leader", "/units/"),
    ("carla", "hr", "/units/{unit}/"),
    ("elke", "leader", "/units/{unit}/"),
    ("carla", "hr", "/jobs/"),
    ("carla", "hr", "/people/{person}/"),
    ("bram", "leader", "/people/{person}/"),
    ("anna", "employee", "/people/{person}/"),
]


def statements(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize(("name", "role", "address"), PAGES)
def test_twice_the_data_asks_no_more(cast: Cast, name: str, role: str, address: str) -> None:
    address = address.format(unit=cast.units["De Linde"], person=cast.people["anna"])
    client = cast.client(name, role)
    before = statements(client, address)
    cast.enter()
    more = [*many(60, units=30)]
    here = [replace(each, unit_path=("De Linde",), leads=False) for each in more]
    bring_in_people([*more, *here], by=cast.system, at=NOW)
    after = statements(client, address)
    assert len(after) == len(before)
    assert len(after) <= MOST, "\n".join(after)
