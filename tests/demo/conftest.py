"""The whole demo, built once, in a database of its own."""

import os
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from kiem.demo.building import build_demo
from tests.cast import NOW


@pytest.fixture(scope="module")
def built(template: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    from django.db import connections

    from kiem.foundation.database.databases import clone, drop

    before, name = str(connections["default"].settings_dict["NAME"]), f"kiem_test_demo_{os.getpid()}"
    with django_db_blocker.unblock():
        connections.close_all()
        clone(template, name)
        try:
            for alias in ("default", "owner"):
                connections[alias].settings_dict["NAME"] = name
            build_demo(say=lambda _line: None, at=NOW)
            yield
        finally:
            connections.close_all()
            for alias in ("default", "owner"):
                connections[alias].settings_dict["NAME"] = before
            drop(name)


class Doors:
    """Browsers of those who came in through a door."""

    def of(self, name: str, role: str = "") -> Client:
        client = Client()
        assert client.post(f"/demo/enter/{name}/").status_code == 302
        if role:
            client.post("/role/", {"role": role})
        return client


@pytest.fixture
def doors(built: None, settings: Settings) -> Doors:
    settings.KIEM_DEMO = True
    return Doors()
