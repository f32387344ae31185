"""How someone was seen on one competence: the latest look of each side, how sure that makes it, and what moved."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiem.assessments.queries import SeenOnce
from kiem.assessments.rules import CONFIDENTIAL, Basis, Says, ViewFrom
from kiem.conversations.queries import LastTalk
from kiem.engine.growth import ENOUGH, Look, Observed, how_sure, moved
from kiem.gaps.queries import Line
from kiem.home.wording import differently_sentence, moved_sentence, side_sentence, sure_sentence


@dataclass(frozen=True, slots=True)
class Looks:
    """What stands on a card beside the level: positions on the scale of its track, and the rest in words.

    ``said``: how sure it is, what sides without a mark saw, and what moved. Her own view is drawn, and no part of that.
    ``differently``: how the two of her last talk saw it, where they did not agree.
    """

    self_view: int | None = None
    manager: int | None = None
    others: int | None = None
    views_differ: bool = False
    said: tuple[str, ...] = ()
    differently: tuple[int, int] | None = None


NOT_LOOKED = Looks()


def scale_of(line: Line) -> uuid.UUID | None:
    """The scale of a card's track: the asked one, else the one on which something is known."""
    if line.asked is not None:
        return line.asked.scale_version_id
    return line.fact.scale_version_id if line.fact else None


def looks_at(line: Line, seen: Sequence[SeenOnce], scales: Mapping[uuid.UUID, tuple[str, ...]], today: date) -> Looks:
    """``seen``: how she was seen on this competence, the latest round first."""
    tested = line.fact is not None and line.fact.basis is Basis.TESTED and not line.lapsed
    if not seen and not tested:
        return NOT_LOOKED
    latest: dict[ViewFrom, SeenOnce] = {}
    for one in seen:
        if one.position is not None or one.says is Says.DIFFER:
            latest.setdefault(one.view_from, one)
    scale = scale_of(line)
    here = {side: one for side, one in latest.items() if one.scale_version_id == scale}
    others = [one for side, one in here.items() if side is not ViewFrom.SELF]
    sure = how_sure([_observed(one) for one in others], tested=tested)
    drawn = {ViewFrom.SELF, ViewFrom.MANAGER, ViewFrom.COLLEAGUE}
    undrawn = [one for side, one in latest.items() if side not in drawn or side not in here]
    sides = (side_sentence(one, scales[one.scale_version_id], today) for one in undrawn)
    return Looks(
        here[ViewFrom.SELF].position if ViewFrom.SELF in here else None,
        here[ViewFrom.MANAGER].position if ViewFrom.MANAGER in here else None,
        here[ViewFrom.COLLEAGUE].position if ViewFrom.COLLEAGUE in here else None,
        ViewFrom.COLLEAGUE in here and here[ViewFrom.COLLEAGUE].says is Says.DIFFER,
        tuple(said for said in (sure_sentence(sure, _by_one(others)), *sides, *_moves(seen, today)) if said),
    )


def with_talk(
    looks: Looks, line: Line, talk: LastTalk | None, scales: Mapping[uuid.UUID, tuple[str, ...]], today: date
) -> Looks:
    """What the two saw differently in her last talk, until something is known from a later day.

    Both halves then stand on the track in the place of the views that they talked about.
    """
    apart = talk.differently.get(line.competence_id) if talk else None
    if talk is None or apart is None or (line.fact is not None and line.fact.observed_on > talk.on):
        return looks
    said = differently_sentence(apart, talk.on, scales[apart.scale_version_id], today)
    looks = replace(looks, said=(said, *looks.said))
    if apart.scale_version_id != scale_of(line):
        return looks
    return replace(looks, self_view=None, manager=None, differently=(apart.own, apart.leader))


def _observed(one: SeenOnce) -> Observed:
    """Most of at least four people are at least three; a view by name is of one."""
    return Observed(ENOUGH if one.view_from in CONFIDENTIAL else 1, one.position)


def _by_one(others: Sequence[SeenOnce]) -> bool:
    return len(others) == 1 and others[0].view_from not in CONFIDENTIAL


def _moves(seen: Sequence[SeenOnce], today: date) -> Iterator[str]:
    """The latest look of each side beside the one before it; her own view is not what moved."""
    for side in (ViewFrom.MANAGER, *sorted(CONFIDENTIAL)):
        levels = [(one, one.position) for one in seen if one.view_from is side and one.position is not None][:2]
        if len(levels) < 2:
            continue
        (now, position), (before, earlier) = levels
        move = moved(_look(before, earlier), _look(now, position))
        if move is not None:
            yield moved_sentence(move, side, now.day, today)


def _look(one: SeenOnce, position: int) -> Look:
    return Look(one.scale_version_id, position, one.given_by, one.looked_by)
