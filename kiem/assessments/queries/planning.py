"""What opening a round would do: who is looked at, on what, by whom, and how long that takes. Also shown before."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count

from kiem.assessments.models import Asked, Round, Subject, SubjectCompetence
from kiem.assessments.rules import (
    CONFIDENTIAL,
    MINUTES_BEFORE_WHY,
    MOST_PEOPLE_A_YEAR,
    Invitation,
    Seen,
    Span,
    ToLookAt,
    ViewFrom,
    anchor_span,
    invitations,
    looked_at,
    minutes_for,
)
from kiem.competences.models import ScaleVersion
from kiem.organisation.models import Placement, on_day
from kiem.organisation.queries import leaders_today, parents_on
from kiem.organisation.rules import MandateKind
from kiem.profiles.queries import asked_of

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class LookedAtOn:
    """A competence that a round looks at of someone, and what is asked of her (None: nothing)."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    position: int | None
    chosen: bool
    anchors: Span


@dataclass(frozen=True, slots=True)
class Planned:
    """Someone in a round that is being planned: where she works, who leads her, what is looked at."""

    subject_id: uuid.UUID
    person_id: uuid.UUID
    unit_id: uuid.UUID | None
    manager_id: uuid.UUID | None
    competences: tuple[LookedAtOn, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a round before it opens. ``invited``: from the confidential sides, who looks at whom in which group."""

    views: tuple[ViewFrom, ...]
    subjects: tuple[Planned, ...]
    invited: Mapping[ViewFrom, tuple[Invitation, ...]]
    minutes: Mapping[uuid.UUID, int] = field(default_factory=dict)
    """Of each person who is asked to look, how many minutes."""
    manager_minutes: Mapping[uuid.UUID, int] = field(default_factory=dict)

    @property
    def to_look_at(self) -> tuple[Planned, ...]:
        """Those of whom anything is asked; of the others there is nothing to look at."""
        return tuple(each for each in self.subjects if each.competences)

    @property
    def too_much(self) -> dict[uuid.UUID, int]:
        """Managers who are asked for more than three hours, with their minutes."""
        return {person: minutes for person, minutes in self.manager_minutes.items() if minutes > MINUTES_BEFORE_WHY}

    def reached(self, view_from: ViewFrom) -> dict[uuid.UUID, int]:
        """Of each subject how many competences enough people are invited for from this side."""
        number = {each.subject_id: len(each.competences) for each in self.to_look_at}
        return looked_at(self.invited.get(view_from, ()), number)


def plan_of(round: Round, on: date) -> Plan:
    """What opening this round on a day would do. Some ten statements, whatever the size; under the round's use."""
    subjects = list(Subject.objects.filter(round=round).order_by("id"))
    work = _work_on(on)
    competences = _competences(subjects, on)
    planned = tuple(
        Planned(each.id, each.person_id, work.unit(each.person_id), work.manager(each.person_id), competences[each.id])
        for each in subjects
    )
    views = tuple(view for view in ViewFrom if view in round.views)
    invited = _invited(planned, views, work, on)
    return _timed(Plan(views, planned, invited))


@dataclass(frozen=True, slots=True)
class _Work:
    """Who works where on a day, and who leads which unit. ``units``: of each person, the largest share first."""

    units: Mapping[uuid.UUID, Sequence[uuid.UUID]]
    members: Mapping[uuid.UUID, Sequence[uuid.UUID]]
    leaders: Mapping[uuid.UUID, uuid.UUID]
    parents: Mapping[uuid.UUID, uuid.UUID]

    def unit(self, person: uuid.UUID) -> uuid.UUID | None:
        return next(iter(self.units.get(person, ())), None)

    def manager(self, person: uuid.UUID) -> uuid.UUID | None:
        """Who leads the unit in which she works; of who leads it herself, the leader of the unit just above."""
        unit = self.unit(person)
        if unit is None or self.leaders.get(unit) != person:
            return self.leaders.get(unit) if unit else None
        above = self.parents.get(unit)
        leader = self.leaders.get(above) if above else None
        return leader if leader != person else None

    def led(self, person: uuid.UUID) -> list[uuid.UUID]:
        """Those who work in the units she leads."""
        units = [unit for unit, leader in self.leaders.items() if leader == person]
        return [each for unit in units for each in self.members.get(unit, ()) if each != person]

    def colleagues(self, person: uuid.UUID) -> list[uuid.UUID]:
        """Those who work in the same unit, but for who leads it and whom she leads."""
        unit = self.unit(person)
        apart = {person, self.manager(person), *self.led(person)}
        return [each for each in self.members.get(unit, ()) if each not in apart] if unit else []


def units_on(people: Collection[uuid.UUID], on: date) -> dict[uuid.UUID, uuid.UUID]:
    """In which unit each works that day, the one with the largest share. One statement."""
    rows = Placement.objects.filter(on_day(on), person__in=people).order_by("share", "-starts_on", "-id")
    return dict(rows.values_list("person_id", "unit_id"))


def _work_on(on: date) -> _Work:
    """Three statements."""
    leaders = {
        unit: next((m.person_id for m in held if m.kind == MandateKind.LEADER), held[0].person_id)
        for unit, held in leaders_today(on).items()
    }
    units: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    members: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    rows = Placement.objects.filter(on_day(on)).order_by("-share", "starts_on", "id")
    for person, unit in rows.values_list("person_id", "unit_id"):
        units[person].append(unit)
        if person not in members[unit]:
            members[unit].append(person)
    return _Work(units, members, leaders, parents_on(on))


def _competences(subjects: Sequence[Subject], on: date) -> dict[uuid.UUID, tuple[LookedAtOn, ...]]:
    """Of each subject what is looked at, as it is asked of her on that day. Five statements."""
    asked = asked_of([each.person_id for each in subjects], on)
    rows = list(SubjectCompetence.objects.filter(subject__in=[each.id for each in subjects]).order_by("place"))
    last = _last_seen({row.person_id for row in rows})
    sizes = dict(ScaleVersion.objects.values_list("id", "size"))
    found: dict[uuid.UUID, list[LookedAtOn]] = {each.id: [] for each in subjects}
    for row in rows:
        line = next((each for each in asked.get(row.person_id, ()) if each.competence_id == row.competence_id), None)
        scale = line.scale_version_id if line else row.scale_version_id
        position = line.position if line else None
        found[row.subject_id].append(
            LookedAtOn(
                row.competence_id,
                line.competence_version_id if line else row.competence_version_id,
                scale,
                position,
                row.chosen,
                anchor_span(position, sizes[scale], last.get((row.person_id, row.competence_id, scale))),
            )
        )
    return {subject: tuple(competences) for subject, competences in found.items()}


_LAST_SEEN = """
SELECT DISTINCT ON (view.person_id, view.competence_id, view.scale_version_id)
       view.person_id, view.competence_id, view.scale_version_id, looked.anchors_from, looked.anchors_to,
       view."position", count(anchor.id), count(anchor.id) FILTER (WHERE anchor.indicator_id = ANY (view.ticked))
FROM assessments_view AS view
JOIN assessments_subjectcompetence AS looked
  ON looked.subject_id = view.subject_id AND looked.competence_id = view.competence_id
LEFT JOIN assessments_anchor AS anchor ON anchor.competence_version_id = view.competence_version_id
  AND anchor."position" BETWEEN looked.anchors_from AND looked.anchors_to
WHERE view.view_from = 'manager' AND view.person_id = ANY (%s)
GROUP BY view.id, looked.id
ORDER BY view.person_id, view.competence_id, view.scale_version_id, view.given_on DESC, view.id DESC
"""


def _last_seen(people: Collection[uuid.UUID]) -> dict[tuple[uuid.UUID, uuid.UUID, uuid.UUID], Seen]:
    """What each one's manager said the last time, by person, competence and scale. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_SEEN, [list(people)])
        return {
            (person, competence, scale): Seen(Span(low, high), anchors, ticked, position)
            for person, competence, scale, low, high, position, anchors, ticked in cursor.fetchall()
        }


def _invited(
    planned: Iterable[Planned], views: Iterable[ViewFrom], work: _Work, on: date
) -> dict[ViewFrom, tuple[Invitation, ...]]:
    subjects = [each for each in planned if each.competences]
    candidates = {ViewFrom.COLLEAGUE: work.colleagues, ViewFrom.LED: work.led}
    wanted = {
        view: [ToLookAt(each.subject_id, candidates[view](each.person_id), len(each.competences)) for each in subjects]
        for view in views
        if view in candidates
    }
    room = _room({looker for each in wanted.values() for one in each for looker in one.candidates}, on)
    found = {}
    for view, people in wanted.items():
        found[view] = invitations(people, room)
        for invitation in found[view]:
            room[invitation.looker] -= 1
    return found


def _room(lookers: Collection[uuid.UUID], on: date) -> dict[uuid.UUID, int]:
    """At how many people each may still be asked to look from a confidential side, within a year. One statement."""
    asked = Asked.objects.filter(
        looker__in=lookers,
        view_from__in=[view.value for view in CONFIDENTIAL],
        subject__round__opened_at__date__gt=on - YEAR,
    )
    times = dict(asked.order_by().values("looker").annotate(times=Count("id")).values_list("looker", "times"))
    return {looker: MOST_PEOPLE_A_YEAR - times.get(looker, 0) for looker in lookers}


def _timed(plan: Plan) -> Plan:
    """The plan with the minutes it asks of each."""
    total: Counter[uuid.UUID] = Counter()
    managers: Counter[uuid.UUID] = Counter()
    number = {each.subject_id: len(each.competences) for each in plan.to_look_at}
    for each in plan.to_look_at:
        if ViewFrom.SELF in plan.views:
            total[each.person_id] += number[each.subject_id]
        if ViewFrom.MANAGER in plan.views and each.manager_id:
            managers[each.manager_id] += number[each.subject_id]
    for invitation in (each for side in plan.invited.values() for each in side):
        total[invitation.looker] += len(invitation.places(number[invitation.subject]))
    total.update(managers)
    return Plan(
        plan.views,
        plan.subjects,
        plan.invited,
        {person: minutes_for(competences) for person, competences in total.items()},
        {person: minutes_for(competences) for person, competences in managers.items()},
    )
