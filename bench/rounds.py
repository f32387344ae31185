"""Many short rounds in which two ways alternate, and the median of the ratios of the pairs.

What else the machine does in the meantime weighs on both halves of a pair about alike, and the median leaves out the
pairs on which it did not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.bar import Answer

ROUNDS, FEW_ROUNDS = 15, 3
SECONDS_A_HALF = 0.3
"""The database's time comes in hundredths of a second: half a round must last a good while longer."""


@dataclass(frozen=True)
class Measured:
    """``page`` and ``other``: seconds of processor time for one answer, the median over the rounds."""

    ratio: float
    page: float
    other: float
    rounds: int


def measured(pairs: Sequence[tuple[float, float]]) -> Measured:
    """From the seconds of each pair.

    >>> measured([(2.0, 1.0), (9.0, 3.0), (4.0, 1.0)])
    Measured(ratio=3.0, page=4.0, other=1.0, rounds=3)
    """
    ratios = [page / other for page, other in pairs]
    return Measured(median(ratios), median(p for p, _ in pairs), median(o for _, o in pairs), len(pairs))


def alternate(
    page: Answer, other: Answer, used: Callable[[], float], *, rounds: int = ROUNDS, once: bool = False
) -> Measured:
    """Ask both in turn, first the one and then the other, and the other way round in the next round. ``once``: each
    half asks one time, without warming."""
    times = {answer: 1 if once else _times(answer, used) for answer in (page, other)}
    pairs = []
    for number in range(rounds):
        order = (page, other) if number % 2 == 0 else (other, page)
        seconds = {answer: _seconds(answer, times[answer], used) for answer in order}
        pairs.append((seconds[page], seconds[other]))
    return measured(pairs)


def _times(answer: Answer, used: Callable[[], float]) -> int:
    """How often to ask in half a round; asking some times first warms every cache that the site has in use too."""
    _seconds(answer, 5, used)
    return max(1, round(SECONDS_A_HALF / max(_seconds(answer, 10, used), 0.0001)))


def _seconds(answer: Answer, times: int, used: Callable[[], float]) -> float:
    begun = used()
    for _again in range(times):
        answer()
    return (used() - begun) / times
