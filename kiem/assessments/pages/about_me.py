"""What a round left about the one who reads: her own view, her manager's, and what colleagues see."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.assessments.queries.reported import Report, reports_on
from kiem.assessments.queries.views import GivenView, LookedAt, LookedAtCompetence, views_for_talk
from kiem.assessments.rules import CONFIDENTIAL, KeptText, Outcome, Says, ViewFrom
from kiem.assessments.wording import PURPOSES, VIEWS
from kiem.competences.queries import Scale, scales
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.organisation.queries import agreed_terms
from kiem.organisation.rules import Term, holding
from kiem.organisation.wording import term_words
from kiem.ui.track import Track, large_track, legend_html
from kiem.ui.wording import track_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Reports = Mapping[tuple[KeptText, uuid.UUID], Report]


@dataclass(frozen=True, slots=True)
class Words:
    """A text about the reader, and what became of it when she reported it: waiting or left, ``on`` a day.

    ``from_whom``: by which side a view was given, None for a text of nobody.
    """

    id: uuid.UUID
    kind: str
    text: str
    from_whom: "_StrPromise | None"
    may_report: bool
    is_waiting: bool
    is_left: bool
    on: date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One competence: its track with views, and in words what others see (``most``: a level's name, or "")."""

    name: str
    track: SafeString
    others: tuple[tuple["_StrPromise", Says, str], ...]
    comments: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class AboutMePage:
    """A round about the reader; before it closes there is only what she gave herself.

    ``removed``: the days on which a text was removed at her request.
    """

    round: LookedAt
    purpose: "_StrPromise"
    seen: tuple[Seen, ...]
    texts: tuple[Words, ...]
    removed: tuple[date, ...]
    legend: SafeString
    asks_others: bool
    kept: str


def about_me_page(viewer: Viewer, subject_id: uuid.UUID) -> AboutMePage:
    """Eight statements. Raises NotFound for what is not about her."""
    found = views_for_talk(viewer, subject_id, talk_on=None)
    if found is None or found.looked_at.opened_at is None:
        raise NotFound
    reports = {(each.kind, each.about): each for each in reports_on(subject_id)}
    named, words = scales(viewer.languages), track_words()
    tracks = [_track(each, named[each.scale_version_id]) for each in found.competences]
    seen = (
        Seen(
            each.name,
            large_track(track, words),
            tuple(_others(each, named[each.scale_version_id])),
            tuple(_of_view(view, viewer, reports) for view in each.views if view.comment),
        )
        for each, track in zip(found.competences, tracks, strict=True)
    )
    return AboutMePage(
        found.looked_at,
        PURPOSES[found.looked_at.purpose],
        tuple(seen),
        tuple(
            _words(key, KeptText.TEXT, text, None, reports)
            for key, (_side, text) in zip(found.text_ids, found.texts, strict=True)
        ),
        tuple(each.on for each in reports.values() if each.outcome is Outcome.REMOVED),
        legend_html(tracks, words),
        bool(CONFIDENTIAL & {*found.looked_at.views}),
        _kept(found.looked_at, viewer),
    )


def _kept(round: LookedAt, viewer: Viewer) -> str:
    """How long what each saw and wrote is kept, or when it was erased."""
    if round.erased_on is not None:
        return _(
            "What each of you saw and what was written here was erased on %(day)s, because its time was over. What "
            "others see together stays."
        ) % {"day": date_format(round.erased_on)}
    agreed = agreed_terms()
    after_talk, alone = (holding(term, viewer.today, agreed) for term in (Term.VIEWS, Term.VIEWS_ALONE))
    return _(
        "What each of you saw and what was written is kept until %(after_talk)s after your talk, or %(alone)s after "
        "the round when no talk followed."
    ) % {"after_talk": term_words(after_talk), "alone": term_words(alone)}


def _of_view(view: GivenView, viewer: Viewer, reports: Reports) -> Words:
    words = _words(view.id, KeptText.VIEW, view.comment, VIEWS[view.view_from], reports)
    return replace(words, may_report=words.may_report and view.given_by != viewer.person_id)


def _words(key: uuid.UUID, kind: KeptText, text: str, from_whom: "_StrPromise | None", reports: Reports) -> Words:
    report = reports.get((kind, key))
    waiting = report is not None and report.outcome is None
    return Words(
        key, kind.value, text, from_whom, report is None, waiting, report is not None and not waiting,
        report.on if report else None,
    )  # fmt: skip


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
