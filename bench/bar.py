"""What a bar is: a page, the same page made another way, and how much more it may cost."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from bench.house import House
from bench.site import Browser

Answer = Callable[[], bytes]


class AnswersDiffer(Exception):
    """The two ways do not show the same, so that comparing what they cost would say nothing."""


class CannotMeasure(Exception):
    """What a bar measures with is not on this machine; the message says what is missing."""


@dataclass(frozen=True)
class Ways:
    """The two ways to the same answer. ``seen``: what of an answer a reader sees; None: they need not be alike."""

    page: Answer
    other: Answer
    seen: Callable[[bytes], str] | None


@dataclass(frozen=True)
class Bar:
    """``most``: how many times the processor time of the other way the page may cost; None: only to know. ``once``:
    what takes long by itself; each half of a round asks it once, and few rounds are enough."""

    name: str
    says: str
    most: float | None
    ways: Callable[[House, Browser], Ways]
    once: bool = False


def verdict(ratio: float, most: float | None) -> str:
    """``holds`` up to and with the bar.

    >>> verdict(2.0, 2.0), verdict(2.01, 2.0), verdict(9, None)
    ('holds', 'short', 'orientation')
    """
    if most is None:
        return "orientation"
    return "holds" if ratio <= most else "short"


def refuse_when_different(ways: Ways) -> None:
    """Ask both once. Raises AnswersDiffer, with the first place where they part."""
    if ways.seen is None:
        return
    page, other = ways.seen(ways.page()), ways.seen(ways.other())
    if page != other:
        place = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(page, other, strict=False)))
        near = slice(max(0, place - 40), place + 40)
        raise AnswersDiffer(f"from character {place} on: {page[near]!r} is not {other[near]!r}")
    if not page.strip():
        raise AnswersDiffer("both show nothing at all")
