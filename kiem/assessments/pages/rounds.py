"""Rounds: the list, planning one, and following one."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiem.assessments.models import Round, RoundCount, Subject
from kiem.assessments.queries.planning import Plan, Planned, plan_of
from kiem.assessments.queries.rounds import (
    InRound,
    RoundProgress,
    competences_of,
    latest_count,
    names_of,
    people_in,
    round_to_follow,
    rounds_in_progress_below,
    rounds_of,
    subject_to_choose_for,
    units_below,
)
from kiem.assessments.queries.smallest import smallest_groups
from kiem.assessments.rules import (
    CHOSEN,
    COMPETENCES_A_FORM,
    CONFIDENTIAL,
    FEWEST_INVITED,
    PURPOSES_OF_ROUNDS,
    GroupKind,
    RoundState,
    ViewFrom,
    round_state,
)
from kiem.assessments.wording import PURPOSES, STATES, VIEWS
from kiem.competences.queries import competence_names
from kiem.competences.rules import CompetenceKind
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import Wanted, people_found, team_of, unit_tree
from kiem.organisation.rules import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

USUAL_LENGTH = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class RoundHead:
    """What stands over a round everywhere. ``use``: its purpose, as in its address."""

    round_id: uuid.UUID
    title: str
    use: str
    purpose: "_StrPromise"
    views: tuple["_StrPromise", ...]
    starts_on: date
    closes_on: date
    state: RoundState
    state_word: "_StrPromise"
    reason_for_load: str

    @property
    def is_planned(self) -> bool:
        return self.state is RoundState.PLANNED

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN


def _head(round: Round) -> RoundHead:
    state = round_state(opened=round.opened_at is not None, closed=round.closed_at is not None)
    return RoundHead(
        round.id,
        round.title,
        round.purpose,
        PURPOSES[Purpose(round.purpose)],
        tuple(VIEWS[ViewFrom(view)] for view in round.views),
        round.starts_on,
        round.closes_on,
        state,
        STATES[state],
        round.reason_for_load,
    )


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The rounds one may follow, the newest first.

    ``may_remove``: texts that were reported. ``may_write``: situations to practise on. ``has_below``: whether she leads
    units with others below, and follows how far rounds there are.
    """

    rounds: tuple[RoundHead, ...]
    may_remove: bool
    may_write: bool
    has_below: bool


def rounds_page(viewer: Viewer) -> RoundsPage:
    """One statement, one more for a leader."""
    rounds = tuple(map(_head, rounds_of(viewer)))
    _here, below = units_below(viewer)
    return RoundsPage(
        rounds, viewer.may(Permission.REMOVE_REPORTED), viewer.may(Permission.WRITE_SITUATIONS), bool(below)
    )


@dataclass(frozen=True, slots=True)
class RoundsBelowPage:
    """How far rounds below a higher manager are. ``uses``: (use, its purpose in words, whether it is this)."""

    use: str
    purpose: "_StrPromise"
    uses: tuple[tuple[str, "_StrPromise", bool], ...]
    progress: tuple[RoundProgress, ...]


def rounds_below_page(viewer: Viewer) -> RoundsBelowPage:
    """Three statements. Raises NotFound for who has no units below hers, and where there are no rounds for the use."""
    progress = rounds_in_progress_below(viewer)
    use = viewer.use.value
    uses = tuple((each.value, PURPOSES[each], each.value == use) for each in PURPOSES_OF_ROUNDS)
    return RoundsBelowPage(use, PURPOSES[Purpose(use)], uses, tuple(progress))


@dataclass(frozen=True, slots=True)
class NewRoundPage:
    """Whom one may choose from. ``units``: to choose people of, for HR; a leader chooses from her own team.

    ``unit``: the chosen one, "" before a choice. ``people``: (id, name).
    """

    units: tuple[tuple[uuid.UUID, str], ...]
    unit: str
    people: tuple[tuple[uuid.UUID, str], ...]
    starts_on: date
    closes_on: date
    is_leader: bool


def new_round_page(viewer: Viewer, unit: str) -> NewRoundPage:
    """``unit``: an id, "" when none is chosen yet. Two statements at most."""
    if viewer.role == Role.LEADER:
        team = tuple((member.person_id, member.name) for member in team_of(viewer))
        return NewRoundPage((), "", team, viewer.today, viewer.today + USUAL_LENGTH, True)
    tree = unit_tree(viewer)
    chosen = next((key for key in tree.rows if str(key) == unit), None)
    people: list[tuple[uuid.UUID, str]] = []
    if chosen is not None:
        found = people_found(viewer, Wanted(units=tree.with_all_below(chosen)))
        people = [(person.id, person.name) for person in found]
    return NewRoundPage(
        tuple(tree.choices()),
        unit if chosen else "",
        tuple(people),
        viewer.today,
        viewer.today + USUAL_LENGTH,
        False,
    )


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of someone's competences enough people are invited for, from one side."""

    view: "_StrPromise"
    reached: int
    of: int

    @property
    def is_short(self) -> bool:
        return self.reached < self.of


