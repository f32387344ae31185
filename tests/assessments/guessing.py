"""Someone who guesses who said what, from whatever is left of rounds: how often she is right beyond chance.

The frozen summary tells colleagues from one another in nothing: from it alone, every guess about which of them wrote a
text, saw more, or answered at all is a lot drawn among them. So what is counted here is what the rest adds to it. A
trace is any way to put the colleagues of a round in an order; each is tried, against each way in which the texts lie.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod, sqrt
from typing import Any

Traces = Mapping[str, Any]
"""By the name of a trace what it says of one colleague or text: something that can be put in order."""


@dataclass(frozen=True)
class Left:
    """One person in one closed round: what is left of each who was asked, and the truth, which is only the test's.

    ``wrote``: by who wrote it, a text that is shown. ``saw``: the sum of the positions that someone saw, of whoever
    answered. ``texts``: what is left of each text.
    """

    colleagues: Mapping[str, Traces]
    texts: Mapping[str, Traces]
    wrote: Mapping[str, str]
    saw: Mapping[str, int]


@dataclass(frozen=True)
class Found:
    """How far beyond chance a guess is right, in standard deviations; below zero it is wrong more often."""

    guess: str
    beyond: float


TIED = 1e-9
"""A variance below this is of an order in which all are equal: it says nothing."""


class _Sum:
    """A guess over many rounds: what it scored, and the mean and the variance of a guess at random."""

    def __init__(self) -> None:
        self.score, self.mean, self.variance = 0.0, 0.0, 0.0

    def add(self, score: float, mean: float, variance: float) -> None:
        self.score, self.mean, self.variance = self.score + score, self.mean + mean, self.variance + variance

    @property
    def beyond(self) -> float:
        return (self.score - self.mean) / sqrt(self.variance) if self.variance else 0.0


def guesses(left: Sequence[Left], seed: int = 1) -> list[Found]:
    """Every guess that can be made of what is left, the best first."""
    lots, sums = random.Random(seed), defaultdict[str, _Sum](_Sum)
    for each in left:
        _texts(each, sums, lots)
        _more(each, sums)
    return sorted((Found(guess, found.beyond) for guess, found in sums.items()), key=lambda one: -one.beyond)


def _texts(left: Left, sums: Mapping[str, _Sum], lots: random.Random) -> None:
    """The first of those who wrote, along a trace, wrote the first of the texts, along a trace; and so on.

    The guesser even knows who of them wrote. At random one text finds its writer, whatever their number; variance 1.
    """
    writers = sorted(left.wrote)
    if len(writers) < 2:
        return
    for trace in _all(left.colleagues):
        for lies in _all(left.texts):
            people = _in_order(writers, left.colleagues, trace, lots)
            texts = _in_order(sorted(left.texts), left.texts, lies, lots)
            right = sum(left.wrote[who] == text for who, text in zip(people, texts, strict=True))
            sums[f"{trace} wrote {lies}"].add(right, 1, 1)


def _more(left: Left, sums: Mapping[str, _Sum]) -> None:
    """Whoever comes later along a trace saw more, or answered rather than not: Kendall's S, each pair once."""
    answered = {who: int(who in left.saw) for who in left.colleagues}
    for trace in _all(left.colleagues):
        for said, values in (("saw more", left.saw), ("answered", answered)):
            places = {who: _place(left.colleagues[who], trace) for who in values}
            score = sum(
                _sign(places[one], places[other]) * _sign(values[one], values[other])
                for one, other in combinations(values, 2)
            )
            variance = _variance(list(places.values()), list(values.values()))
            if variance > TIED:
                sums[f"{trace}: {said}"].add(score, 0, variance)


def _variance(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Of Kendall's S of two orders that have nothing to do with one another, with ties (Kendall 1970, chapter 4).

    >>> _variance([1, 2, 3, 4], [1, 2, 3, 4]), _variance([1, 1, 1, 1], [1, 2, 3, 4])
    (8.666666666666666, 0.0)
    """
    number, ties = len(one), (Counter(one).values(), Counter(other).values())
    if number < 3:
        return 0.0
    whole = number * (number - 1) * (2 * number + 5)
    tied = sum(each * (each - 1) * (2 * each + 5) for counts in ties for each in counts)
    pairs = prod(sum(each * (each - 1) for each in counts) for counts in ties)
    threes = prod(sum(each * (each - 1) * (each - 2) for each in counts) for counts in ties)
    return (
        (whole - tied) / 18 + pairs / (2 * number * (number - 1)) + threes / (9 * number * (number - 1) * (number - 2))
    )


def _all(of: Mapping[str, Traces]) -> list[str]:
    return sorted({trace for traces in of.values() for trace in traces})


def _place(traces: Traces, trace: str) -> tuple[int, Any]:
    """Who left no such trace comes first."""
    return (1, traces[trace]) if trace in traces else (0, 0)


def _in_order(whose: Sequence[str], of: Mapping[str, Traces], trace: str, lots: random.Random) -> list[str]:
    return sorted(whose, key=lambda one: (_place(of[one], trace), lots.random()))


def _sign(one: Any, other: Any) -> int:
    return int(one < other) - int(other < one)


def traces(rows: Sequence[tuple[str, Mapping[str, Hashable]]]) -> dict[str, Any]:
    """What rows say in some order: of each table how many, and of each column the first and the last.

    >>> traces([("mail", {"n": 2}), ("mail", {"n": 1})])
    {'mail': 2, 'mail.n first': 1, 'mail.n last': 2}
    """
    found: dict[str, Any] = {}
    columns: dict[tuple[str, str], list[Any]] = {}
    for table, row in rows:
        found[table] = found.get(table, 0) + 1
        for column, value in row.items():
            if isinstance(value, int | float | str | tuple):
                columns.setdefault((table, column), []).append(value)
    for (table, column), values in columns.items():
        found |= {f"{table}.{column} first": min(values), f"{table}.{column} last": max(values)}
    return found
