"""Everything behind one of one's own levels."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString

from kiem.assessments.queries import LevelFact, level_history, level_of
from kiem.assessments.rules import Basis, has_lapsed
from kiem.competences.queries import scales
from kiem.engine.gaps import gap
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import Line, asked_today
from kiem.gaps.wording import basis_words, day_words, purpose_words
from kiem.home.pages.cards import facts_of, track_of
from kiem.organisation.access import Viewer
from kiem.ui.track import Track, large_track
from kiem.ui.wording import track_words


@dataclass(frozen=True, slots=True)
class Earlier:
    """One of the levels of the same competence and purpose. ``is_this``: the one this page is about."""

    level_id: uuid.UUID
    level: str
    basis: str
    observed_on: str
    is_this: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class FactPage:
    """One level of the viewer herself, with everything behind it and what stood there before."""

    level_id: uuid.UUID
    competence_id: uuid.UUID
    competence: str
    purpose: str
    track: SafeString
    facts: tuple[tuple[str, str], ...]
    is_current: bool
    has_lapsed: bool
    can_contest: bool
    contested_at: datetime | None
    contest_words: str
    history: tuple[Earlier, ...]


def fact_page(viewer: Viewer, level_id: uuid.UUID) -> FactPage:
    """Raises NotFound for a level of someone else. Five statements."""
    fact = level_of(viewer, viewer.person_id, level_id) if viewer.person_id else None
    if fact is None or viewer.person_id is None:
        raise NotFound
    stops = {key: scale.names for key, scale in scales(viewer.languages).items()}
    history = level_history(viewer, viewer.person_id, fact.competence_id, fact.purpose)
    on = stops[fact.scale_version_id]
    line = Line(fact.competence_id, fact.competence, on, None, fact, gap(None, None), on)
    return FactPage(
        level_id=fact.level_id,
        competence_id=fact.competence_id,
        competence=fact.competence,
        purpose=purpose_words(fact.purpose),
        track=large_track(_drawn(line, viewer), track_words()),
        facts=facts_of(line, viewer.today),
        is_current=fact.is_current,
        has_lapsed=has_lapsed(fact.basis, fact.valid_until, viewer.today),
        can_contest=fact.basis is Basis.BROUGHT_IN and fact.contested_at is None,
        contested_at=fact.contested_at,
        contest_words=fact.contest_words,
        history=tuple(_earlier(one, fact, stops, viewer) for one in history) if len(history) > 1 else (),
    )


def _drawn(line: Line, viewer: Viewer) -> Track:
    """The level that counts now stands beside what is asked today; one of before, or on another scale, stands alone."""
    fact, drawn = line.fact, track_of(line, viewer.today)
    if fact is None or viewer.person_id is None or not fact.is_current:
        return replace(drawn, alone=True)
    asked = [one for one in asked_today(viewer, viewer.person_id) if one.competence_id == fact.competence_id]
    same_scale = next((one for one in asked if one.scale_version_id == fact.scale_version_id), None)
    return replace(drawn, required=same_scale.position if same_scale else None, alone=bool(asked))


def _earlier(one: LevelFact, fact: LevelFact, stops: dict[uuid.UUID, tuple[str, ...]], viewer: Viewer) -> Earlier:
    return Earlier(
        level_id=one.level_id,
        level=stops[one.scale_version_id][one.position - 1],
        basis=basis_words(one.basis),
        observed_on=day_words(one.observed_on, viewer.today),
        is_this=one.level_id == fact.level_id,
        is_current=one.is_current,
    )
