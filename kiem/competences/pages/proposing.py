"""Proposing other words for a competence, and all that was proposed."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.pages.versions import name_of, where
from kiem.competences.queries import (
    Proposed,
    Scale,
    Stewards,
    VoiceHeard,
    held_now,
    held_to_propose_on,
    open_proposals,
    proposals_around,
    reading_order,
    scales,
    stewards_on,
)
from kiem.competences.rules import (
    Held,
    Piece,
    ProposalStatus,
    Spot,
    Stance,
    Wording,
    places_of,
    spot_now,
    word_by_word,
    words_at,
)
from kiem.competences.wording import LANGUAGE_NAMES, ONE_MORE, PROPOSALS, part_words
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SHOWN_OF_WORDS = 60
"""How many characters of the current words stand in the list to choose from."""
Choices = tuple[tuple[str, tuple[tuple[Spot, str], ...]], ...]
"""Per language and level, the places and what stands there now."""


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal to read. ``pieces``: word by word; ``mine``: what the reader says of it, "" when nothing.

    ``now``: for who decides, the words as they stand when they are no longer those the proposal was about.
    """

    proposed: Proposed
    where: str
    standing: "_StrPromise"
    pieces: tuple[Piece, ...]
    supports: tuple[VoiceHeard, ...]
    objections: tuple[VoiceHeard, ...]
    is_own: bool
    mine: str
    my_words: str
    is_open: bool
    may_decide: bool
    moved_on: bool
    now: str


@dataclass(frozen=True, slots=True)
class ProposePage:
    """``version_id``: the wording whose words are shown to choose from; ``proposals``: what is open on it already."""

    competence_id: uuid.UUID
    version_id: uuid.UUID
    name: str
    choices: Choices
    proposals: tuple[ProposalShown, ...]
    is_draft: bool


def propose_page(viewer: Viewer, competence_id: uuid.UUID, *, draft: bool) -> ProposePage:
    """Seven statements. Raises NotFound for a competence that is in no version she may read."""
    decides = viewer.may(Permission.STEWARD_LANGUAGE)
    held = held_to_propose_on(competence_id, reads_drafts=decides, draft=draft)
    if held is None:
        raise NotFound
    scale = scales(viewer.languages)[held.content.scale_version_id]
    return ProposePage(
        competence_id=competence_id,
        version_id=held.version_id,
        name=name_of(held, reading_order(viewer.languages)),
        choices=tuple(group for wording in _in_order(held, viewer) for group in _choices(wording, scale)),
        proposals=tuple(_shown(each, viewer) for each in open_proposals(viewer.languages, competence_id)),
        is_draft=draft,
    )


def _in_order(held: Held, viewer: Viewer) -> list[Wording]:
    order = reading_order(viewer.languages)
    return sorted(held.content.wordings, key=lambda wording: order.index(wording.language))


def _choices(wording: Wording, scale: Scale) -> Iterator[tuple[str, tuple[tuple[Spot, str], ...]]]:
    names = scale.spoken.get(wording.language, scale.names)
    places = places_of(wording, len(names))
    for position in range(len(names) + 1):
        language = str(LANGUAGE_NAMES[wording.language])
        heading = f"{language} · {position}. {names[position - 1]}" if position else language
        of_it = ((spot, words) for spot, words in places.items() if spot.position == position)
        yield heading, tuple((spot, _choice(spot, words)) for spot, words in of_it)


def _choice(spot: Spot, words: str) -> str:
    shown = words if len(words) <= SHOWN_OF_WORDS else f"{words[:SHOWN_OF_WORDS].rstrip()}…"
    return f"{part_words(spot)}: {shown}" if shown else part_words(spot)


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """``own``: what became of her own, newest first. ``stewards``: for HR, to see how many of them are managers."""

    open: tuple[ProposalShown, ...]
    own: tuple[ProposalShown, ...]
    stewards: Stewards | None


def proposals_page(viewer: Viewer) -> ProposalsPage:
    """Two statements; five more for who decides, one more for HR."""
    found = proposals_around(viewer.person_id, viewer.languages)
    waiting = [each for each in found if each.status is ProposalStatus.OPEN]
    own = [each for each in reversed(found) if each.status is not ProposalStatus.OPEN]
    decides = viewer.may(Permission.STEWARD_LANGUAGE)
    now = held_now() if decides and waiting else {}
    return ProposalsPage(
        open=tuple(_shown(each, viewer, now) for each in waiting),
        own=tuple(_shown(each, viewer) for each in own),
        stewards=stewards_on(viewer.today) if viewer.may(Permission.MANAGE_LANGUAGE) else None,
    )


def _shown(each: Proposed, viewer: Viewer, now: Mapping[uuid.UUID, Held] | None = None) -> ProposalShown:
    mine = next((voice for voice in each.voices if voice.person_id == viewer.person_id), None)
    is_own, is_open = each.person_id == viewer.person_id, each.status is ProposalStatus.OPEN
    held = now.get(each.competence_id) if now else None
    return ProposalShown(
        proposed=each,
        where=_where(each.spot),
        standing=PROPOSALS[each.status],
        pieces=word_by_word(each.former, each.words),
        supports=tuple(voice for voice in each.voices if voice.stance is Stance.SUPPORT),
        objections=tuple(voice for voice in each.voices if voice.stance is Stance.OBJECT),
        is_own=is_own,
        mine=mine.stance if mine else "",
        my_words=mine.words if mine else "",
        is_open=is_open,
        may_decide=is_open and not is_own and viewer.may(Permission.STEWARD_LANGUAGE),
        moved_on=held is not None and spot_now(held.content, each.spot, each.former) is None,
        now=words_at(held.content, each.spot) if held else "",
    )


def _where(spot: Spot) -> str:
    """The place in words: language, level, part."""
    if spot.place or spot.part not in ONE_MORE:
        return where(spot)
    level = f" {spot.position}" if spot.position else ""
    return f"{LANGUAGE_NAMES[spot.language]}: {part_words(spot)}{level}"
