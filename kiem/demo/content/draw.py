"""Seeded chance that gives the same draw on every Python: only `random()` itself is promised to stay the same."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """
    >>> Draw(1, "names").one("abc") == Draw(1, "names").one("abc")
    True
    """

    def __init__(self, seed: int, purpose: str) -> None:
        """One stream per purpose, so that a longer list of names does not move every start date."""
        self._random = Random(f"{seed}:{purpose}")

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """From low up to and including high."""
        return low + int(self._random.random() * (high - low + 1))

    def one(self, choices: Sequence[T]) -> T:
        return choices[int(self._random.random() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Each choice with its weight; the weights need not add up to one."""
        point = self._random.random() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            point -= weight
            if point < 0:
                return choice
        return choices[-1][0]

    def bell(self) -> float:
        """Roughly standard normal: twelve uniforms, which needs no library function that might change."""
        return sum(self._random.random() for _ in range(12)) - 6.0
