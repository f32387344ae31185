"""By which indicators everyone looks at one person: those of the level that is asked, or wider. Pure."""

from dataclasses import dataclass

ANCHORS_A_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Levels from and up to, both included."""

    low: int
    high: int

    def __contains__(self, position: int) -> bool:
        return self.low <= position <= self.high


@dataclass(frozen=True, slots=True)
class Seen:
    """What the manager said the last time: how many of the anchors were ticked, and the level (None: not said)."""

    span: Span
    anchors: int
    ticked: int
    position: int | None

    @property
    def all_met(self) -> bool:
        above = self.position is not None and self.position > self.span.high
        return above or 0 < self.anchors == self.ticked

    @property
    def none_met(self) -> bool:
        below = self.position is not None and self.position < self.span.low
        return below and self.ticked == 0


def anchor_span(asked: int | None, size: int, last: Seen | None = None) -> Span:
    """The levels whose anchors are shown. ``size``: how many levels the scale has.

    The level that is asked, or the middle of the scale when none is. When all or none of the anchors were met the last
    time, one more level each way: what was there stays, so that rounds can be compared. What is not ticked is not said,
    so that "none met" also asks for a level below them.

    >>> anchor_span(3, 4)
    Span(low=3, high=3)
    >>> anchor_span(3, 4, Seen(Span(3, 3), anchors=2, ticked=2, position=3))
    Span(low=2, high=4)
    """
    start = Span(asked, asked) if asked else Span((size + 1) // 2, (size + 1) // 2)
    if last is None:
        return start
    kept = Span(min(start.low, last.span.low), max(start.high, last.span.high))
    if last.all_met or last.none_met:
        kept = Span(kept.low - 1, kept.high + 1)
    return Span(max(kept.low, 1), min(kept.high, size))
