"""What is known for certification about acts, made anew at random: who may do what, when it was shown, and more."""

import random
import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from kiem.credentials.models import (
    Act,
    Assessor,
    ClockStop,
    Entrusting,
    EntrustingEvent,
    Licence,
    LicenceKind,
    Practice,
    Showing,
)
from kiem.credentials.rules import EventKind
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person
from tests.owner import as_owner

CANARIES = {
    "credentials_licence": {"number", "authority"},
    "credentials_showing": {"review_source"},
    "credentials_practice": set[str](),
    "credentials_entrusting": set[str](),
    "credentials_entrustingevent": {"reason"},
    "credentials_clockstop": set[str](),
}
_NOTED = {"noted_at", "noted_by_id"}
_TAKEN_BACK = {*_NOTED, "taken_back_at", "taken_back_by_id"}
RANDOM = {
    "credentials_licence": {*_TAKEN_BACK, "kind_id", "number", "authority", "starts_on", "ends_before", "checked_on"},
    "credentials_showing": {*_TAKEN_BACK, "act_id", "assessor_id", "shown_on", "review_on", "review_source"},
    "credentials_practice": {*_TAKEN_BACK, "act_id", "practised_on"},
    "credentials_entrusting": {*_NOTED, "act_id", "supervisor_id", "starts_on", "ends_before"},
    "credentials_entrustingevent": {*_NOTED, "entrusting_id", "place", "kind", "day", "reason"},
    "credentials_clockstop": {*_TAKEN_BACK, "starts_on", "ends_before"},
}


def let_change() -> None:
    """What was noted may be changed, in a database of the tests' own."""
    with as_owner() as owner:
        for table in CANARIES:
            owner.execute(f"GRANT UPDATE, DELETE ON {table} TO {settings.KIEM_APPLICATION_ROLE}")


def acts_made_anew(purpose: Purpose, draw: random.Random) -> None:
    """All that is known of acts, with other values, and rows about others beside it."""
    if purpose is not Purpose.CERTIFICATION:
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    people = sorted(Person.objects.values_list("id", flat=True))
    for row in Licence.objects.order_by("id"):
        row.kind_id = draw.choice(list(LicenceKind.objects.values_list("id", flat=True)))
        row.number, row.authority = f"{draw.random()}", f"{draw.random()}"
        row.starts_on, row.checked_on, row.ends_before = _day(draw, -900), _day(draw, 0), _day(draw, 900)
        _noted(row, draw, people)
    for showing in Showing.objects.order_by("id"):
        assessor = draw.choice(list(Assessor.objects.order_by("id")))
        showing.assessor_id, showing.act_id = assessor.id, assessor.act_id
        showing.shown_on, showing.review_on, showing.review_source = _day(draw, 0), _day(draw, 900), f"{draw.random()}"
        _noted(showing, draw, people)
    for practice in Practice.objects.order_by("id"):
        practice.act_id, practice.practised_on = _act(draw), _day(draw, 0)
        _noted(practice, draw, people)
    for stop in ClockStop.objects.order_by("id"):
        stop.starts_on, stop.ends_before = _day(draw, 0), _day(draw, 900)
        _noted(stop, draw, people)
    _entrusted_made_anew(draw, people)


def _entrusted_made_anew(draw: random.Random, people: list[uuid.UUID]) -> None:
    for given in Entrusting.objects.order_by("id"):
        given.act_id, given.starts_on, given.ends_before = _act(draw), _day(draw, -900), _day(draw, 900)
        given.supervisor_id = draw.choice([each for each in people if each != given.person_id])
        given.noted_by_id = draw.choice(people)
        given.save(force_update=True)
    for event in EntrustingEvent.objects.order_by("id"):
        event.kind, event.reason = draw.choice([EventKind.RESTORED, EventKind.ENDED]), f"{draw.random()}"
        event.day, event.noted_by_id = _day(draw, 0), draw.choice(people)
        event.save(force_update=True)


def _noted(row: Licence | Showing | Practice | ClockStop, draw: random.Random, people: list[uuid.UUID]) -> None:
    """Keep it with other values; once more about someone else; and now and then taken back."""
    row.noted_by_id = draw.choice(people)
    row.save(force_update=True)
    first, row.id = row.id, uuid.uuid4()
    row.person_id = draw.choice([each for each in people if each != row.person_id])
    if isinstance(row, Licence):
        row.number = f"{draw.random()}"
    row.save(force_insert=True)
    if draw.random() < 0.3:
        type(row).objects.filter(id=first).update(taken_back_at=timezone.now(), taken_back_by_id=draw.choice(people))


def _act(draw: random.Random) -> uuid.UUID:
    return draw.choice(sorted(Act.objects.values_list("id", flat=True)))


def _day(draw: random.Random, around: int) -> date:
    """A day that is at most a hundred days before today, shifted by so many days."""
    return timezone.localdate() + timedelta(days=around - draw.randrange(100))
