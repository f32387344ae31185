"""Every address takes a fixed number of statements, however much there is; the numbers are checked in."""

import re

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.cast import Cast
from tests.house.access.furnished import furnish
from tests.house.budgets.counting import Answers, count_all, most
from tests.house.budgets.doubling import double
from tests.house.budgets.table import budgets, leave

AT_MOST = 12
READ_MOST = (
    "organisation:people",
    "organisation:unit",
    "organisation:person",
    "home:growth",
    "home:growth_of",
    "home:growth_of_member",
    "home:growth_of_assisted",
    "assessments:looking",
    "assessments:look_at",
    "assessments:look_done",
    "conversations:conversation",
    "conversations:topic",
    "gaps:team",
)


@pytest.fixture(scope="module")
def answers(reference: None, django_db_blocker: DjangoDbBlocker) -> tuple[Answers, Answers]:
    """What everyone got from every address, and once more with twice as much in the house."""
    with django_db_blocker.unblock(), transaction.atomic():
        house = double(furnish(Cast.enter()), 1)
        once = count_all(house)
        twice = count_all(double(house, 2))
        transaction.set_rollback(True)
    leave(most(twice))
    return once, twice


def test_twice_the_data_takes_no_more_statements_anywhere(answers: tuple[Answers, Answers]) -> None:
    once, twice = answers
    wrong = []
    for (row, who), before in once.items():
        after = twice[row, who]
        if (before.status, len(before.statements)) != (after.status, len(after.statements)):
            wrong.append(f"{row} as {who}: {len(before.statements)} ({before.status}), "
                         f"then {len(after.statements)} ({after.status})")  # fmt: skip
    assert wrong == []


def test_every_address_takes_as_many_statements_as_its_budget_says(answers: tuple[Answers, Answers]) -> None:
    found, allowed = most(answers[1]), budgets()
    assert set(found) == set(allowed), "an address without a budget, or a budget without an address"
    wrong = [f"{row}: {found[row]}, and its budget is {allowed[row]}" for row in found if found[row] != allowed[row]]
    assert wrong == [], "python -m tests.house.budgets.table writes what was found beside the budgets"


def test_the_pages_that_are_read_most_take_at_most_twelve() -> None:
    names = {row: re.split("[?+]", row)[0] for row in budgets()}
    assert [row for row, most_ in budgets().items() if names[row] in READ_MOST and most_ > AT_MOST] == []
