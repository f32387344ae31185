"""Three things apart: allowed by law, shown able, entrusted. What each comes to on a day. Pure."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from kiem.organisation.rules import months_later

LONGEST_NAME = 120
LONGEST_NUMBER = 60
LONGEST_REASON = 300


class State(StrEnum):
    """What one of the three comes to. Unknown is said as such; ``none``: this is not how someone may do the act."""

    VALID = "valid"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
    NONE = "none"


class EventKind(StrEnum):
    """What happens to an entrusting after it was given."""

    SUSPENDED = "suspended"
    RESTORED = "restored"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Status:
    """``until``: the first day on which it no longer holds, or no longer held; None where there is none."""

    state: State
    until: date | None = None

    @property
    def holds(self) -> bool:
        return self.state is State.VALID


@dataclass(frozen=True, slots=True)
class Days:
    """From ``first`` up to but not including ``last``; ``last`` None: without an end."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Entrusted:
    """One entrusting with the last that happened to it."""

    days: Days
    happened: EventKind | None = None


@dataclass(slots=True)
class Facts:
    """All that is known of one person: licences by kind, and by act what was shown, practised and entrusted."""

    licences: dict[uuid.UUID, list[date | None]] = field(default_factory=dict)
    shown: dict[uuid.UUID, Days] = field(default_factory=dict)
    practised: dict[uuid.UUID, date] = field(default_factory=dict)
    entrusted: dict[uuid.UUID, list[Entrusted]] = field(default_factory=dict)
    stops: list[Days] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Three:
    """How someone stands towards one act: the three things, and when she last practised it, as far as known."""

    allowed: Status
    able: Status
    entrusted: Status
    practised_on: date | None = None

    @property
    def may(self) -> bool:
        """Whether she may do it: it is entrusted to her, or the law allows it to her and she was shown able."""
        return self.entrusted.holds or (self.allowed.holds and self.able.holds)

    @property
    def is_open(self) -> bool:
        """Whether what is not known yet could still show that she may: unknown is no no."""
        could = (State.VALID, State.UNKNOWN)
        return not self.may and self.allowed.state in could and self.able.state in could


NOTHING_KNOWN = Facts()


@dataclass(frozen=True, slots=True)
class LicenceToNote:
    """A diploma or visum as it was looked at. ``ends_before`` None: it has no end."""

    kind: uuid.UUID
    number: str
    authority: str
    starts_on: date
    ends_before: date | None
    checked_on: date


@dataclass(frozen=True, slots=True)
class ShowingToNote:
    """That an act was shown. Without a day of review it follows from the term of the act."""

    assessor: uuid.UUID
    shown_on: date
    review_on: date | None = None
    review_source: str = ""


@dataclass(frozen=True, slots=True)
class EntrustingToNote:
    """That an act is delegated, under whom and for which period."""

    act: uuid.UUID
    supervisor: uuid.UUID
    starts_on: date
    ends_before: date | None = None


def standing(act: uuid.UUID, kinds: Collection[uuid.UUID], known: Facts, today: date) -> Three:
    """How someone stands towards an act that licences of these kinds allow.

    >>> act, kind = uuid.UUID(int=1), uuid.UUID(int=2)
    >>> standing(act, [kind], NOTHING_KNOWN, date(2026, 1, 1)).allowed.state
    <State.UNKNOWN: 'unknown'>
    """
    return Three(
        allowed(kinds, known, today),
        able(known.shown.get(act), known.stops, today),
        entrusted(known.entrusted.get(act, ()), today),
        known.practised.get(act),
    )


def allowed(kinds: Collection[uuid.UUID], known: Facts, today: date) -> Status:
    """Whether a licence that allows the act holds. Nothing noted is unknown; no kind named: only when entrusted.

    >>> allowed([], NOTHING_KNOWN, date(2026, 1, 1)).state
    <State.NONE: 'none'>
    """
    if not kinds:
        return Status(State.NONE)
    return _of_ends([end for kind in kinds for end in known.licences.get(kind, ())], today)


def _of_ends(ends: Sequence[date | None], today: date) -> Status:
    if not ends:
        return Status(State.UNKNOWN)
    if None in ends:
        return Status(State.VALID)
    last = max(end for end in ends if end is not None)
    return Status(State.VALID if last > today else State.EXPIRED, last)


def able(shown: Days | None, stops: Iterable[Days], today: date) -> Status:
    """Whether she was shown able, and not up for review. While her clock stands still, no review comes.

    >>> able(Days(date(2024, 1, 1), date(2026, 1, 1)), [], date(2026, 1, 1)).state
    <State.EXPIRED: 'expired'>
    """
    if shown is None:
        return Status(State.UNKNOWN)
    return _of_ends([review_day(shown, stops)], today)


def review_day(shown: Days, stops: Iterable[Days]) -> date | None:
    """The day of review, later by each day on which the clock stood still before it.

    >>> review_day(Days(date(2025, 1, 1), date(2026, 1, 1)), [Days(date(2025, 12, 1), date(2026, 3, 1))])
    datetime.date(2026, 4, 1)
    """
    due = shown.last
    if due is None:
        return None
    running = shown.first
    for stop in sorted(stops, key=lambda each: each.first):
        first = max(stop.first, running)
        if stop.last is None or stop.last <= first or first >= due:
            continue
        due += stop.last - first
        running = stop.last
    return due


def entrusted(given: Iterable[Entrusted], today: date) -> Status:
    """Whether it is entrusted to her today. One that ended is told as such; nothing given is none.

    >>> entrusted([Entrusted(Days(date(2026, 1, 1)), EventKind.SUSPENDED)], date(2026, 2, 1)).state
    <State.SUSPENDED: 'suspended'>
    """
    begun = [each for each in given if each.days.first <= today]
    if not begun:
        return Status(State.NONE)
    latest = max(begun, key=lambda each: (each.days.last is None, each.days.last or each.days.first))
    if latest.days.last is not None and latest.days.last <= today:
        return Status(State.EXPIRED, latest.days.last)
    suspended = latest.happened is EventKind.SUSPENDED
    return Status(State.SUSPENDED if suspended else State.VALID, latest.days.last)


class CannotHappen(StrEnum):
    """Why something cannot happen to an entrusting."""

    ALREADY_SUSPENDED = "already_suspended"
    NOT_SUSPENDED = "not_suspended"
    OVER = "over"


def why_not_happen(kind: EventKind, now: Status) -> CannotHappen | None:
    """What stands in the way of suspending, restoring or ending, or None.

    >>> why_not_happen(EventKind.SUSPENDED, Status(State.SUSPENDED))
    <CannotHappen.ALREADY_SUSPENDED: 'already_suspended'>
    """
    if now.state not in (State.VALID, State.SUSPENDED):
        return CannotHappen.OVER
    if kind is EventKind.SUSPENDED and now.state is State.SUSPENDED:
        return CannotHappen.ALREADY_SUSPENDED
    if kind is EventKind.RESTORED and now.state is State.VALID:
        return CannotHappen.NOT_SUSPENDED
    return None


def review_on(shown_on: date, months: int | None) -> date | None:
    """The day of review by the term of the act; None where there is no term.

    >>> review_on(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    return None if months is None else months_later(shown_on, months)


SOON = timedelta(days=60)


def is_soon(status: Status, today: date) -> bool:
    """Whether something that holds ends within two months.

    >>> is_soon(Status(State.VALID, date(2026, 2, 1)), date(2026, 1, 1))
    True
    """
    return status.holds and status.until is not None and status.until - today <= SOON
