"""Texts that someone says name a resident or hurt her: which there are, why, and what became of it. Pure."""

from enum import StrEnum


class KeptText(StrEnum):
    """What the text is: one of the shuffled words of a side, or the words with a view given by name."""

    TEXT = "text"
    VIEW = "view"


class WhyReported(StrEnum):
    """What is wrong with it."""

    NAMES = "names"
    HURTS = "hurts"


class Outcome(StrEnum):
    """What was decided: gone for good, or left as it stands."""

    REMOVED = "removed"
    LEFT = "left"
