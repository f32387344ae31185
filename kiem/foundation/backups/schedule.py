"""Which backups are kept. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Schedule:
    """So many days, weeks and months of which one backup each is kept."""

    days: int
    weeks: int
    months: int


def parse_schedule(text: str) -> Schedule:
    """Days, weeks and months, separated by commas. Raises ValueError for anything else, and for no day at all.

    >>> parse_schedule("7, 4, 3")
    Schedule(days=7, weeks=4, months=3)
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or int(parts[0]) < 1:
        raise ValueError("three numbers of days, weeks and months, as in 7,4,3")
    return Schedule(*(int(part) for part in parts))


AT_NIGHT = 1
"""The hour, on the clock of the place, from which the backup of a night is made."""
TOO_OLD = timedelta(hours=26)
"""From when on a proven backup is too old: a night was missed."""
_AGAIN = timedelta(hours=6)


def is_due(now: datetime, proven_at: datetime | None, tried_at: datetime | None) -> bool:
    """Whether to make one, asked every hour; ``now`` is on the clock of the place.

    Where none was proven since the last night began: at night, or by day when the machine stood still. What failed
    waits six hours.

    >>> night, day = datetime(2026, 11, 27, 1, 30), datetime(2026, 11, 27, 10, 30)
    >>> yesterday = night - timedelta(days=1)
    >>> is_due(night, yesterday, yesterday), is_due(day, night, night), is_due(night, day - timedelta(days=1), None)
    (True, False, True)
    >>> is_due(day, yesterday, yesterday), is_due(day, None, day), is_due(day, yesterday, night)
    (True, False, True)
    """
    night = now.replace(hour=AT_NIGHT, minute=0, second=0, microsecond=0)
    night -= timedelta(days=night > now)
    if proven_at is not None and night <= proven_at <= now:
        return False
    failed_lately = tried_at is not None and tried_at != proven_at and timedelta(0) <= now - tried_at < _AGAIN
    return not failed_lately


def kept(moments: Iterable[datetime], schedule: Schedule) -> set[datetime]:
    """The latest of each of the last so many days, weeks (from Monday) and months that have one.

    >>> days = [datetime(2026, 11, day) for day in range(1, 31)]
    >>> sorted(moment.day for moment in kept(days, Schedule(2, 2, 1)))
    [29, 30]
    """
    latest_first = sorted(moments, reverse=True)
    return {
        *_last_of_each(latest_first, schedule.days, lambda moment: moment.date()),
        *_last_of_each(latest_first, schedule.weeks, lambda moment: moment.isocalendar()[:2]),
        *_last_of_each(latest_first, schedule.months, lambda moment: (moment.year, moment.month)),
    }


def _last_of_each(
    latest_first: Sequence[datetime], number: int, stretch: Callable[[datetime], object]
) -> Iterable[datetime]:
    found: dict[object, datetime] = {}
    for moment in latest_first:
        found.setdefault(stretch(moment), moment)
    return list(found.values())[:number]
