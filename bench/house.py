"""An organisation to measure with, made through the actions: a team of 400 that is asked 15 competences, and others."""

import hashlib
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from kiem.accounts.actions import add_user, invite, join
from kiem.accounts.models import User
from kiem.assessments.actions import bring_in_levels
from kiem.assessments.rules import BroughtInLevel
from kiem.competences.actions import adopt_framework, bring_in_framework
from kiem.competences.queries import CompetenceName, competence_names
from kiem.competences.rules import CompetenceKind, CompetenceToBringIn
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import bring_in_people, connect_account, found_organisation, give_mandate
from kiem.organisation.models import Job, Person, Unit
from kiem.organisation.rules import MandateKind, PersonToBringIn, PlacementKind
from kiem.organisation.session import MEMBERSHIP, ORGANISATION, PERSON, ROLE
from kiem.profiles.actions import set_requirement
from kiem.profiles.rules import Weight, of_job

PEOPLE, COMPETENCES, UNITS, OTHERS = 400, 15, 40, 200
TEAM, JOBS = "De grote ploeg", ("Zorgkundige", "Begeleider")
ASKED = (range(9), range(6, COMPETENCES))
"""Which of the competences each of the two jobs asks; everyone in the team holds both."""
START = date(2024, 1, 1)
LEVEL_TEXTS = ("Vraagt hulp.", "Doet het met steun.", "Doet het zelf.", "Toont het voor.")
PASSWORD = "een lang wachtwoord om te meten"  # noqa: S105 - nobody signs in with it outside this run


@dataclass(frozen=True)
class House:
    """``hr`` and ``leader``: keys of sessions in that role. ``team``: the unit of 400. ``by``: who made it all."""

    hr: str
    leader: str
    team: uuid.UUID
    by: Actor


def furnish() -> House:
    """Fill the database; committed. The leader leads the whole team since a year before its levels."""
    now = timezone.now()
    with transaction.atomic():
        user = add_user("hr@bench.example", PASSWORD, "nl", by="bench", at=now)
        hr = found_organisation(
            "Het Meethuis", languages=["nl"], given_name="Hilde", family_name="Aerts", user=user, by="bench", at=now
        )
        by = system_actor(hr.organisation_id, "bench")
        done = bring_in_people([*_rows()], by=by, at=now)
        if done.problems:
            raise RuntimeError(f"the people could not be brought in: {done.problems[0]}")
        unit = Unit.objects.get(name=TEAM)
        leader = Person.objects.get(email="mens.0@bench.example")
        give_mandate(leader.id, MandateKind.LEADER, unit=unit.id, starts_on=START, by=by, at=now)
        _accounts(leader, by, now)
        _levels(_asked(by, now), by, now)
        enter(by.organisation_id, Use.ADMINISTRATION)
        leader.refresh_from_db()
        return House(session_of(hr, "hr"), session_of(leader, "leader"), unit.id, by)


def _rows() -> Iterator[PersonToBringIn]:
    """The team's people in both jobs; the others spread over units of three storeys."""
    for number in range(PEOPLE + 1):
        for job in JOBS:
            yield _row(number, (TEAM,), job, Decimal("0.4"))
    for number in range(PEOPLE + 1, PEOPLE + 1 + OTHERS):
        unit = number % UNITS
        yield _row(
            number, ("Campus", f"Gebouw {unit // 10}", f"Ploeg {unit}"), f"Functie {number % 10}", Decimal("0.8")
        )


def _row(number: int, unit: tuple[str, ...], job: str, share: Decimal) -> PersonToBringIn:
    return PersonToBringIn(
        given_name=f"Mens {number}",
        family_name=f"Naam {number * 7919 % 1009}",
        email=f"mens.{number}@bench.example",
        personnel_number=f"{number:05}",
        language="nl",
        unit_path=unit,
        job=job,
        share=share,
        kind=PlacementKind.VOLUNTEER if number % 9 == 0 else PlacementKind.EMPLOYEE,
        starts_on=START,
        ends_before=None,
        leads=False,
    )


def _accounts(leader: Person, by: Actor, at: datetime) -> None:
    """The leader signs in; a third of the others was invited."""
    user = add_user(leader.email, PASSWORD, "nl", by=by, at=at)
    connect_account(leader.id, join(user, by=by, at=at).id, by=by, at=at)
    for mail in Person.objects.exclude(email="").order_by("id").values_list("email", flat=True)[2::3]:
        invite(mail, "nl", by=by, at=at)


def _asked(by: Actor, at: datetime) -> list[CompetenceName]:
    rows = [
        CompetenceToBringIn(
            f"Competentie {n}", "Wat dat is.", CompetenceKind.SHARED if n else CompetenceKind.CORE, LEVEL_TEXTS
        )
        for n in range(COMPETENCES)
    ]
    bring_in_framework(rows, language="nl", by=by, at=at)
    adopt_framework("Directie", START, by=by, at=at)
    found = competence_names(("nl",))
    for name, places in zip(JOBS, ASKED, strict=True):
        job = Job.objects.get(name=name)
        for place in places:
            set_requirement(of_job(job.id), found[place].competence_id, 2 + place % 3, Weight.ESSENTIAL, by=by, at=at)
    return found


def _levels(asked: list[CompetenceName], by: Actor, at: datetime) -> None:
    """Of one in six nothing is known; one in eleven was observed so long ago that it no longer counts."""
    today = timezone.localdate(at)
    people = Person.objects.filter(placements__unit__name=TEAM).order_by("id").distinct().values_list("id", flat=True)
    cells = [(person, each, p * COMPETENCES + c) for p, person in enumerate(people) for c, each in enumerate(asked)]
    rows = [
        BroughtInLevel(
            person,
            each.competence_id,
            each.version_id,
            each.scale_version_id,
            1 + place * 7 % 4,
            today - timedelta(days=400 if place % 11 == 0 else 30),
        )
        for person, each, place in cells
        if place % 6
    ]
    digest = hashlib.sha256(b"bench").digest()
    bring_in_levels(
        rows, purpose=Purpose.DEVELOPMENT, observed_on=today, file_name="meten.xlsx", digest=digest, by=by, at=at
    )


def session_of(person: Person, role: str) -> str:
    """The key of a session in which this person is signed in, with a second factor."""
    membership = person.membership
    if membership is None:
        raise RuntimeError(f"{person.name} has no account")
    user = User.objects.get(id=membership.user_id)
    session = SessionStore()
    steps = [{"method": method, "at": time.time()} for method in ("password", "mfa")]
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            AUTHENTICATION_METHODS_SESSION_KEY: steps,
            f"{AUTHENTICATION_METHODS_SESSION_KEY}_user": str(user.pk),
            ORGANISATION: str(person.organisation_id),
            MEMBERSHIP: str(membership.id),
            PERSON: str(person.id),
            ROLE: role,
        }
    )
    session.create()
    return str(session.session_key)
