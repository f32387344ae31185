"""Practising on written situations before looking at others: when it is offered, and what may be said of placings."""

from collections.abc import Mapping
from datetime import date

LEAST_PLACED, SITUATIONS_A_TIME, YEARS_BETWEEN = 5, 3, 2
LONGEST_SITUATION, LONGEST_WHY = 700, 500


def is_offered(done_on: date | None, today: date) -> bool:
    """Whether practising is offered: never done, or two years ago.

    >>> is_offered(date(2024, 11, 27), date(2026, 11, 27)), is_offered(date(2024, 11, 28), date(2026, 11, 27))
    (True, False)
    """
    if done_on is None:
        return True
    return (done_on.year + YEARS_BETWEEN, done_on.month, done_on.day) <= (today.year, today.month, today.day)


def is_picture_due(counted: int, shown: int) -> bool:
    """Whether at least five more placed a situation than the picture shows: between two pictures nobody stands alone.

    >>> is_picture_due(4, 0), is_picture_due(5, 0), is_picture_due(9, 5), is_picture_due(10, 5)
    (False, True, False, True)
    """
    return counted - shown >= LEAST_PLACED


def most_placed(shown: Mapping[int, int]) -> int | None:
    """The level at which more than half of a picture stand; None where they differ.

    >>> most_placed({2: 2, 3: 3}), most_placed({2: 2, 3: 2, 4: 1})
    (3, None)
    """
    total = sum(shown.values())
    return next((position for position, number in shown.items() if 2 * number > total), None)
