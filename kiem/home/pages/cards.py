"""A competence of one person as a card: its name, its track, and what there is to say about it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.assessments.queries import SeenOnce
from kiem.assessments.rules import Basis
from kiem.competences.rules import CompetenceKind
from kiem.conversations.queries import LastTalk
from kiem.engine.gaps import OTHER_SCALE, Standing
from kiem.gaps.queries import Growth, Line
from kiem.gaps.wording import ageing_words, basis_words, day_words, purpose_words
from kiem.home.pages.looks import NOT_LOOKED, Looks, looks_at, with_talk
from kiem.home.wording import source_sentence, standing_sentence
from kiem.profiles.rules import Weight
from kiem.ui.track import Known, Track, large_track, legend_html
from kiem.ui.track_values import TrackWords


@dataclass(frozen=True, slots=True)
class Card:
    """``anchor``: its place on the page. ``facts``: everything behind the level, for a reader who is not the person;
    she has a page for each.

    ``drawn``: what its track shows. ``looks``: how she was seen, in words; only on her own page.

    ``level_id`` is None where nothing is known; ``can_contest`` only for a level brought in that she did not contest.
    """

    anchor: str
    competence_id: uuid.UUID
    name: str
    badges: tuple[str, ...]
    said: tuple[str, ...]
    drawn: Track
    track: SafeString
    level_id: uuid.UUID | None
    can_contest: bool
    contested: bool
    contest_words: str
    facts: tuple[tuple[str, str], ...]
    looks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """How someone was seen in rounds, by competence; the names of the stops of each scale; and her last talk."""

    rounds: Mapping[uuid.UUID, Sequence[SeenOnce]]
    stops: Mapping[uuid.UUID, tuple[str, ...]]
    talk: LastTalk | None = None

    def looks_at(self, line: Line, today: date) -> Looks:
        looks = looks_at(line, self.rounds.get(line.competence_id, ()), self.stops, today)
        return with_talk(looks, line, self.talk, self.stops, today)


UNSEEN = Seen({}, {})


def track_of(line: Line, today: date, looks: Looks = NOT_LOOKED) -> Track:
    """The drawing of a line. A level on another scale is said, not drawn on the asked one."""
    fact = line.fact
    known = None
    if fact is not None and line.gap != OTHER_SCALE:
        ageing = ageing_words(fact.basis, fact.valid_until, today)
        known = Known(fact.position, fact.basis.value, fact.contested_at is not None, ageing)
    asked = line.asked.position if line.asked else None
    return Track(
        line.stops,
        asked,
        known,
        looks.differently,
        self_view=looks.self_view,
        manager=looks.manager,
        others=looks.others,
        views_differ=looks.views_differ,
        shared=line.shared,
    )


def card_of(
    line: Line, anchor: str, words: TrackWords, today: date, *, seen: Seen = UNSEEN, behind: bool = False
) -> Card:
    """``behind``: with everything behind the level, for a reader who is not the person and has no page for it."""
    fact, looks = line.fact, seen.looks_at(line, today)
    drawn = track_of(line, today, looks)
    contested = fact is not None and fact.contested_at is not None
    said = [standing_sentence(line, today)]
    if fact is not None and not line.lapsed:
        said.append(source_sentence(fact, today))
    return Card(
        anchor=anchor,
        competence_id=line.competence_id,
        name=line.name,
        badges=_badges(line),
        said=tuple(sentence for sentence in said if sentence),
        drawn=drawn,
        track=large_track(drawn, words),
        level_id=fact.level_id if fact else None,
        can_contest=fact is not None and fact.basis is Basis.BROUGHT_IN and not contested,
        contested=contested,
        contest_words=fact.contest_words if fact else "",
        facts=facts_of(line, today) if behind else (),
        looks=looks.said,
    )


def cards_of(
    prefix: str, lines: Iterable[Line], words: TrackWords, today: date, *, seen: Seen = UNSEEN, behind: bool = False
) -> tuple[Card, ...]:
    """A card for each line, anchored by its place: c1, c2, ..."""
    return tuple(
        card_of(line, f"{prefix}{place}", words, today, seen=seen, behind=behind)
        for place, line in enumerate(lines, start=1)
    )


@dataclass(frozen=True, slots=True)
class Apart:
    """Levels that were gathered for another purpose than the one this page is for."""

    purpose: str
    cards: tuple[Card, ...]


def apart_of(growth: Growth, words: TrackWords, today: date, *, behind: bool = False) -> tuple[Apart, ...]:
    """What stands apart, by the purpose it was gathered for."""
    return tuple(
        Apart(purpose_words(purpose), cards_of(purpose.value, lines, words, today, behind=behind))
        for purpose, lines in growth.apart.items()
    )


def _badges(line: Line) -> tuple[str, ...]:
    if line.asked is None:
        return ()
    core = (_("core competence"),) if line.asked.kind is CompetenceKind.CORE else ()
    return (*core, _("desirable")) if line.asked.weight is Weight.DESIRABLE else core


def facts_of(line: Line, today: date) -> tuple[tuple[str, str], ...]:
    """Everything behind a level, as label and value."""
    fact = line.fact
    if fact is None:
        return ()
    scale = {"stops": ", ".join(line.known_stops), "n": fact.scale_number}
    rows = (
        (_("Level"), line.known_stops[fact.position - 1]),
        (_("How it came to be"), basis_words(fact.basis)),
        (_("Written down"), purpose_words(fact.purpose)),
        (_("Observed on"), day_words(fact.observed_on, today)),
        (_("Recorded on"), day_words(timezone.localdate(fact.recorded_at), today)),
        (_("Recorded by"), fact.recorded_by),
        (_("From the file"), fact.file_name),
        (_("Counts until"), day_words(fact.valid_until, today) if fact.valid_until else ""),
        (_("Scale"), _("%(stops)s (version %(n)s)") % scale),
        (_("Wording of the competence"), _("version %(n)s") % {"n": fact.competence_number}),
    )
    return tuple((label, value) for label, value in rows if value)


def legend_of(words: TrackWords, *cards: Iterable[Card], apart: Iterable[Apart] = ()) -> SafeString:
    """What the marks mean that stand on these cards, and no others."""
    everything = chain(*cards, *(each.cards for each in apart))
    return legend_html([card.drawn for card in everything], words)


def counts_of(growth: Growth) -> tuple[int, int, int]:
    """Of how many something is known, of how many nothing, and how many are not shared."""
    standings = [line.gap.standing for line in growth.lines]
    unknown, not_shared = standings.count(Standing.UNKNOWN), standings.count(Standing.NOT_SHARED)
    return len(standings) - unknown - not_shared, unknown, not_shared
