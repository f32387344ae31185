"""Words and small decisions about levels. Pure."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiem.foundation.purposes import Purpose

PURPOSES_FOR_BRINGING_IN = (Purpose.DEVELOPMENT, Purpose.APPRAISAL, Purpose.CERTIFICATION, Purpose.SUCCESSION)


class Basis(StrEnum):
    """How a level came to be."""

    AGREED = "agreed"
    DETERMINED = "determined"
    TESTED = "tested"
    BROUGHT_IN = "brought_in"


@dataclass(frozen=True, slots=True)
class BroughtInLevel:
    """One filled cell of a list. ``observed_on``: its own day, where the list gives one; else the list's."""

    person_id: uuid.UUID
    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    position: int
    observed_on: date | None = None


class CannotBringIn(StrEnum):
    """Why a list cannot be brought in."""

    EMPTY = "empty"
    PURPOSE = "purpose"
    FUTURE = "future"
    TWICE = "twice"


def why_not_bring_in(
    levels: Sequence[BroughtInLevel], purpose: Purpose, observed_on: date, today: date
) -> CannotBringIn | None:
    """What stands in the way of a whole list, or None.

    >>> why_not_bring_in([], Purpose.SELECTION, date(2026, 1, 1), date(2026, 1, 2))
    <CannotBringIn.PURPOSE: 'purpose'>
    """
    if purpose not in PURPOSES_FOR_BRINGING_IN:
        return CannotBringIn.PURPOSE
    if not levels:
        return CannotBringIn.EMPTY
    if observed_on > today or any(level.observed_on and level.observed_on > today for level in levels):
        return CannotBringIn.FUTURE
    if len({(level.person_id, level.competence_id) for level in levels}) < len(levels):
        return CannotBringIn.TWICE
    return None


@dataclass(frozen=True, slots=True)
class LevelToAgree:
    """What two people agree of one competence. ``corrects``: the level agreed before that this one puts right."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    position: int
    corrects: uuid.UUID | None = None


class CannotAgree(StrEnum):
    """Why levels cannot be agreed."""

    EMPTY = "empty"
    FUTURE = "future"
    TWICE = "twice"
    NOT_ASKED = "not_asked"
    SCALE = "scale"
    LEVEL = "level"
    CORRECTED = "corrected"


def why_not_agree(
    lines: Sequence[LevelToAgree], asked: Collection[uuid.UUID], observed_on: date, today: date
) -> CannotAgree | None:
    """What stands in the way of all these levels, or None. ``asked``: the competences that were talked about.

    >>> why_not_agree([], [], date(2026, 1, 1), date(2026, 1, 1))
    <CannotAgree.EMPTY: 'empty'>
    """
    competences = {line.competence_id for line in lines}
    if not lines:
        return CannotAgree.EMPTY
    if observed_on > today:
        return CannotAgree.FUTURE
    if len(competences) < len(lines):
        return CannotAgree.TWICE
    return CannotAgree.NOT_ASKED if competences - set(asked) else None


def why_not_on_scale(line: LevelToAgree, worded_on: uuid.UUID, levels: int) -> CannotAgree | None:
    """Why a level does not stand on the scale its competence was worded on, of so many levels; None when it does.

    >>> nobody = uuid.UUID(int=0)
    >>> why_not_on_scale(LevelToAgree(nobody, nobody, nobody, 5), nobody, 4)
    <CannotAgree.LEVEL: 'level'>
    """
    if line.scale_version_id != worded_on:
        return CannotAgree.SCALE
    return None if 1 <= line.position <= levels else CannotAgree.LEVEL


def counts_by(
    basis: Basis, observed_on: date, recorded_at: datetime, id: uuid.UUID
) -> tuple[bool, date, datetime, int]:
    """The order among the levels of one person, competence and purpose: the greatest is the current one.

    What people agreed, determined or tested goes before what a list brought in; then the latest observed, then the
    latest recorded. The database puts them in the same order (``actions.current``); a test compares the two.
    """
    return basis is not Basis.BROUGHT_IN, observed_on, recorded_at, id.int


def has_lapsed(basis: Basis, valid_until: date | None, today: date) -> bool:
    """Whether a level brought in no longer counts as known; other levels grow old but stay known.

    >>> has_lapsed(Basis.BROUGHT_IN, date(2026, 10, 14), date(2026, 10, 14))
    True
    """
    return basis is Basis.BROUGHT_IN and valid_until is not None and valid_until <= today


def is_shared_with_leader(
    purpose: Purpose, observed_on: date, leading_since: date, *, shared_by_employee: bool
) -> bool:
    """Whether a leader may see a level: recorded since she leads this person, or shared by the person herself.

    What shows that someone may do an act stands apart: who leads the team has to know it, whenever it was recorded.

    >>> is_shared_with_leader(Purpose.DEVELOPMENT, date(2025, 1, 1), date(2026, 3, 1), shared_by_employee=False)
    False
    """
    return purpose is Purpose.CERTIFICATION or shared_by_employee or observed_on >= leading_since
