"""On which days the demo's talks were, and since when Bram leads De Linde: always past, and never past their term."""

from datetime import date, timedelta
from typing import Literal

When = Literal["two years ago", "a year ago", "in between", "now"]
YEARLY: tuple[When, ...] = ("two years ago", "a year ago", "now")
TALK_DAY = 14
SETTLED = timedelta(days=21)
"""So long before the demo is built the latest talks were, so that a reply and a review came after them."""
MONTHS_LED = 7
"""So many months before the latest talks Bram began to lead."""
OPENED_BEFORE, CLOSES_BEFORE = timedelta(days=24), timedelta(days=9)
"""A round opens and closes so long before the talks that follow on it."""


def at_work(day: date) -> date:
    """The day itself, or the Monday after it.

    >>> at_work(date(2026, 11, 14)), at_work(date(2026, 10, 14))
    (datetime.date(2026, 11, 16), datetime.date(2026, 10, 14))
    """
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _latest(today: date) -> date:
    """The last fourteenth of a month that is long enough ago, even when it moves past a weekend."""
    day = (today - SETTLED - timedelta(days=2)).replace(day=TALK_DAY)
    return day if day <= today - SETTLED - timedelta(days=2) else (day - timedelta(days=31)).replace(day=TALK_DAY)


def bram_leads_since(today: date) -> date:
    """A first of the month, some months before the latest talks.

    >>> bram_leads_since(date(2026, 11, 23)), bram_leads_since(date(2027, 3, 15))
    (datetime.date(2026, 3, 1), datetime.date(2026, 7, 1))
    """
    latest = _latest(today)
    year, month = divmod(latest.year * 12 + latest.month - 1 - MONTHS_LED, 12)
    return date(year, month + 1, 1)


def talk_day(today: date, when: When) -> date:
    """On which day the talks after a round were, or would have been.

    >>> talk_day(date(2026, 11, 23), "now"), talk_day(date(2026, 11, 23), "two years ago")
    (datetime.date(2026, 10, 14), datetime.date(2024, 10, 14))
    >>> talk_day(date(2027, 3, 15), "now"), talk_day(date(2026, 11, 23), "in between")
    (datetime.date(2027, 2, 15), datetime.date(2026, 3, 26))
    """
    if when == "in between":
        return at_work(bram_leads_since(today) + OPENED_BEFORE + timedelta(days=1))
    latest = _latest(today)
    return at_work(latest.replace(year=latest.year - len(YEARLY) + 1 + YEARLY.index(when)))
