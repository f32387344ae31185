"""The matrix of purposes: what the database opens is what the table says."""

import uuid

import pytest
from django.db import connection

from kiem.foundation.context import acting, current_use, enter, using
from kiem.foundation.purposes import Purpose, Use, opens_rows
from tests.cast import Cast


def _opens(purpose: Purpose, about: uuid.UUID) -> bool:
    """As one row is asked; a policy asks the same in two halves, once a statement."""
    halves = "SELECT %(purpose)s = ANY (kiem_opened()), %(about)s = kiem_herself(), kiem_opens(%(purpose)s, %(about)s)"
    with connection.cursor() as cursor:
        cursor.execute(halves, {"purpose": purpose.value, "about": about})
        row = cursor.fetchone()
    assert row is not None
    assert bool(row[0] or row[1]) == bool(row[2])
    return bool(row[2])


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("use", Use)
def test_the_database_opens_what_the_matrix_opens(purpose: Purpose, use: Use, cast: Cast) -> None:
    cast.use(use, "anna")
    for name in ("anna", "farid"):
        assert _opens(purpose, cast.people[name]) == opens_rows(purpose, use, herself=name == "anna")


def test_without_a_use_nothing_is_open(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kiem.use', '', true)")
    assert not any(_opens(purpose, cast.people["anna"]) for purpose in Purpose)


def test_a_use_within_a_use_ends_where_it_began(cast: Cast) -> None:
    enter(cast.organisation, Use.DEVELOPMENT)
    with using(Use.APPRAISAL):
        assert current_use() is Use.APPRAISAL
    assert current_use() is Use.DEVELOPMENT


def test_acting_stands_in_the_actors_organisation(cast: Cast) -> None:
    with acting(cast.system, Use.KEEPING):
        assert current_use() is Use.KEEPING
