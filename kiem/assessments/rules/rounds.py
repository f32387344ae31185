"""Words and small decisions about rounds: from which sides, how long it takes, on what by default. Pure."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiem.competences.rules import CompetenceKind
from kiem.foundation.purposes import Purpose
from kiem.profiles.rules import AskedLevel, Weight

LONGEST_TITLE, LONGEST_REASON, LONGEST_COMMENT = 120, 300, 600
PURPOSES_OF_ROUNDS = (Purpose.DEVELOPMENT, Purpose.APPRAISAL)
CORE_BY_DEFAULT, CHOSEN, MOST_COMPETENCES = 4, 2, 8
SECONDS_A_COMPETENCE = 50
MINUTES_BEFORE_WHY = 180
"""A manager who is asked for more than three hours: the round says why."""
OPENS_BEFORE_TALK = timedelta(days=7)


class ViewFrom(StrEnum):
    """From which side someone looks: as herself, as her manager, as a colleague, as one she leads, from outside."""

    SELF = "self"
    MANAGER = "manager"
    COLLEAGUE = "colleague"
    LED = "led"
    PARTNER = "partner"


BY_NAME = frozenset({ViewFrom.SELF, ViewFrom.MANAGER})
CONFIDENTIAL = frozenset(ViewFrom) - BY_NAME


class Says(StrEnum):
    """What a summary says: most see a level, views differ, or too few people looked to say anything."""

    MOST = "most"
    DIFFER = "differ"
    TOO_FEW = "too_few"


class GroupKind(StrEnum):
    """Which groups have a smallest size: those who looked at one competence, and any other count about people."""

    LOOKED = "looked"
    COUNTED = "counted"


class RoundState(StrEnum):
    """Where a round stands, read from its moments."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


def round_state(*, opened: bool, closed: bool) -> RoundState:
    """
    >>> round_state(opened=True, closed=False)
    <RoundState.OPEN: 'open'>
    """
    if closed:
        return RoundState.CLOSED
    return RoundState.OPEN if opened else RoundState.PLANNED


class CannotPlan(StrEnum):
    """Why a round cannot be planned as it is asked."""

    PURPOSE = "purpose"
    NO_VIEWS = "no_views"
    NOBODY = "nobody"
    DAYS = "days"
    PAST = "past"


def why_not_plan(
    purpose: Purpose,
    views: Collection[ViewFrom],
    people: Collection[uuid.UUID],
    starts_on: date,
    closes_on: date,
    today: date,
) -> CannotPlan | None:
    """What stands in the way of a round, or None.

    >>> day = date(2026, 11, 23)
    >>> why_not_plan(Purpose.SELECTION, [ViewFrom.SELF], [uuid.UUID(int=1)], day, day, day)
    <CannotPlan.PURPOSE: 'purpose'>
    """
    if purpose not in PURPOSES_OF_ROUNDS:
        return CannotPlan.PURPOSE
    if not views:
        return CannotPlan.NO_VIEWS
    if not people:
        return CannotPlan.NOBODY
    if closes_on < starts_on:
        return CannotPlan.DAYS
    return CannotPlan.PAST if closes_on <= today else None


def minutes_for(competences: int) -> int:
    """How many minutes looking at so many competences takes, in whole minutes: six take a nurse five.

    >>> minutes_for(6), minutes_for(3), minutes_for(0)
    (5, 3, 0)
    """
    return -(-competences * SECONDS_A_COMPETENCE // 60)


def by_default(asked: Iterable[AskedLevel]) -> tuple[AskedLevel, ...]:
    """On what a round looks when nobody chose: four core competences and two others, in the order of what is asked.

    What there is too few of is filled up with the other kind. A competence of a team is never asked of one person.
    """
    found: dict[uuid.UUID, AskedLevel] = {}
    for line in asked:
        if line.kind is not CompetenceKind.TEAM:
            found.setdefault(line.competence_id, line)
    core = [line for line in found.values() if line.kind is CompetenceKind.CORE]
    others = sorted(
        (line for line in found.values() if line.kind is not CompetenceKind.CORE),
        key=lambda line: line.weight is Weight.DESIRABLE,
    )
    most = CORE_BY_DEFAULT + CHOSEN
    number_core = min(len(core), max(CORE_BY_DEFAULT, most - len(others)))
    return (*core[:number_core], *others[: most - number_core])


def is_open_to(*, own: bool, closed: bool, days_to_talk: int | None) -> bool:
    """Whether a view given by name may be read: by who gave it always, by the other from seven days before their talk.

    Without a talk it opens when the round is closed. ``days_to_talk``: None when none is planned, negative once held.

    >>> is_open_to(own=False, closed=False, days_to_talk=7), is_open_to(own=False, closed=True, days_to_talk=30)
    (True, False)
    """
    if days_to_talk is None:
        return own or closed
    return own or days_to_talk <= OPENS_BEFORE_TALK.days


@dataclass(frozen=True, slots=True)
class Said:
    """What one tap says; what is None is left as it stood. ``position``: 0 for not seen, -1 to take it back."""

    position: int | None = None
    ticked: Sequence[uuid.UUID] | None = None
    comment: str | None = None
