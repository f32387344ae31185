"""One-time codes that people read from paper: how they are written, what a slip is, and whether one works. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""None that look alike (no I, L, O, 0, 1). Their number, 31, is prime: the check below rests on that."""
MOST_TRIES = 5


class CodeWay(StrEnum):
    """How a code reaches the person."""

    LETTER = "letter"
    SPOT = "spot"


class CodeState(StrEnum):
    """Whether a code works, and if not, why."""

    OPEN = "open"
    USED = "used"
    STOPPED = "stopped"
    LOCKED = "locked"
    ENDED = "ended"
    NEEDS_SECOND = "needs_second"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """``needs_second``: someone else has still to agree."""

    works_from: datetime
    ends_at: datetime
    needs_second: bool = False
    tries: int = 0
    is_used: bool = False
    is_stopped: bool = False


def state_of(code: CodeFacts, at: datetime) -> CodeState:
    """What someone who types the right code is told."""
    if code.is_used:
        return CodeState.USED
    if code.is_stopped:
        return CodeState.STOPPED
    if code.tries >= MOST_TRIES:
        return CodeState.LOCKED
    if code.ends_at <= at:
        return CodeState.ENDED
    if code.needs_second:
        return CodeState.NEEDS_SECOND
    return CodeState.WAITS if at < code.works_from else CodeState.OPEN


class Slip(StrEnum):
    """What is wrong with a code as it was typed, whatever the right one is."""

    LENGTH = "length"
    OTHER_LETTER = "other_letter"
    CHECK = "check"


def tidied(typed: str) -> str:
    """Capitals, without the spaces and lines between the groups.

    >>> tidied(" abcd-efgh ")
    'ABCDEFGH'
    """
    return "".join(letter for letter in typed.upper() if not letter.isspace() and letter not in "-.–—")


def _weighed(code: str) -> int:
    return sum(place * LETTERS.index(letter) for place, letter in enumerate(code, start=1)) % len(LETTERS)


def checked(letters: str) -> str:
    """The letters with one put before them, so that any single slip, and any two that changed places, shows.

    The weighted sum of all of them, modulo a prime, is nought (as in ISBN-10, ISO 2108:1992).

    >>> checked("ABCDEFG")
    'ZABCDEFG'
    """
    rest = sum(place * LETTERS.index(letter) for place, letter in enumerate(letters, start=2))
    return LETTERS[-rest % len(LETTERS)] + letters


def slip_in(code: str, length: int) -> Slip | None:
    """What is wrong with a tidied code of so many letters; None when it could be one.

    >>> slip_in("ZABCDEFG", 8), slip_in("ZABCDEGF", 8), slip_in("ZABCDEF0", 8), slip_in("VAB", 8)
    (None, <Slip.CHECK: 'check'>, <Slip.OTHER_LETTER: 'other_letter'>, <Slip.LENGTH: 'length'>)
    """
    if any(letter not in LETTERS for letter in code):
        return Slip.OTHER_LETTER
    if len(code) != length:
        return Slip.LENGTH
    return Slip.CHECK if _weighed(code) else None


def grouped(code: str) -> str:
    """By four, for reading.

    >>> grouped("ZABCDEFG")
    'ZABC-DEFG'
    """
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
