"""The cast's house with something in every room, for the tests that ask every address."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from kiem.competences.actions import load_rated_reference, load_reference
from kiem.competences.rules import ReferencePack
from tests.cast import NOW, Cast
from tests.house.access.furnished import House, furnish
from tests.house.access.reference import CONCEPTS, OCCUPATION, RATED


@pytest.fixture(scope="module")
def reference(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A small reference, committed as the owner for the tests of one file, and taken away after."""
    with django_db_blocker.unblock():
        load_reference([ReferencePack((*CONCEPTS, OCCUPATION), (), "nl", "1.2.1")], scheme="ESCO", by="tests", at=NOW)
        load_rated_reference(RATED, scheme="O*NET", by="tests", at=NOW)
        yield
        with connections["owner"].cursor() as cursor:
            for table in ("rating", "anchor", "crossing", "text", "entry"):
                cursor.execute(f"DELETE FROM competences_reference{table}")
        connections["owner"].close()


@pytest.fixture
def house(reference: None, cast: Cast) -> House:
    return furnish(cast)
