"""What a level track shows, as values and as words. Pure: no drawing, no request, no clock."""

from dataclasses import dataclass

BASES = ("agreed", "determined", "tested", "brought_in")


@dataclass(frozen=True, slots=True)
class Known:
    """The level that stands: `basis` as in assessments; `ageing`: ready words with a date ("look again by 3 March")."""

    level: int
    basis: str = "agreed"
    contested: bool = False
    ageing: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """What one person's track of one competence shows. `differently` holds the employee's level and the manager's.

    `of_job`: what a job asks, of nobody in particular, so that nothing on it is unknown. `alone`: a level by itself,
    about which nothing is said of what is asked.
    """

    stops: tuple[str, ...]
    required: int | None = None
    known: Known | None = None
    differently: tuple[int, int] | None = None
    self_view: int | None = None
    manager: int | None = None
    others: int | None = None
    indication: bool = False
    views_differ: bool = False
    shared: bool = True
    of_job: bool = False
    alone: bool = False

    def __post_init__(self) -> None:
        standing = (self.known.level,) if self.known else ()
        for level in (self.required, self.self_view, self.manager, self.others, *standing, *(self.differently or ())):
            if level is not None and not 1 <= level <= len(self.stops):
                raise ValueError(f"level {level} is not on a scale of {len(self.stops)}")
        if self.known and self.known.basis not in BASES:
            raise ValueError(f"no such basis: {self.known.basis}")

    @property
    def is_unknown(self) -> bool:
        return self.shared and not self.of_job and self.known is None and self.differently is None

    @property
    def has_views(self) -> bool:
        return (self.self_view, self.manager, self.others) != (None, None, None)

    @property
    def is_only_words(self) -> bool:
        """Nothing asked and nothing to draw: a word stands where the track would."""
        return self.required is None and (not self.shared or (self.is_unknown and not self.has_views))

    def stop(self, level: int) -> str:
        return self.stops[level - 1]


@dataclass(frozen=True, slots=True)
class TrackWords:
    """Every word a track may say, translated already. `manager` may be her name."""

    scale: str
    required: str
    agreed: str
    determined: str
    tested: str
    brought_in: str
    contested: str
    differently: str
    self_view: str
    manager: str
    others: str
    indication: str
    views_differ: str
    unknown: str
    not_shared: str
    not_asked: str

    def basis(self, basis: str) -> str:
        return {
            "agreed": self.agreed,
            "determined": self.determined,
            "tested": self.tested,
            "brought_in": self.brought_in,
        }[basis]


def standing_words(track: Track, words: TrackWords) -> list[str]:
    if not track.shared:
        return [words.not_shared]
    said = []
    if track.differently:
        mine, theirs = (track.stop(level) for level in track.differently)
        said.append(f"{words.differently} ({words.self_view}: {mine}; {words.manager}: {theirs})")
    if track.known:
        said.append(f"{words.basis(track.known.basis)}: {track.stop(track.known.level)}")
        said += [words.contested] if track.known.contested else []
        said += [track.known.ageing] if track.known.ageing else []
    return said or ([] if track.of_job else [words.unknown])


def _view_words(track: Track, words: TrackWords) -> list[str]:
    said = []
    names = (words.self_view, words.manager, words.others)
    for word, level in zip(names, (track.self_view, track.manager, track.others), strict=True):
        if level is not None:
            said.append(f"{word}: {track.stop(level)}")
    if track.indication and track.others is not None:
        said[-1] += f" ({words.indication})"
    if track.views_differ:
        said.append(f"{words.others}: {words.views_differ}")
    return said


def in_words(track: Track, words: TrackWords) -> str:
    """Everything the drawing says, for who does not see it.

    >>> from dataclasses import fields
    >>> words = TrackWords(**{field.name: field.name for field in fields(TrackWords)})
    >>> in_words(Track(("start", "strong"), required=2), words)
    'required: strong. unknown. scale: start, strong.'
    """
    scale = f"{words.scale}: {', '.join(track.stops)}"
    return (
        ". ".join([*_asked_words(track, words), *standing_words(track, words), *_view_words(track, words), scale]) + "."
    )


def _asked_words(track: Track, words: TrackWords) -> list[str]:
    if track.required is not None:
        return [f"{words.required}: {track.stop(track.required)}"]
    return [] if track.alone else [words.not_asked]


def notes(track: Track, words: TrackWords) -> list[str]:
    """The words that must be seen, not only heard."""
    if not track.shared:
        return [words.not_shared]
    notes = [words.not_asked] if track.required is None and not track.alone else []
    if track.is_unknown and not track.is_only_words:
        notes.append(words.unknown)
    if track.differently:
        notes.append(words.differently)
    if track.known:
        notes += [words.brought_in] if track.known.basis == "brought_in" else []
        notes += [words.contested] if track.known.contested else []
        notes += [track.known.ageing] if track.known.ageing else []
    notes += [f"{words.others}: {words.indication}"] if track.indication else []
    notes += [f"{words.others}: {words.views_differ}"] if track.views_differ else []
    return notes
