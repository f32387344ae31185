"""What a round left about the one who reads: her own view, her manager's, and what colleagues see."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from kiem.assessments.queries.views import LookedAt, LookedAtCompetence, views_for_talk
from kiem.assessments.rules import CONFIDENTIAL, Says, ViewFrom
from kiem.assessments.wording import PURPOSES, VIEWS
from kiem.competences.queries import Scale, scales
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.ui.track import Track, large_track, legend_html
from kiem.ui.wording import track_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Seen:
    """One competence: its track with views, and in words what others see (``most``: a level's name, or "")."""

    name: str
    track: SafeString
    others: tuple[tuple["_StrPromise", Says, str], ...]
    comments: tuple[tuple["_StrPromise", str], ...]


@dataclass(frozen=True, slots=True)
class AboutMePage:
    """A round about the reader; before it closes there is only what she gave herself."""

    round: LookedAt
    purpose: "_StrPromise"
    seen: tuple[Seen, ...]
    texts: tuple[str, ...]
    legend: SafeString
    asks_others: bool


def about_me_page(viewer: Viewer, subject_id: uuid.UUID) -> AboutMePage:
    """Six statements. Raises NotFound for what is not about her."""
    found = views_for_talk(viewer, subject_id, talk_on=None)
    if found is None or found.looked_at.opened_at is None:
        raise NotFound
    named, words = scales(viewer.languages), track_words()
    tracks = [_track(each, named[each.scale_version_id]) for each in found.competences]
    seen = (
        Seen(
            each.name,
            large_track(track, words),
            tuple(_others(each, named[each.scale_version_id])),
            tuple((VIEWS[view.view_from], view.comment) for view in each.views if view.comment),
        )
        for each, track in zip(found.competences, tracks, strict=True)
    )
    return AboutMePage(
        found.looked_at,
        PURPOSES[found.looked_at.purpose],
        tuple(seen),
        tuple(text for _side, text in found.texts),
        legend_html(tracks, words),
        bool(CONFIDENTIAL & {*found.looked_at.views}),
    )


def _track(each: LookedAtCompetence, scale: Scale) -> Track:
    own, manager = each.view(ViewFrom.SELF), each.view(ViewFrom.MANAGER)
    colleagues = next((said for said in each.others if said.view_from is ViewFrom.COLLEAGUE), None)
    return Track(
        scale.names,
        each.asked,
        self_view=own.position if own else None,
        manager=manager.position if manager else None,
        others=colleagues.position if colleagues else None,
    )


def _others(each: LookedAtCompetence, scale: Scale) -> Iterator[tuple["_StrPromise", Says, str]]:
    for said in each.others:
        yield VIEWS[said.view_from], said.says, scale.names[said.position - 1] if said.position else ""
