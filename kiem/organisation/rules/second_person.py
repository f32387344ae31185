"""Roles that a list may ask for and that a second person gives: who may, and when someone alone may. Pure."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiem.organisation.rules.words import MandateKind

ASKED_BY_LIST = frozenset({MandateKind.HR_ADVISER, MandateKind.DIRECTOR, MandateKind.DELEGATE})
MAY_CONFIRM = frozenset({MandateKind.HR_ADVISER, MandateKind.ADMINISTRATOR})
ALONE_AFTER = timedelta(days=3)
"""A choice of Kiem: long enough to notice, short enough to go on."""


class WhyNot(StrEnum):
    """Why someone does not confirm a role."""

    HER_OWN = "her_own"
    ASKED_IT = "asked_it"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Asking:
    """A role asked for a person. ``asked_by``: None when a list came through the folder or the command line."""

    person: uuid.UUID
    asked_by: uuid.UUID | None
    asked_at: datetime


def why_not_confirm(asked: Asking, by: uuid.UUID, others: Collection[uuid.UUID], now: datetime) -> WhyNot | None:
    """None: she may. ``others``: who else may confirm here today.

    Nobody confirms what she asked herself, or a role of her own; unless nobody else can, and then after three days.

    >>> anna, bram, then = uuid.UUID(int=1), uuid.UUID(int=2), datetime(2026, 11, 1)
    >>> why_not_confirm(Asking(bram, anna, then), anna, [anna, uuid.UUID(int=3)], then).value
    'asked_it'
    >>> why_not_confirm(Asking(bram, anna, then), anna, [anna], then).value
    'not_yet'
    >>> why_not_confirm(Asking(bram, anna, then), anna, [anna], then + ALONE_AFTER) is None
    True
    """
    if by not in (asked.person, asked.asked_by):
        return None
    if any(other not in (asked.person, asked.asked_by) for other in others):
        return WhyNot.HER_OWN if by == asked.person else WhyNot.ASKED_IT
    return WhyNot.NOT_YET if now < asked.asked_at + ALONE_AFTER else None
