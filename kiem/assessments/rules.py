"""Words and small decisions about levels. Pure."""

from datetime import date
from enum import StrEnum

from kiem.foundation.purposes import Purpose

BROUGHT_IN_VALID_MONTHS = 12
PURPOSES_FOR_BRINGING_IN = (Purpose.DEVELOPMENT, Purpose.APPRAISAL, Purpose.CERTIFICATION, Purpose.SUCCESSION)


class Basis(StrEnum):
    """How a level came to be."""

    AGREED = "agreed"
    DETERMINED = "determined"
    TESTED = "tested"
    BROUGHT_IN = "brought_in"


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month.

    >>> months_later(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def is_shared_with_leader(observed_on: date, leading_since: date, *, shared_by_employee: bool) -> bool:
    """Whether a leader may see a level: recorded since she leads this person, or shared by the person herself.

    >>> is_shared_with_leader(date(2025, 1, 1), date(2026, 3, 1), shared_by_employee=False)
    False
    """
    return shared_by_employee or observed_on >= leading_since
