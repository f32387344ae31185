"""The level track: a competence level as it is drawn on every screen and in print.

Pure: values and ready words in (`track_values`), SVG out. Levels count from 1 along `stops`; unknown is None, never 0.
The shapes themselves stand once per page in `ui/_track_shapes.html` and are drawn here by reference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from kiem.ui.track_values import Known, Track, TrackWords, in_words, notes, standing_words

__all__ = ["Known", "SmallTracks", "Track", "TrackWords", "in_words", "large_track", "legend_html", "small_track"]

CROWDED = 40  # stops times the longest word: what fits side by side on a phone
_DISC = {"agreed": "disc", "determined": "disc", "tested": "tested", "brought_in": "dots"}


@dataclass(frozen=True, slots=True)
class _Size:
    """Suffix of the shapes, and how far under the line a bar hangs: bare, under a ring, under a dashed ring."""

    suffix: str
    bars: tuple[float, float, float]


_LARGE = _Size("", (11, 14, 17))
_SMALL = _Size("-s", (8, 10, 12))


def _use(shape: str, size: _Size, x: float = 0, y: float = 0) -> str:
    place = (f' x="{x:g}"' if x else "") + (f' y="{y:g}"' if y else "")
    return f'<use href="#t-{shape}{size.suffix}"{place}/>'


def _marks_at(track: Track, level: int, size: _Size) -> list[tuple[str, float]]:
    """What stands on the line at one stop, from the back to the front: shape, and how far under the line.

    A drawn mark replaces the bare stop.
    """
    asked, known = track.required == level, track.known if track.shared else None
    halves = track.differently if track.shared else None
    marks: list[tuple[str, float]] = []
    if known is not None and known.level == level:
        marks.append((_DISC[known.basis], 0))
        if known.ageing:
            marks.append(("ageing", 0))
        if known.basis == "determined":
            marks.append(("bar", size.bars[2 if known.ageing else 1 if asked else 0]))
    if halves:
        marks += [(half, 0) for half, at in zip(("half-left", "half-right"), halves, strict=True) if at == level]
    if not marks:
        marks.append(("open" if track.is_unknown else "stop", 0))
    return [*marks, ("ring", 0)] if asked else marks


def _views_at(track: Track, level: int) -> str:
    """Who saw this level, side by side above the stop."""
    views = (("self", track.self_view), ("manager", track.manager), ("others", track.others))
    shapes = [shape for shape, seen in views if seen == level]
    start = -7 * (len(shapes) - 1)
    return "".join(_use(shape, _LARGE, start + 14 * i, -23) for i, shape in enumerate(shapes))


def _line(track: Track) -> str:
    return "t-line-unknown" if track.is_unknown else "t-line"


def large_track(track: Track, words: TrackWords) -> SafeString:
    """The track with its stops named; as wide as its place, the names wrap. One image to a screen reader."""
    said = "".join(f"<span>{conditional_escape(note)}</span>" for note in notes(track, words))
    note = f'<p class="track-note" aria-hidden="true">{said}</p>' if said else ""
    if track.is_only_words:
        return mark_safe(f'<p class="track-note">{said}</p>')  # noqa: S308  the words are escaped above
    count = len(track.stops)
    xs = [f"{(i + 0.5) * 100 / count:.6g}%" for i in range(count)]
    line = 31 if track.has_views else 17
    stops = "".join(
        f'<svg x="{x}" y="{line}" overflow="visible">{_large_stop(track, level)}{_views_at(track, level)}</svg>'
        for level, x in enumerate(xs, start=1)
    )
    return mark_safe(  # noqa: S308  every word that goes in is escaped
        f'<div class="track"><svg class="track-drawing" role="img" width="100%" height="{line + 19}" '
        f'aria-label="{conditional_escape(in_words(track, words))}">'
        f'<line class="{_line(track)}" x1="{xs[0]}" x2="{xs[-1]}" y1="{line}" y2="{line}"/>{stops}</svg>'
        f"{_stop_names(track)}{note}</div>"
    )


def _large_stop(track: Track, level: int) -> str:
    return "".join(_use(shape, _LARGE, 0, down) for shape, down in _marks_at(track, level, _LARGE))


def _stop_names(track: Track) -> str:
    """Under the stops; names too long to stand side by side become a numbered list, the numbers under the stops."""
    known = track.known.level if track.known and track.shared else None
    styles = [
        "is-known" if level == known else "is-asked" if level == track.required else ""
        for level in range(1, len(track.stops) + 1)
    ]
    crowded = len(track.stops) * max(len(word) for stop in track.stops for word in stop.split()) > CROWDED
    under = [str(level) for level in range(1, len(track.stops) + 1)] if crowded else track.stops
    names = "".join(
        f'<span class="{style}">{conditional_escape(name)}</span>' for style, name in zip(styles, under, strict=True)
    )
    html = f'<div class="track-stops" aria-hidden="true">{names}</div>'
    if crowded:
        lines = "".join(
            f'<li class="{style}" data-level="{level}">{conditional_escape(name)}</li>'
            for level, (style, name) in enumerate(zip(styles, track.stops, strict=True), start=1)
        )
        html += f'<ol class="track-names" aria-hidden="true">{lines}</ol>'
    return html


STEP, EDGE, MIDDLE = 24, 12, 14


@lru_cache(maxsize=4096)
def small_track(track: Track, words: TrackWords) -> SafeString:
    """A cell of the team matrix: required and known drawn, all of it in hidden words. Views are not drawn this small.

    Cached: people who stand alike share one ready string.
    """
    if track.is_only_words or not track.shared:
        word = words.not_asked if track.shared else words.not_shared
        return mark_safe(f'<span class="track-word">{conditional_escape(word)}</span>')  # noqa: S308  escaped
    seen = _seen_in_small(track, words)
    heard = _heard_in_small(track, words, seen)
    words_for_all = f'<span class="visually-hidden">{conditional_escape(heard)}</span>'
    if seen:
        words_for_all += f'<span class="track-word">{conditional_escape(", ".join(seen))}</span>'
    return mark_safe(  # noqa: S308  every word that goes in is escaped
        f'<svg class="small-track" width="{2 * EDGE + STEP * (len(track.stops) - 1)}" height="{2 * MIDDLE}" '
        f'aria-hidden="true">{_small_drawing(track)}</svg>{words_for_all}'
    )


class SmallTracks:
    """The cells of one column of a matrix: same scale, same words. Thousands of calls cost a look-up each.

    >>> from dataclasses import fields
    >>> words = TrackWords(**{field.name: field.name for field in fields(TrackWords)})
    >>> cells = SmallTracks(("start", "strong"), words)
    >>> cells(2, 1) is cells(2, 1)
    True
    """

    def __init__(self, stops: tuple[str, ...], words: TrackWords) -> None:
        self.stops = stops
        self.words = words
        self._ready: dict[tuple[int | None, int | None, str, bool, str, bool], SafeString] = {}

    def __call__(
        self,
        required: int | None,
        level: int | None = None,
        basis: str = "agreed",
        contested: bool = False,
        ageing: str = "",
        shared: bool = True,
    ) -> SafeString:
        key = (required, level, basis, contested, ageing, shared)
        ready = self._ready.get(key)
        if ready is None:
            known = None if level is None else Known(level, basis, contested, ageing)
            track = Track(self.stops, required, known, shared=shared)
            ready = self._ready[key] = small_track(track, self.words)
        return ready


def _small_drawing(track: Track) -> str:
    """Few elements, for there may be thousands: the bare stops of a known track are one dashed path of round dots."""
    end = EDGE + STEP * (len(track.stops) - 1)
    drawn = f'<path class="{_line(track)}" d="M{EDGE} {MIDDLE}H{end}"/>'
    if not track.is_unknown:
        # A tenth further, so that rounding cannot lose the last dot.
        drawn += f'<path class="t-stops" d="M{EDGE} {MIDDLE}H{end}.1"/>'
    for level in range(1, len(track.stops) + 1):
        drawn += "".join(
            _use(shape, _SMALL, EDGE + STEP * (level - 1), MIDDLE + down)
            for shape, down in _marks_at(track, level, _SMALL)
            if shape != "stop"
        )
    return drawn


def _seen_in_small(track: Track, words: TrackWords) -> list[str]:
    """Words under the small drawing: what its shapes cannot say by themselves."""
    seen = [words.differently] if track.differently else []
    if track.known:
        seen += [words.contested] if track.known.contested else []
        seen += [track.known.ageing] if track.known.ageing else []
    return seen


def _heard_in_small(track: Track, words: TrackWords, seen: list[str]) -> str:
    asked = words.not_asked if track.required is None else f"{words.required}: {track.stop(track.required)}"
    heard = [word for word in standing_words(track, words) if word not in seen]
    return ". ".join([asked, *heard]) + ". "


def legend_html(tracks: Iterable[Track], words: TrackWords) -> SafeString:
    """What the marks mean: only those that the given tracks show, in a fixed order."""
    shown: set[str] = set()
    for track in tracks:
        shown |= _marks_of(track)
    entries = (
        ("required", "ring-s", words.required),
        ("agreed", "disc", words.agreed),
        ("determined", "disc-bar", words.determined),
        ("tested", "tested", words.tested),
        ("brought_in", "dots", words.brought_in),
        ("differently", "halves", words.differently),
        ("self_view", "self", words.self_view),
        ("manager", "manager", words.manager),
        ("others", "others", words.others),
        ("unknown", "dashes", words.unknown),
    )
    items = "".join(
        f'<li><svg width="18" height="18" aria-hidden="true"><use href="#t-{shape}" x="9" y="9"/></svg>'
        f"{conditional_escape(word)}</li>"
        for mark, shape, word in entries
        if mark in shown
    )
    return mark_safe(f'<ul class="legend">{items}</ul>' if items else "")  # noqa: S308  the words are escaped above


def _marks_of(track: Track) -> set[str]:
    marks = {name for name in ("required", "self_view", "manager", "others") if getattr(track, name) is not None}
    if track.shared and track.known:
        marks.add(track.known.basis)
    if track.shared and track.differently:
        marks.add("differently")
    if track.is_unknown and not track.is_only_words:
        marks.add("unknown")
    return marks
