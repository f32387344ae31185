"""Half-open periods ``[starts_on, ends_before)``. Pure: no Django, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From ``starts_on`` up to but not including ``ends_before``; ``None`` has no end.

    >>> Period(date(2026, 1, 1), date(2026, 3, 1)).includes(date(2026, 3, 1))
    False
    """

    starts_on: date
    ends_before: date | None = None

    def includes(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def overlaps(self, other: "Period") -> bool:
        return (self.ends_before is None or other.starts_on < self.ends_before) and (
            other.ends_before is None or self.starts_on < other.ends_before
        )


def unbroken_since(periods: Iterable[Period], day: date) -> date | None:
    """The first day of the unbroken stretch of touching periods that holds ``day``; None when none does.

    >>> unbroken_since([Period(date(2020, 1, 1), date(2021, 1, 1)), Period(date(2021, 1, 1))], date(2026, 1, 1))
    datetime.date(2020, 1, 1)
    """
    since: date | None = None
    reaches: date | None = date.min
    for period in sorted(periods, key=lambda p: p.starts_on):
        if period.starts_on > day:
            break
        if since is None or (reaches is not None and period.starts_on > reaches):
            since, reaches = period.starts_on, period.ends_before
        elif reaches is not None and (period.ends_before is None or period.ends_before > reaches):
            reaches = period.ends_before
    return since if since is not None and (reaches is None or day < reaches) else None
