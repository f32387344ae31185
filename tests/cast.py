"""The small cast that everyone knows, in one organisation; and Zara, who works in another."""

import time
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import transaction
from django.test import Client

from kiem.accounts.models import Membership, User
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer, viewer_of
from kiem.organisation.actions import add_job, add_person, add_unit, found_organisation, give_mandate, place_person
from kiem.organisation.models import Person
from kiem.organisation.rules import MandateKind, PlacementKind

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Brussels"))
BEFORE = date(2026, 3, 1)
"""The day Bram began to lead De Linde."""


@dataclass(frozen=True)
class Cast:
    """Ids of the cast: people by first name, units and jobs by name."""

    organisation: uuid.UUID
    other_organisation: uuid.UUID
    people: dict[str, uuid.UUID]
    users: dict[str, uuid.UUID]
    memberships: dict[str, uuid.UUID]
    units: dict[str, uuid.UUID]
    jobs: dict[str, uuid.UUID]

    built: ClassVar["Cast"]

    @staticmethod
    def enter() -> "Cast":
        enter(Cast.built.organisation, Use.ADMINISTRATION)
        return Cast.built

    @property
    def system(self) -> Actor:
        return system_actor(self.organisation, "tests")

    def use(self, use: Use, name: str | None = None) -> None:
        """Set the transaction's use (and, for own data, whose)."""
        enter(
            self.organisation,
            use,
            user=self.users.get(name or ""),
            person=self.people.get(name or ""),
        )

    def viewer(self, name: str, role: str = "", use: Use = Use.ADMINISTRATION) -> Viewer:
        """Someone of the cast looking in a role; enters the transaction for that use."""
        self.use(use, name)
        found = viewer_of(self.memberships[name], self.users[name], wanted_role=role, today=TODAY, use=use)
        assert found is not None
        return found

    def client(self, name: str, role: str = "", *, second_factor: bool = True) -> Client:
        """A signed-in browser of someone of the cast (Zara works in the other organisation)."""
        client = Client()
        client.force_login(User.objects.get(id=self.users[name]))
        session = client.session
        organisation = self.other_organisation if name == "zara" else self.organisation
        session["kiem_organisation"] = str(organisation)
        session["kiem_membership"] = str(self.memberships[name])
        session["kiem_person"] = str(self.people[name])
        session["kiem_role"] = role
        if second_factor:
            session["account_authentication_methods"] = [
                {"method": method, "at": time.time()} for method in ("password", "mfa")
            ]
            session["account_authentication_methods_user"] = str(self.users[name])
        session.save()
        return client


_FAMILY_NAMES = {
    "anna": "Peeters",
    "bram": "Claes",
    "carla": "Maes",
    "dries": "Wouters",
    "elke": "De Smet",
    "farid": "El Amrani",
    "greet": "Janssens",
    "hamid": "Karimi",
    "fatou": "Diallo",
    "lotte": "Hermans",
}


def build_cast() -> Cast:
    """Found both organisations and everyone in them, committed, once per process."""
    with transaction.atomic():
        zara = _found("Thuiszorg Andere", "zara", "Vermeulen")
        other = zara.organisation_id
    with transaction.atomic():
        carla = _found("Het Lindenhof", "carla", "Maes")
        people = {"carla": carla.id, "zara": zara.id}
        users = (
            {"carla": carla.membership.user_id, "zara": zara.membership.user_id}
            if carla.membership and zara.membership
            else {}
        )
        memberships = {"carla": carla.membership_id, "zara": zara.membership_id}
        by = system_actor(carla.organisation_id, "tests")
        for name, family_name in _FAMILY_NAMES.items():
            if name == "carla":
                continue
            mail = "" if name == "greet" else f"{name}@lindenhof.example"
            person = add_person(name.capitalize(), family_name, email=mail, by=by, at=NOW)
            people[name] = person.id
            users[name], memberships[name] = _account(person, name)
        units, jobs = _places(by)
        _placed(people, units, jobs, by)
    Cast.built = Cast(carla.organisation_id, other, people, users, memberships, units, jobs)  # type: ignore[arg-type]  # all have an account
    return Cast.built


def _found(organisation: str, name: str, family_name: str) -> Person:
    user = User.objects.create_user(f"{name}@lindenhof.example", "Een lang wachtwoord 1")
    return found_organisation(
        organisation,
        languages=["nl", "fr", "en"],
        given_name=name.capitalize(),
        family_name=family_name,
        user=user,
        by="tests",
        at=NOW,
    )


def _account(person: Person, name: str) -> tuple[uuid.UUID, uuid.UUID]:
    user = User.objects.create_user(f"{name}@lindenhof.example", "Een lang wachtwoord 1")
    membership = Membership.objects.create(organisation_id=person.organisation_id, user=user, since=NOW)
    person.membership = membership
    person.save()
    return user.id, membership.id


def _places(by: Actor) -> tuple[dict[str, uuid.UUID], dict[str, uuid.UUID]]:
    start = date(2015, 1, 1)
    house = add_unit("Woonzorg", starts_on=start, by=by, at=NOW).id
    units = {"Woonzorg": house}
    for name in ("De Linde", "De Beuk", "Personeelsdienst"):
        units[name] = add_unit(name, parent=house, starts_on=start, by=by, at=NOW).id
    units["De Linde nacht"] = add_unit("De Linde nacht", parent=units["De Linde"], starts_on=start, by=by, at=NOW).id
    names = ("Zorgkundige", "Verpleegkundige", "Teamleider", "HR-medewerker", "Directeur", "Kok")
    return units, {name: add_job(name, starts_on=start, by=by, at=NOW).id for name in names}


def _placed(people: dict[str, uuid.UUID], units: dict[str, uuid.UUID], jobs: dict[str, uuid.UUID], by: Actor) -> None:
    places = {
        "anna": ("De Linde", "Zorgkundige"),
        "fatou": ("De Linde", "Zorgkundige"),
        "greet": ("De Linde", "Verpleegkundige"),
        "dries": ("De Linde", "Zorgkundige"),
        "bram": ("De Linde", "Teamleider"),
        "lotte": ("De Linde nacht", "Verpleegkundige"),
        "farid": ("De Beuk", "Zorgkundige"),
        "carla": ("Personeelsdienst", "HR-medewerker"),
        "elke": ("Woonzorg", "Directeur"),
    }
    for name, (unit, job) in places.items():
        place_person(
            people[name],
            unit=units[unit],
            job=jobs[job],
            share=Decimal("0.8"),
            kind=PlacementKind.EMPLOYEE,
            starts_on=date(2020, 1, 1),
            by=by,
            at=NOW,
        )
    mandates: tuple[tuple[str, MandateKind, str | None, date], ...] = (
        ("bram", MandateKind.LEADER, "De Linde", BEFORE),
        ("lotte", MandateKind.LEADER, "De Linde nacht", BEFORE),
        ("elke", MandateKind.LEADER, "Woonzorg", BEFORE),
        ("elke", MandateKind.DIRECTOR, None, BEFORE),
        ("dries", MandateKind.DELEGATE, None, BEFORE),
        ("hamid", MandateKind.ADMINISTRATOR, None, BEFORE),
    )
    for name, kind, led, since in mandates:
        give_mandate(people[name], kind, unit=units[led] if led else None, starts_on=since, by=by, at=NOW)
