"""Which files there are, where one stands on its way in, and how long it is kept. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What a file holds; one door each."""

    PEOPLE = "people"
    FRAMEWORK = "framework"
    DICTIONARY = "dictionary"
    PROFILES = "profiles"
    LEVELS = "levels"


class Step(StrEnum):
    """Where a file stands. At CHOOSING and CHECKED it waits for its owner, at OPENING, CHECKING, APPLYING for a job."""

    OPENING = "opening"
    CHOOSING = "choosing"
    CHECKING = "checking"
    CHECKED = "checked"
    APPLYING = "applying"
    APPLIED = "applied"
    REFUSED = "refused"


class Waits(StrEnum):
    """Why a file that came through the folder waits for an HR adviser."""

    NOT_READ = "not_read"
    NEW_SHAPE = "new_shape"
    NOT_LET = "not_let"
    REFUSED = "refused"
    ENDS = "ends"
    MORE_ENDS = "more_ends"
    UNDATED = "undated"


AT_WORK = frozenset({Step.OPENING, Step.CHECKING, Step.APPLYING})
KEPT_FOR = timedelta(days=7)
LARGEST = 20 * 1024 * 1024
# About 5,000 people with fifteen competences each: what a request may take its time for.
LARGE_FROM = 400 * 1024


def expires_at(created_at: datetime) -> datetime:
    return created_at + KEPT_FOR


def is_large(size: int) -> bool:
    """Whether a file of so many bytes is read by a job, so that nobody waits before a white page.

    >>> is_large(80_000), is_large(5_000_000)
    (False, True)
    """
    return size > LARGE_FROM
