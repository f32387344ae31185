"""More people, units, jobs, placements, mandates and accounts, through the actions."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from django.utils import timezone

from kiem.accounts.actions import invite, join, make_key, revoke_key
from kiem.accounts.models import User
from kiem.foundation.outbox import queue_mail
from kiem.foundation.purposes import Use
from kiem.organisation.actions import (
    add_job,
    add_unit,
    bring_in_people,
    connect_account,
    end_job,
    end_unit,
    found_organisation,
    give_mandate,
    move_unit,
    place_person,
)
from kiem.organisation.models import Person
from kiem.organisation.rules import MandateKind, PersonToBringIn, PlacementKind
from tests.cast import BEFORE, Cast

START, LONG_AGO = date(2022, 1, 1), date(2016, 1, 1)
LEADERS = ("bram", "lotte", "elke")
OF_THE_ORGANISATION = (
    MandateKind.HR_ADVISER,
    MandateKind.DIRECTOR,
    MandateKind.DELEGATE,
    MandateKind.BODY_MEMBER,
    MandateKind.OUTSIDE_ADVISER,
    MandateKind.STEWARD,
    MandateKind.ADMINISTRATOR,
)


def more_people(cast: Cast, turn: int, number: int) -> list[uuid.UUID]:
    """So many more in each unit of the cast and so many teams below them; ids of the new people."""
    cast.use(Use.ADMINISTRATION)
    before = set(Person.objects.values_list("id", flat=True))
    done = bring_in_people(list(_rows(turn, number)), by=cast.system, at=timezone.now())
    assert done.problems == ()
    new = list(Person.objects.exclude(id__in=before).order_by("sort_key").values_list("id", flat=True))
    _units_and_jobs(cast, turn, number)
    _of_anna(cast, turn, number)
    _mandates(cast, turn, number, new)
    _accounts(cast, turn, number, new)
    return new


def _rows(turn: int, number: int) -> Iterator[PersonToBringIn]:
    units = ("De Linde", "De Linde nacht", "De Beuk", "Personeelsdienst")
    places: list[tuple[tuple[str, ...], bool]] = [((unit,), False) for unit in units]
    places += [(("Woonzorg", "De Linde", f"Nest {turn}.{team}"), True) for team in range(number)]
    places += [(("Woonzorg", f"Vleugel {turn}.{team}"), True) for team in range(number)]
    for place, (path, leads) in enumerate(places):
        for index in range(1 if leads else number):
            key = f"{turn}.{place}.{index}"
            yield PersonToBringIn(
                given_name=f"Mens {key}",
                family_name="Meer",
                email=f"mens.{key}@lindenhof.example",
                personnel_number=f"M{key}",
                language="nl",
                unit_path=path,
                job="Zorgkundige" if index % 2 == 0 else f"Functie {turn}.{index}",
                share=Decimal("0.8"),
                kind=PlacementKind.EMPLOYEE,
                starts_on=START,
                ends_before=None,
                leads=leads,
            )


def _units_and_jobs(cast: Cast, turn: int, number: int) -> None:
    """Units and jobs that ended, and units that moved."""
    by, now = cast.system, timezone.now()
    for index in range(number):
        unit = add_unit(f"Oud {turn}.{index}", parent=cast.units["De Linde"], starts_on=LONG_AGO, by=by, at=now)
        end_unit(unit.id, ends_before=START, by=by, at=now)
        job = add_job(f"Oude functie {turn}.{index}", starts_on=LONG_AGO, by=by, at=now)
        end_job(job.id, ends_before=START, by=by, at=now)
        moved = add_unit(f"Verhuisd {turn}.{index}", parent=cast.units["De Beuk"], starts_on=LONG_AGO, by=by, at=now)
        move_unit(moved.id, parent=cast.units["De Linde"], starts_on=START, by=by, at=now)


def _of_anna(cast: Cast, turn: int, number: int) -> None:
    """Anna worked in many places, works in some more, and holds mandates."""
    by, now, anna = cast.system, timezone.now(), cast.people["anna"]
    small = partial(place_person, anna, share=Decimal("0.05"), kind=PlacementKind.EMPLOYEE, by=by, at=now)
    for index in range(number):
        job = add_job(f"Annas functie {turn}.{index}", starts_on=LONG_AGO, by=by, at=now).id
        past = LONG_AGO + timedelta(days=40 * index + 400 * turn)
        there = cast.units["De Beuk"]
        small(unit=there, job=job, starts_on=past, ends_before=past + timedelta(days=30))
        small(unit=cast.units["De Linde"], job=job, starts_on=START)
        day = past + timedelta(days=30)
        give_mandate(anna, MandateKind.BODY_MEMBER, starts_on=past, ends_before=day, by=by, at=now)


def _mandates(cast: Cast, turn: int, number: int, new: list[uuid.UUID]) -> None:
    """Whoever leads leads more; units had many leaders and substitutes; there are more of every other mandate."""
    by, now = cast.system, timezone.now()
    for name in LEADERS:
        for index in range(turn):
            below, title = cast.units["De Beuk"], f"Erbij {name} {turn}.{index}"
            more = add_unit(title, parent=below, starts_on=LONG_AGO, by=by, at=now).id
            give_mandate(cast.people[name], MandateKind.LEADER, unit=more, starts_on=BEFORE, by=by, at=now)
    for unit_name in ("De Linde", "De Beuk"):
        for index, person in enumerate(new[:number]):
            unit = cast.units[unit_name]
            since = LONG_AGO + timedelta(days=30 * index + 700 * turn)
            until = since + timedelta(days=30)
            give_mandate(person, MandateKind.LEADER, unit=unit, starts_on=since, ends_before=until, by=by, at=now)
            give_mandate(person, MandateKind.SUBSTITUTE, unit=unit, starts_on=since, ends_before=until, by=by, at=now)
    for place, kind in enumerate(OF_THE_ORGANISATION):  # nobody is two of HR adviser, director and delegate
        first = (place + 1) % 3 * number
        for person in new[first : first + number]:
            give_mandate(person, kind, starts_on=START, by=by, at=now)


def _accounts(cast: Cast, turn: int, number: int, new: list[uuid.UUID]) -> None:
    """Accounts and invitations for the new, keys and other organisations for everyone of the cast."""
    by, now = cast.system, timezone.now()
    for person in Person.objects.filter(id__in=new[: 2 * number]):
        if person.id in new[:number]:
            user = User.objects.create_user(person.email, "Een lang wachtwoord 1")
            connect_account(person.id, join(user, by=by, at=now).id, by=by, at=now)
        else:
            invite(person.email, "nl", by=by, at=now)
        queue_mail(person.email, "Dag", "Er is nieuws.", by=by, at=now)
    for name in cast.users:
        if name != "zara":
            viewer = cast.viewer(name)
            for index in range(number):
                key, _secret = make_key(f"Sleutel {turn}.{index}", "employee", 30, by=viewer, at=now)
                if index % 2:
                    revoke_key(key.id, by=viewer, at=now)
    for user in User.objects.filter(id__in=cast.users.values()):
        _elsewhere(user, f"Elders {turn} {user.email}")
    cast.use(Use.ADMINISTRATION)


def _elsewhere(user: User, name: str) -> None:
    """An organisation of her own, beside the others; the transaction stays in it."""
    found = partial(found_organisation, name, languages=["nl"], given_name="Elders", family_name="Ook")
    found(user=user, by="tests", at=timezone.now())
