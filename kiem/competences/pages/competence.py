"""One competence: what it means, what each level looks like, where it comes from, how its words changed."""

import uuid
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiem.competences.pages.advice import AdviceShown, Beside, beside
from kiem.competences.pages.instruments import SpeakingOf, speaking_of
from kiem.competences.pages.mapped import MappingShown, mappings_shown
from kiem.competences.queries import (
    Entry,
    Origin,
    PastWording,
    Scale,
    advice_given,
    competence_entry,
    in_reference,
    past_wordings,
    reading_order,
    scales,
)
from kiem.competences.rules import ESCO, IN_THE_MAKING, Aspect, Held, VersionStatus, Wording
from kiem.competences.wording import ASPECTS, ESCO_SENTENCE, KINDS, LANGUAGE_NAMES, ONLY_IN
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


Scales = dict[uuid.UUID, Scale]
NO_ADVICE = Beside()


@dataclass(frozen=True, slots=True)
class Former:
    """A wording in the history: since when, in which versions of the language, and its words."""

    entry: Entry
    since: datetime
    versions: tuple[int, ...]
    in_draft: bool
    is_shown: bool
    proposed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The words in another language of the organisation."""

    code: str
    name: "_StrPromise"
    wording: Wording
    levels: tuple["LevelShown", ...]
    advice: tuple[AdviceShown, ...]


@dataclass(frozen=True, slots=True)
class CompetencePage:
    """``status``: of the version of the language whose words are shown; ``retired``: no version that counts holds it.

    ``draft_differs``: HR has other words in the draft; ``force_differs``: these are the draft's, others are in force.
    ``adapted``: it was copied, and reworded since. ``mapped``: what was decided about where it stands in a reference.
    ``instruments``: in use, that speak of it. ``advice``: of the writing aid, on words that can be changed.
    """

    competence_id: uuid.UUID
    entry: Entry
    kind: "_StrPromise"
    aspect: "_StrPromise | str"
    only_in: "_StrPromise | str"
    levels: tuple["LevelShown", ...]
    """(name of the level, the scale's sentence, what it looks like here)"""
    others: tuple[InLanguage, ...]
    origins: tuple[Origin, ...]
    licence: str
    adapted: bool
    mapped: tuple[MappingShown, ...]
    instruments: tuple[SpeakingOf, ...]
    history: tuple[Former, ...]
    advice: Beside
    advice_on_words: tuple[AdviceShown, ...]
    advice_on_other_languages: tuple[AdviceShown, ...]
    is_draft: bool
    retired: bool
    draft_differs: bool
    force_differs: bool
    shows_draft: bool
    may_propose: bool
    may_manage: bool
    may_map: bool
    may_retire: bool


def competence_page(viewer: Viewer, competence_id: uuid.UUID, *, draft: bool) -> CompetencePage:
    """Twelve statements at most. Raises NotFound for a competence that is not here.

    The wording in force is what everyone reads; words that are still only in a draft stand here too, marked as a draft.
    """
    past = past_wordings(competence_id)
    may_manage = viewer.may(Permission.MANAGE_LANGUAGE)
    is_open = any(status is VersionStatus.CONSULTATION for each in past for _, status in each.used_in)
    reads_draft = is_open or viewer.may(Permission.STEWARD_LANGUAGE)
    shown = _shown(past, draft=draft and reads_draft)
    if shown is None:
        raise NotFound
    on = scales(viewer.languages)
    entry = competence_entry(shown.held, viewer.languages, on)
    stands = in_reference(competence_id, shown.held.version_id, reading_order(viewer.languages))
    origins = stands.origins
    wanted = reading_order(viewer.languages)[0]
    statuses = _statuses(shown)
    current = (IN_THE_MAKING | {VersionStatus.ADOPTED}) & {status for each in past for status in _statuses(each)}
    in_draft = next((each for each in past if IN_THE_MAKING & _statuses(each)), None)
    draft_differs = in_draft is not None and in_draft is not shown
    may_write = may_manage and bool(current) and not is_open
    advice = _advice(shown, entry, viewer) if may_write and not draft_differs else Beside()
    return CompetencePage(
        competence_id=competence_id,
        entry=entry,
        kind=KINDS[entry.kind],
        aspect=ASPECTS[Aspect(entry.aspect)] if entry.aspect else "",
        only_in="" if entry.language == wanted else ONLY_IN.get(entry.language, entry.language),
        levels=levels_shown(entry, on[entry.scale_version_id], advice),
        others=_others(shown, entry, on, advice),
        origins=origins,
        licence=ESCO_SENTENCE if any(origin.scheme == ESCO for origin in origins) else "",
        adapted=bool(origins) and shown.held.number > 1,
        mapped=tuple(each for each in mappings_shown(stands) if each.relation) if may_manage else (),
        instruments=speaking_of(competence_id),
        history=tuple(_former(each, shown, viewer.languages, on) for each in past),
        advice=advice,
        advice_on_words=advice.in_words(entry.language),
        advice_on_other_languages=_on_no_words(advice, shown),
        is_draft=bool(current) and VersionStatus.ADOPTED not in statuses,
        retired=not current,
        draft_differs=reads_draft and draft_differs,
        force_differs=VersionStatus.ADOPTED in current and VersionStatus.ADOPTED not in statuses,
        shows_draft=draft and reads_draft,
        may_propose=bool(current),
        may_manage=may_write,
        may_map=may_manage,
        may_retire=may_manage and in_draft is not None and not is_open,
    )


def _advice(shown: PastWording, entry: Entry, viewer: Viewer) -> Beside:
    return beside(advice_given([shown.held], viewer.languages, alone=True), entry)


def _on_no_words(advice: Beside, shown: PastWording) -> tuple[AdviceShown, ...]:
    """On a language in which nothing is said yet."""
    spoken = {wording.language for wording in shown.held.content.wordings}
    return tuple(each for each in advice.open if each.advice.language not in spoken)


def _statuses(wording: PastWording) -> set[VersionStatus]:
    return {status for _number, status in wording.used_in}


def _shown(past: Sequence[PastWording], *, draft: bool) -> PastWording | None:
    """The wording to show: the one adopted, else in the draft (the other way round on request), else the newest."""
    order: list[Set[VersionStatus]] = [{VersionStatus.ADOPTED}, IN_THE_MAKING]
    for wanted in reversed(order) if draft else order:
        for each in past:
            if wanted & _statuses(each):
                return each
    return past[0] if past else None


@dataclass(frozen=True, slots=True)
class LevelShown:
    """A level of a competence to read; ``sentence``: what the level means in general."""

    name: str
    sentence: str
    title: str
    text: str
    indicators: tuple[str, ...]
    counters: tuple[str, ...]
    says_something: bool
    advice: tuple[AdviceShown, ...] = ()


def levels_shown(entry: Entry, scale: Scale, advice: Beside = NO_ADVICE) -> tuple[LevelShown, ...]:
    return tuple(
        LevelShown(
            level.name,
            sentence,
            level.title,
            level.text,
            level.indicators,
            level.counters,
            level.says_something,
            advice.at_level(entry.language, level.position),
        )
        for level, sentence in zip(entry.levels, scale.sentences, strict=True)
    )


def _others(shown: PastWording, entry: Entry, on: Scales, advice: Beside) -> tuple[InLanguage, ...]:
    scale = on[entry.scale_version_id]
    return tuple(
        InLanguage(
            wording.language,
            LANGUAGE_NAMES[wording.language],
            wording,
            _levels_in(shown.held, wording, scale, advice),
            advice.in_words(wording.language),
        )
        for wording in shown.held.content.wordings
        if wording.language != entry.language
    )


def _levels_in(held: Held, wording: Wording, scale: Scale, advice: Beside) -> tuple[LevelShown, ...]:
    """The levels in one other language; empty when it says nothing of them."""
    if not wording.levels_told:
        return ()
    alone = replace(held, content=replace(held.content, wordings=(wording,)))
    names = scale.spoken.get(wording.language, scale.names)
    entry = competence_entry(alone, (wording.language,), {scale.scale_version_id: replace(scale, names=names)})
    return levels_shown(entry, scale, advice)


def _former(each: PastWording, shown: PastWording, languages: Sequence[str], on: Scales) -> Former:
    return Former(
        entry=competence_entry(each.held, languages, on),
        since=each.created_at,
        versions=tuple(number for number, status in each.used_in if status not in IN_THE_MAKING),
        in_draft=bool(IN_THE_MAKING & _statuses(each)),
        is_shown=each is shown,
        proposed=each.proposed,
    )
