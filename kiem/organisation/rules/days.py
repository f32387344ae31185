"""Days as people say them (the last day counts) and as periods keep them (half-open). Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_ONE = timedelta(days=1)


def last_day(ends_before: date | None) -> date | None:
    """The last day of a half-open period.

    >>> last_day(date(2026, 3, 1))
    datetime.date(2026, 2, 28)
    """
    return None if ends_before is None else ends_before - _ONE


def day_after(last: date | None) -> date | None:
    """Where a half-open period ends whose last day someone named.

    >>> day_after(date(2026, 2, 28))
    datetime.date(2026, 3, 1)
    """
    return None if last is None else last + _ONE


@dataclass(frozen=True, slots=True)
class Span:
    """A period as it is shown, and how it lies to today."""

    starts_on: date
    last_day: date | None
    is_over: bool
    is_to_come: bool

    @property
    def is_now(self) -> bool:
        return not self.is_over and not self.is_to_come


def span(starts_on: date, ends_before: date | None, today: date) -> Span:
    """
    >>> span(date(2026, 3, 1), None, date(2026, 11, 23)).is_now
    True
    """
    is_over = ends_before is not None and ends_before <= today
    return Span(starts_on, last_day(ends_before), is_over, starts_on > today)
