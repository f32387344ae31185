"""From O*NET's figures to a line of a profile: a proposal by a fixed rule, to change as one likes. Pure."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from kiem.profiles.rules.lines import Weight

HIGHEST_RATED = Decimal(7)
"""O*NET rates the level of a skill from 0 to 7 (its Scales Reference, release 29.2, February 2025)."""
IMPORTANT, VERY_IMPORTANT = Decimal(3), Decimal(4)
"""On O*NET's scale of importance 3 is called important and 4 very important."""


@dataclass(frozen=True, slots=True)
class AskedElement:
    """What becomes of one skill: asked as an own competence at a level, or (``competence_id`` None) copied into the
    draft of the language, to be asked once that is adopted."""

    uri: str
    competence_id: uuid.UUID | None
    position: int = 0
    weight: Weight = Weight.ESSENTIAL


def position_for(level: Decimal, size: int) -> int:
    """The level on an own scale of ``size`` levels, from 1: 0 to 7 is cut into as many equal bands as the scale has
    levels, and a figure on the border of two belongs to the upper one.

    >>> [position_for(Decimal(level), 4) for level in ("0", "1.74", "1.75", "3.5", "5.24", "5.25", "7")]
    [1, 1, 2, 3, 3, 4, 4]
    >>> position_for(Decimal("3.4"), 2), position_for(Decimal("3.5"), 2)
    (1, 2)
    """
    return min(size, int(level * size / HIGHEST_RATED) + 1)


def weight_for(importance: Decimal) -> Weight:
    """Essential from very important on.

    >>> weight_for(Decimal("4.00")).value, weight_for(Decimal("3.99")).value
    ('essential', 'desirable')
    """
    return Weight.ESSENTIAL if importance >= VERY_IMPORTANT else Weight.DESIRABLE
