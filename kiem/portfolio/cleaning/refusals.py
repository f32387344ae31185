"""Why a file is not taken."""

from enum import StrEnum


class Refusal(StrEnum):
    """What is the matter with a file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    NOT_AS_NAMED = "not_as_named"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_HEAVY = "too_heavy"


class Refused(Exception):
    """A file is not taken."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
