"""The talks after each year's round: planned, written down, signed by both; one replied to and reviewed."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from kiem.assessments.models import Subject
from kiem.competences.queries import from_starter
from kiem.conversations import actions
from kiem.conversations.models import Conversation, Topic
from kiem.conversations.rules import Outcome, Said, Signs
from kiem.conversations.rules import When as Meeting
from kiem.demo.building.rounds import House
from kiem.demo.building.standing import standing_as
from kiem.demo.content.days import When, at_work, talk_day
from kiem.demo.content.mandates import BRAM
from kiem.demo.content.rounds import MENTOR, MENTORED_IN, SEEN
from kiem.demo.content.talks import MEETS_SOON, TALKS, DemoReview, DemoTalk
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose, Use
from kiem.gaps.actions import offer_help
from kiem.organisation.access import Viewer
from kiem.organisation.rules import Role

ANNOUNCED_BEFORE = timedelta(days=7)
PLACE = "Overlegruimte"


def hold_talks(when: When, house: House) -> None:
    """All talks of one year."""
    for each in TALKS:
        if each.when == when:
            _hold(each, house)
    enter(house.by.organisation_id, Use.ADMINISTRATION)


def plan_next_talk(house: House) -> None:
    """Bram meets someone soon; and the mentor says that colleagues may ask her about what she taught."""
    person, days = MEETS_SOON
    bram = standing_as(house.ids[BRAM], Role.LEADER, on=house.today, by=house.by)
    meeting = Meeting(at_work(house.today + timedelta(days=days)), time(14, 0), PLACE)
    actions.plan_conversation(house.ids[person], Purpose.DEVELOPMENT, meeting, by=bram, at=house.at)
    mentor = house.ids[MENTOR]
    enter(house.by.organisation_id, Use.OWN_DATA, person=mentor)
    herself = Actor(house.by.organisation_id, None, mentor, MENTOR, Role.EMPLOYEE.value)
    offer_help(from_starter()[MENTORED_IN], True, by=herself, at=house.at)
    enter(house.by.organisation_id, Use.ADMINISTRATION)


def _hold(each: DemoTalk, house: House) -> None:
    day, person = talk_day(house.today, each.when), house.ids[each.person]
    leader_id = _led_by(person, house)
    planned_on = day - ANNOUNCED_BEFORE
    leader = standing_as(leader_id, Role.LEADER, on=planned_on, by=house.by)
    meeting = Meeting(day, time(10, 0), PLACE)
    talk = actions.plan_conversation(person, Purpose.DEVELOPMENT, meeting, by=leader, at=house.on(planned_on))
    at = house.on(day)
    leader = standing_as(leader_id, Role.LEADER, on=day, by=house.by)
    _write(talk.id, each, leader, at)
    revision = _revision(talk.id)
    actions.write_step(talk.id, manager_does=each.manager_does, revision=revision, by=leader, at=at)
    employee = standing_as(person, Role.EMPLOYEE, on=day, by=house.by)
    by = day + timedelta(weeks=each.weeks)
    revision = _revision(talk.id)
    actions.write_step(talk.id, next_step=each.next_step, next_step_by=by, revision=revision, by=employee, at=at)
    for one in (employee, standing_as(leader_id, Role.LEADER, on=day, by=house.by)):
        enter(house.by.organisation_id, Use.DEVELOPMENT, user=one.user_id, person=one.person_id)
        actions.sign(talk.id, Signs.AGREEMENT, revision=_revision(talk.id), by=one, at=at)
    if each.review is not None:
        _review(talk.id, each.review, person, day, house)


def _led_by(person: uuid.UUID, house: House) -> uuid.UUID:
    """Who led her when the latest round opened."""
    enter(house.by.organisation_id, Use.DEVELOPMENT)
    rows = Subject.objects.filter(person=person, round__closed_at__isnull=False).order_by("-round__opened_at")
    leader = rows.values_list("manager_id", flat=True)[0]
    if leader is None:
        raise NotFound
    return leader


def _write(talk: uuid.UUID, each: DemoTalk, leader: Viewer, at: datetime) -> None:
    """What they agree on with a reason, what they see differently, and the rest in one tap."""
    topics = dict(Topic.objects.filter(conversation=talk).values_list("competence_id", "id"))
    for competence, said in _said(each).items():
        actions.say_outcome(talk, topics[competence], said, revision=_revision(talk), by=leader, at=at)
    actions.agree_on_what_is_alike(talk, revision=_revision(talk), by=leader, at=at)


def _said(each: DemoTalk) -> Mapping[uuid.UUID, Said]:
    keys = from_starter()
    agreed = {
        keys[key]: Said(Outcome.AGREED, SEEN[each.when, each.person, key][1], reason=reason)
        for key, reason in each.reasons.items()
    }
    apart = {}
    for key, example in each.differently.items():
        own, leader = SEEN[each.when, each.person, key]
        apart[keys[key]] = Said(Outcome.DIFFERENTLY, own=own, leader=leader, example=example)
    return {**agreed, **apart}


def _revision(talk: uuid.UUID) -> int:
    return Conversation.objects.values_list("revision", flat=True).get(id=talk)


def _review(talk: uuid.UUID, review: DemoReview, person: uuid.UUID, day: date, house: House) -> None:
    """Within the days in which she may reply."""
    asked_on, given_on = day + timedelta(days=3), day + timedelta(days=10)
    herself = standing_as(person, Role.EMPLOYEE, on=asked_on, by=house.by)
    actions.reply_to(talk, review.reply, by=herself, at=house.on(asked_on))
    actions.ask_review(talk, house.ids[review.reviewer], review.asked, by=herself, at=house.on(asked_on))
    reviewer = standing_as(house.ids[review.reviewer], Role.EMPLOYEE, on=given_on, by=house.by)
    actions.give_opinion(talk, review.opinion, by=reviewer, at=house.on(given_on))
