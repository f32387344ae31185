"""Numbers of days and months that an organisation agrees on, from a day on and by a source. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

CHOICE_OF_KIEM = "kiem"
"""The source of what nobody agreed on yet: what Kiem comes with."""
LONGEST_SOURCE = 300


class Term(StrEnum):
    """What a number of days or months is about."""

    NOTICE = "notice"
    REPLY = "reply"
    BROUGHT_IN = "brought_in"
    VIEWS = "views"
    VIEWS_ALONE = "views_alone"
    WORDS = "words"
    ASSISTANCE = "assistance"
    LETTER = "letter"
    LETTER_WAIT = "letter_wait"
    SPOT = "spot"
    HELP_SHOWN = "help_shown"
    IDLE = "idle"


class TermUnit(StrEnum):
    """In what a term is counted."""

    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"


UNITS: Mapping[Term, TermUnit] = {
    Term.NOTICE: TermUnit.DAYS,
    Term.REPLY: TermUnit.DAYS,
    Term.BROUGHT_IN: TermUnit.MONTHS,
    Term.VIEWS: TermUnit.MONTHS,
    Term.VIEWS_ALONE: TermUnit.MONTHS,
    Term.WORDS: TermUnit.MONTHS,
    Term.ASSISTANCE: TermUnit.DAYS,
    Term.LETTER: TermUnit.DAYS,
    Term.LETTER_WAIT: TermUnit.DAYS,
    Term.SPOT: TermUnit.MINUTES,
    Term.HELP_SHOWN: TermUnit.DAYS,
    Term.IDLE: TermUnit.MINUTES,
}
MOST: Mapping[TermUnit, int] = {TermUnit.MINUTES: 30, TermUnit.DAYS: 366, TermUnit.MONTHS: 120}


@dataclass(frozen=True, slots=True)
class DatedTerm:
    """So many days or months hold from a day on, by a source: a law, an agreement, or a choice of Kiem."""

    term: Term
    number: int
    starts_on: date
    source: str

    @property
    def unit(self) -> TermUnit:
        return UNITS[self.term]

    @property
    def lasts(self) -> timedelta:
        """How long it is, of what is counted in minutes or days. Raises ValueError for months.

        >>> DatedTerm(Term.IDLE, 5, date(2020, 1, 1), "kiem").lasts
        datetime.timedelta(seconds=300)
        """
        if self.unit is TermUnit.MONTHS:
            raise ValueError("a month has no length of its own")
        return timedelta(minutes=self.number) if self.unit is TermUnit.MINUTES else timedelta(days=self.number)

    def after(self, day: date) -> date:
        """The day on which it has passed since ``day``.

        >>> DatedTerm(Term.BROUGHT_IN, 12, date(2020, 1, 1), "kiem").after(date(2024, 2, 29))
        datetime.date(2025, 2, 28)
        """
        return day + timedelta(days=self.number) if self.unit is TermUnit.DAYS else months_later(day, self.number)

    def no_later_than(self, today: date) -> date:
        """A day such that it has not passed yet, today, since any later one; ``after`` tells it of an earlier one.

        >>> DatedTerm(Term.WORDS, 6, date(2020, 1, 1), "kiem").no_later_than(date(2025, 2, 28))
        datetime.date(2024, 8, 31)
        """
        if self.unit is TermUnit.DAYS:
            return today - timedelta(days=self.number)
        return months_later(today, -self.number) + timedelta(days=3)


def holding(term: Term, on: date, agreed: Iterable[DatedTerm]) -> DatedTerm:
    """The term that holds on a day: the latest that has started, of two that start together the last of the list.

    Raises ValueError when none holds yet.

    >>> holding(Term.REPLY, date(2026, 3, 1), [DatedTerm(Term.REPLY, 15, date(2026, 1, 1), "cao")]).number
    15
    """
    started = [each for each in agreed if each.term is term and each.starts_on <= on]
    if not started:
        raise ValueError(f"nothing was agreed on for {term} on {on}")
    return sorted(started, key=lambda each: each.starts_on)[-1]


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month; earlier where ``months`` is below nought.

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
