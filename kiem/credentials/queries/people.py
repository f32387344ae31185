"""Whose credentials someone may look after, and what stands there of one person."""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from kiem.credentials.models import ClockStop, Entrusting, EntrustingEvent, Licence, Noted, Practice, Showing
from kiem.credentials.rules import EventKind
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotAllowed, NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.models import Mandate, Person, Placement, on_day
from kiem.organisation.queries import has_opened, person_visible_to, team_of
from kiem.organisation.rules import Role


class NotedKind(StrEnum):
    """What can be taken back."""

    LICENCE = "licence"
    SHOWING = "showing"
    PRACTICE = "practice"
    CLOCK_STOP = "clock_stop"


NOTED: dict[NotedKind, type[Noted]] = {
    NotedKind.LICENCE: Licence,
    NotedKind.SHOWING: Showing,
    NotedKind.PRACTICE: Practice,
    NotedKind.CLOCK_STOP: ClockStop,
}


def whose(kind: str, noted_id: uuid.UUID) -> tuple[NotedKind, uuid.UUID]:
    """What an address names, and about whom it is. Raises NotFound. One statement."""
    if kind not in set(NotedKind):
        raise NotFound
    found = NOTED[NotedKind(kind)]._default_manager.filter(id=noted_id).values_list("person_id", flat=True).first()
    if found is None:
        raise NotFound
    return NotedKind(kind), found


def looks_after(by: Actor, person_id: uuid.UUID) -> bool:
    """Whether she looks after the acts of this person: her leader, or an HR adviser who opened her for certification.

    At most one statement.
    """
    if by.is_system:
        return True
    if not isinstance(by, Viewer) or not by.may(Permission.LOOK_AFTER_ACTS) or by.person_id == person_id:
        return False
    if by.role == Role.LEADER:
        return person_id in {member.person_id for member in team_of(by)}
    return has_opened(by, person_id, Use.CERTIFICATION)


def require_looks_after(by: Actor, person_id: uuid.UUID) -> None:
    """Raise NotAllowed for who does not look after the acts of this person; also of herself."""
    require(by, Permission.LOOK_AFTER_ACTS)
    if not looks_after(by, person_id):
        raise NotAllowed("opened_credentials", "person")


def name_looked_after(viewer: Viewer, person_id: uuid.UUID) -> tuple[str, bool]:
    """The name of someone, and whether this viewer looks after her acts: an HR adviser may have to open them first.

    One statement for a leader, two for HR. Raises NotAllowed for whom a leader does not lead, and of oneself.
    """
    require(viewer, Permission.LOOK_AFTER_ACTS)
    if viewer.role != Role.LEADER and viewer.person_id != person_id:
        return person_visible_to(viewer, person_id).name, has_opened(viewer, person_id, Use.CERTIFICATION)
    names = {member.person_id: member.name for member in team_of(viewer)}
    if person_id not in names:
        raise NotAllowed("opened_credentials", "person")
    return names[person_id], True


def is_placed(person_id: uuid.UUID, day: date) -> bool:
    """Whether someone is placed in a unit on a day. One statement."""
    return Placement.objects.filter(on_day(day), person=person_id).exists()


def licences_of(person_id: uuid.UUID) -> list[Licence]:
    """Every look at a diploma or visum, the latest first, with its kind and who looked. One statement."""
    return list(_noted(Licence.objects.filter(person=person_id)).select_related("kind").order_by("-checked_on", "-id"))


def showings_of(person_id: uuid.UUID) -> list[Showing]:
    """Every showing, the latest first, with the act and the assessor. One statement."""
    found = _noted(Showing.objects.filter(person=person_id)).select_related("act", "assessor__person")
    return list(found.order_by("-shown_on", "-id"))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to an entrusting, on which day, by whom (a name) and what about the act."""

    kind: EventKind
    day: date
    who: str
    reason: str


def entrustings_of(person_id: uuid.UUID) -> list[tuple[Entrusting, list[Event]]]:
    """Every entrusting, the latest first, with the act, the supervisor, who gave it and its events. One statement."""
    events = EntrustingEvent.objects.filter(entrusting=OuterRef("pk")).order_by("place")
    parts = JSONObject(
        kind="kind", day="day", given="noted_by__given_name", family="noted_by__family_name", reason="reason"
    )
    found = Entrusting.objects.filter(person=person_id).select_related("act", "supervisor", "noted_by")
    rows = found.annotate(happened=ArraySubquery(events.values(said=parts))).order_by("-starts_on", "-id")
    return [(row, [_event(each) for each in row.happened]) for row in rows]


def _event(said: dict[str, str]) -> Event:
    who = f"{said['given'] or ''} {said['family'] or ''}".strip()
    return Event(EventKind(said["kind"]), date.fromisoformat(said["day"]), who, said["reason"])


def stops_of(person_id: uuid.UUID) -> list[ClockStop]:
    """When someone's clock stands still, the latest first. One statement."""
    return list(ClockStop.objects.filter(person=person_id, taken_back_at=None).order_by("-starts_on"))


def _noted(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]  # of any of the tables of what was noted
    return rows.filter(taken_back_at=None).select_related("noted_by")


def the_entrusting(entrusting_id: uuid.UUID) -> Entrusting:
    """Something entrusted, with its act. Raises NotFound. One statement."""
    found = Entrusting.objects.filter(id=entrusting_id).select_related("act").first()
    if found is None:
        raise NotFound
    return found


def around_in_units(person_id: uuid.UUID, day: date) -> list[Person]:
    """Everyone else who works that day in a unit where she does, and who leads one: who could supervise her."""
    units = Placement.objects.filter(on_day(day), person=person_id).values("unit")
    placed = Placement.objects.filter(on_day(day), unit__in=units).values("person")
    leading = Mandate.objects.filter(on_day(day), unit__in=units).values("person")
    found = Person.objects.filter(Q(id__in=placed) | Q(id__in=leading)).exclude(id=person_id)
    return list(found.order_by("sort_key", "id"))