@dataclass(frozen=True, slots=True)
class ToBeLookedAt:
    """Someone in a round that is not open yet. Without competences nothing is asked of her."""

    subject_id: uuid.UUID
    name: str
    manager: str
    competences: tuple[str, ...]
    reached: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round. ``planned`` before it opens, ``people`` afterwards. ``minutes``: (name, minutes), the most on top."""

    head: RoundHead
    planned: tuple[ToBeLookedAt, ...] = ()
    people: tuple["Followed", ...] = ()
    minutes: tuple[tuple[str, int], ...] = ()
    too_much: tuple[tuple[str, int], ...] = ()
    count: RoundCount | None = None
    fewest_counted: int = 0
    fewest_invited: int = FEWEST_INVITED
    at_a_time: int = COMPETENCES_A_FORM

    @property
    def short(self) -> tuple[ToBeLookedAt, ...]:
        """Those of whom not everything can be looked at from every side."""
        return tuple(each for each in self.planned if any(side.is_short for side in each.reached))

    @property
    def without(self) -> tuple[ToBeLookedAt, ...]:
        return tuple(each for each in self.planned if not each.competences)


@dataclass(frozen=True, slots=True)
class Followed:
    """Someone in an open or closed round, with who was asked: (side, names)."""

    person: InRound
    asked: tuple[tuple["_StrPromise", str], ...]


def followed_round(viewer: Viewer, round_id: uuid.UUID) -> RoundHead:
    """A round as it stands over its page. One statement. Raises NotFound; also under another use than the round's."""
    return _head(round_to_follow(viewer, round_id))


def round_page(viewer: Viewer, round_id: uuid.UUID) -> RoundPage:
    """Some fifteen statements, whatever the size. Raises NotFound; also under another use than the round's."""
    round = round_to_follow(viewer, round_id)
    head = _head(round)
    if head.is_planned:
        return _planned_page(round, head, viewer)
    people = people_in(round, viewer.today, viewer.languages)
    followed = (
        Followed(each, tuple((VIEWS[side], ", ".join(names)) for side, names in sorted(each.asked.items())))
        for each in people
    )
    return RoundPage(
        head,
        people=tuple(followed),
        count=latest_count(round),
        fewest_counted=smallest_groups(viewer.today)[GroupKind.COUNTED],
    )


def _planned_page(round: Round, head: RoundHead, viewer: Viewer) -> RoundPage:
    plan = plan_of(round, viewer.today)
    named = names_of({*plan.minutes, *(each.person_id for each in plan.subjects), *_managers(plan)})
    looked_at = competences_of(round, viewer.languages)
    words = {subject: tuple(name for _row, name in rows) for subject, rows in looked_at.items()}
    reached = {view: plan.reached(view) for view in plan.views if view in CONFIDENTIAL}
    planned = [
        ToBeLookedAt(
            each.subject_id,
            named[each.person_id][1],
            named[each.manager_id][1] if each.manager_id else "",
            words.get(each.subject_id, ()),
            tuple(_reached(each, reached)),
        )
        for each in sorted(plan.subjects, key=lambda each: named[each.person_id])
    ]
    return RoundPage(
        head,
        planned=tuple(planned),
        minutes=_by_minutes(plan.minutes, named),
        too_much=_by_minutes(plan.too_much, named),
    )


def _managers(plan: Plan) -> Iterable[uuid.UUID]:
    return (each.manager_id for each in plan.subjects if each.manager_id)


def _reached(each: Planned, reached: Mapping[ViewFrom, Mapping[uuid.UUID, int]]) -> Iterable[Reached]:
    if each.competences:
        for view, numbers in reached.items():
            yield Reached(VIEWS[view], numbers.get(each.subject_id, 0), len(each.competences))


def _by_minutes(
    minutes: Mapping[uuid.UUID, int], named: Mapping[uuid.UUID, tuple[str, str]]
) -> tuple[tuple[str, int], ...]:
    order = sorted(minutes, key=lambda person: (-minutes[person], named[person]))
    return tuple((named[person][1], minutes[person]) for person in order)


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """What a round looks at of someone besides what it looks at of everyone. ``offered``: (id, name) to choose from."""

    head: RoundHead
    subject_id: uuid.UUID
    name: str
    core: tuple[str, ...]
    offered: tuple[tuple[uuid.UUID, str], ...]
    chosen: tuple[uuid.UUID, ...]
    most: int = CHOSEN


def choose_page(viewer: Viewer, subject_id: uuid.UUID) -> ChoosePage:
    """Four statements. Raises NotFound; also once the round is open."""
    subject: Subject = subject_to_choose_for(viewer, subject_id)
    rows = competences_of(subject.round, viewer.languages).get(subject.id, [])
    core: Sequence[tuple[uuid.UUID, str]] = [(row.competence_id, name) for row, name in rows if not row.chosen]
    taken = {key for key, _name in core}
    offered = (
        (each.competence_id, each.name)
        for each in competence_names(viewer.languages)
        if each.kind is not CompetenceKind.TEAM and each.competence_id not in taken
    )
    return ChoosePage(
        _head(subject.round),
        subject.id,
        subject.person.name,
        tuple(name for _key, name in core),
        tuple(offered),
        tuple(row.competence_id for row, _name in rows if row.chosen),
    )
