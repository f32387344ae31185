"""The rounds of three years: planned, opened, filled in and closed, each on its own days in the past."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiem.assessments.actions import (
    MadeUpAnswer,
    choose_competences,
    close_round,
    make_up_answers,
    open_round,
    plan_round,
)
from kiem.assessments.models import AskedCompetence, Round, Subject
from kiem.assessments.rules import ViewFrom
from kiem.competences.queries import from_starter
from kiem.demo.building.standing import standing_as
from kiem.demo.content.days import CLOSES_BEFORE, OPENED_BEFORE, talk_day
from kiem.demo.content.levels import present_placements, sheet_rows
from kiem.demo.content.mandates import CARLA
from kiem.demo.content.rounds import (
    CHOSEN,
    WHY_SO_MUCH,
    DemoRound,
    Look,
    comment_on,
    known_positions,
    seen_by,
)
from kiem.demo.content.shapes import DemoPerson
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.rules import Role


@dataclass(frozen=True, slots=True)
class House:
    """Whom the demo is about, by key; ``at``: the moment at which it is built; ``by``: who builds it."""

    everyone: Sequence[DemoPerson]
    ids: Mapping[str, uuid.UUID]
    seed: int
    today: date
    by: Actor
    at: datetime

    def on(self, day: date) -> datetime:
        """The same hour on another day."""
        return self.at + timedelta(days=(day - self.today).days)


def hold_round(each: DemoRound, house: House) -> None:
    """From plan to closing; what everyone answered lies between."""
    day = talk_day(house.today, each.when)
    opened, closes = day - OPENED_BEFORE, day - CLOSES_BEFORE
    planner = standing_as(
        house.ids[each.planned_by or CARLA], Role.LEADER if each.planned_by else Role.HR, on=opened, by=house.by
    )
    round = plan_round(
        f"{each.title}, {day.year}",
        purpose=Purpose.DEVELOPMENT,
        views=[ViewFrom(view) for view in each.views],
        people=[house.ids[person.key] for person in house.everyone if _is_in(person, each, opened)],
        starts_on=opened,
        closes_on=closes,
        by=planner,
        at=house.on(opened),
    )
    enter(house.by.organisation_id, Use.DEVELOPMENT)
    _choose(round, house, opened)
    open_round(round.id, reason=WHY_SO_MUCH, by=house.by, at=house.on(opened))
    make_up_answers(round.id, list(_answers(round, each, house)), by=house.by, at=house.on(closes))
    close_round(round.id, by=house.by, at=house.on(closes + timedelta(days=1)))
    enter(house.by.organisation_id, Use.ADMINISTRATION)


def _is_in(person: DemoPerson, each: DemoRound, on: date) -> bool:
    """Employees who work in one of the units that day; who plans it for a team is not looked at herself."""
    return person.key != each.planned_by and any(
        part.unit in each.units and part.kind == "employee" for part in present_placements(person, on)
    )


def _choose(round: Round, house: House, opened: date) -> None:
    keys = from_starter()
    for key, chosen in CHOSEN.items():
        subject = Subject.objects.filter(round=round, person=house.ids[key]).first()
        if subject is not None:
            wanted = [keys[each] for each in chosen]
            choose_competences(subject.id, wanted, by=house.by, at=house.on(opened))


def _answers(round: Round, each: DemoRound, house: House) -> Iterator[MadeUpAnswer]:
    """One for each competence that someone was asked to look at, in the order of the people."""
    known = known_positions(sheet_rows(house.everyone, house.seed, today=house.today))
    people = {house.ids[person.key]: person for person in house.everyone}
    names = {competence: key for key, competence in from_starter().items()}
    rows = AskedCompetence.objects.filter(asked__subject__round=round).select_related("asked", "subject_competence")
    for row in rows.order_by("asked__person", "asked__looker", "subject_competence__place"):
        person, on = people[row.asked.person_id], row.subject_competence
        key = names[on.competence_id]
        truth = known.get((person.personnel_number, key)) or on.position or 2
        look = Look(
            each.when,
            person.key,
            person.placements[-1].unit,
            key,
            row.asked.view_from,
            people[row.asked.looker_id].key,
            truth,
        )
        yield MadeUpAnswer(row.asked_id, row.asked.looker_id, on.id, seen_by(look, house.seed), comment_on(look))
