"""When a team may place itself. Pure."""

from datetime import date
from enum import StrEnum

from kiem.competences.rules import CompetenceKind

KINDS_OF_TEAMS = (CompetenceKind.CORE, CompetenceKind.TEAM)
"""What a team places itself on: what is asked of everyone, and what a team does together."""
LONGEST_TEAM_REASON = 600


class CannotPlace(StrEnum):
    """Why a team does not place itself."""

    TOO_FEW = "too_few"
    FUTURE = "future"
    EARLIER = "earlier"
    LEVEL = "level"


def why_not_place(
    position: int | None, levels: int, met_on: date, today: date, *, before: date | None, people: int, fewest: int
) -> CannotPlace | None:
    """What stands in the way, or None. ``before``: the meeting of the placing that stands; ``people``: in the team.

    The level of a team of three would say something of one of them.

    >>> why_not_place(2, 4, date(2026, 3, 1), date(2026, 3, 2), before=None, people=3, fewest=4)
    <CannotPlace.TOO_FEW: 'too_few'>
    """
    if people < fewest:
        return CannotPlace.TOO_FEW
    if met_on > today:
        return CannotPlace.FUTURE
    if before is not None and met_on < before:
        return CannotPlace.EARLIER
    if position is not None and not 1 <= position <= levels:
        return CannotPlace.LEVEL
    return None
