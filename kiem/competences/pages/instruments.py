"""The instruments: what is used already, which competences each speaks of, and what none speaks of yet."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.queries import (
    CompetenceName,
    InstrumentHeld,
    InstrumentName,
    competence_names,
    instruments,
    instruments_speaking_of,
)
from kiem.competences.rules import CompetenceKind, InstrumentToKeep
from kiem.competences.wording import INSTRUMENT_KINDS, KIND_HEADINGS, instrument_in_words
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument with the competences of the language it speaks of, core first."""

    instrument: InstrumentHeld
    kind: "_StrPromise"
    competences: tuple[CompetenceName, ...]


@dataclass(frozen=True, slots=True)
class InstrumentsPage:
    """``groups``: what is used, by kind; ``ended``: what was; ``silent``: core competences none in use speaks of.

    ``begun``: there is a language with core competences to speak of.
    """

    groups: tuple[tuple["_StrPromise", tuple[InstrumentRow, ...]], ...]
    ended: tuple[InstrumentRow, ...]
    silent: tuple[CompetenceName, ...]
    begun: bool
    may_manage: bool


@dataclass(frozen=True, slots=True)
class SpeakingOf:
    """An instrument in use that speaks of a competence, to read and to follow."""

    instrument: InstrumentName
    kind: "_StrPromise"


def speaking_of(competence_id: uuid.UUID) -> tuple[SpeakingOf, ...]:
    """One statement."""
    return tuple(SpeakingOf(each, INSTRUMENT_KINDS[each.kind]) for each in instruments_speaking_of(competence_id))


def instruments_page(viewer: Viewer) -> InstrumentsPage:
    """Three statements."""
    names = competence_names(viewer.languages)
    rows = [_row(each, names) for each in instruments()]
    used = [row for row in rows if row.instrument.ended_on is None]
    spoken = {name.competence_id for row in used for name in row.competences}
    core = [name for name in names if name.kind is CompetenceKind.CORE]
    by_kind = ((said, tuple(row for row in used if row.instrument.kind is kind)) for kind, said in _KINDS)
    return InstrumentsPage(
        tuple((said, each) for said, each in by_kind if each),
        tuple(row for row in rows if row.instrument.ended_on is not None),
        tuple(name for name in core if name.competence_id not in spoken),
        bool(core),
        viewer.may(Permission.MANAGE_LANGUAGE),
    )


_KINDS = tuple(INSTRUMENT_KINDS.items())


def _row(instrument: InstrumentHeld, names: Sequence[CompetenceName]) -> InstrumentRow:
    spoken = tuple(name for name in names if name.competence_id in instrument.competences)
    return InstrumentRow(instrument, INSTRUMENT_KINDS[instrument.kind], spoken)


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """``instrument``: the one to change, None for a new one; ``offered``: competences to link to, by kind.

    ``shown``: what it says, in words, to see what someone else changed meanwhile.
    """

    instrument: InstrumentHeld | None
    offered: Mapping[str, tuple[tuple[uuid.UUID, str], ...]]
    shown: Mapping[str, str]


def new_instrument_page(viewer: Viewer) -> InstrumentPage:
    """One statement."""
    return InstrumentPage(None, _offered(viewer), {})


def edit_instrument_page(viewer: Viewer, instrument_id: uuid.UUID) -> InstrumentPage:
    """Three statements. Raises NotFound."""
    found = next((each for each in instruments() if each.instrument_id == instrument_id), None)
    if found is None:
        raise NotFound
    offered = _offered(viewer)
    says = InstrumentToKeep(found.name, found.kind, found.whereabouts, found.note, frozenset(found.competences))
    names = dict(choice for choices in offered.values() for choice in choices)
    return InstrumentPage(found, offered, instrument_in_words(says, names))


def _offered(viewer: Viewer) -> dict[str, tuple[tuple[uuid.UUID, str], ...]]:
    names = competence_names(viewer.languages)
    return {
        str(KIND_HEADINGS[kind]): tuple((name.competence_id, name.name) for name in names if name.kind is kind)
        for kind in dict.fromkeys(name.kind for name in names)
    }
