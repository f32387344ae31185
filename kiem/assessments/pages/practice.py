"""Practising: three situations, one's own answer beside the reasons; and the situations of the organisation."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiem.assessments.queries.practice import SituationHeld, has_situations, placed, practised_on, situations
from kiem.assessments.rules.practice import is_offered, most_placed
from kiem.assessments.wording import STARTERS
from kiem.competences.queries import competence_names, scales
from kiem.organisation.access import Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class PracticePage:
    """What is to be placed. ``to_place``: for the form. ``done_on``: when she practised last."""

    to_place: tuple[tuple[uuid.UUID, str, str, tuple[tuple[int, str], ...]], ...]
    done_on: date | None


def practice_page(viewer: Viewer) -> PracticePage:
    """Three statements."""
    on = scales(viewer.languages)
    to_place = (
        (each.situation_id, each.competence, each.text, tuple(enumerate(on[each.scale_version_id].names, start=1)))
        for each in situations(viewer)
    )
    return PracticePage(tuple(to_place), practised_on(viewer))


def is_practice_offered(viewer: Viewer) -> bool:
    """Two statements."""
    return is_offered(practised_on(viewer), viewer.today) and has_situations()


@dataclass(frozen=True, slots=True)
class Compared:
    """One situation after placing. ``others``: where most experienced people placed it, "" where they differ; None:
    fewer than five placed it."""

    competence: str
    text: str
    own: str
    meant: str
    is_same: bool
    reason: str
    others: str | None


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """Her own answers, only in this answer of the server, beside what was written."""

    rows: tuple[Compared, ...]


def compared_page(viewer: Viewer, answers: Mapping[uuid.UUID, int]) -> ComparedPage:
    """Three statements."""
    on, pictures = scales(viewer.languages), placed(answers)
    rows = (
        _compared(each, answers[each.situation_id], on[each.scale_version_id].names, pictures.get(each.situation_id))
        for each in situations(viewer)
        if each.situation_id in answers
    )
    return ComparedPage(tuple(rows))


def _compared(
    situation: SituationHeld, own: int, names: tuple[str, ...], picture: Mapping[int, int] | None
) -> Compared:
    most = most_placed(picture) if picture else None
    return Compared(
        competence=situation.competence,
        text=situation.text,
        own=names[own - 1],
        meant=names[situation.position - 1],
        is_same=own == situation.position,
        reason=situation.reason,
        others=None if picture is None else names[most - 1] if most else "",
    )


@dataclass(frozen=True, slots=True)
class SituationsPage:
    """The organisation's situations, as (id, competence, level, text, reason); what may be chosen; what Kiem offers.

    ``initial``: the words of the starter that was chosen.
    """

    rows: tuple[tuple[uuid.UUID, str, str, str, str], ...]
    levels: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    starters: tuple[tuple[int, "_StrPromise"], ...]
    initial: dict[str, str]


def situations_page(viewer: Viewer, start: str) -> SituationsPage:
    """Three statements."""
    on = scales(viewer.languages)
    rows = (
        (each.situation_id, each.competence, on[each.scale_version_id].names[each.position - 1], each.text, each.reason)
        for each in situations(viewer, at_most=None)
    )
    levels = (
        (
            each.name,
            tuple(
                (f"{each.version_id}/{place}", f"{each.name}: {level}")
                for place, level in enumerate(on[each.scale_version_id].names, start=1)
            ),
        )
        for each in competence_names(viewer.languages)
    )
    chosen = [(text, reason) for number, (_about, text, reason) in enumerate(STARTERS, start=1) if str(number) == start]
    initial = {"text": str(chosen[0][0]), "reason": str(chosen[0][1])} if chosen else {}
    starters = tuple((number, about) for number, (about, _text, _reason) in enumerate(STARTERS, start=1))
    return SituationsPage(tuple(rows), tuple(levels), starters, initial)
