"""What only home reads: when levels were opened, what is set up, what is in consultation, and which mail waits."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kiem.assessments.models import AssistanceLook, LevelImport
from kiem.competences.models import FrameworkEntry, FrameworkVersion
from kiem.competences.rules import VersionStatus
from kiem.foundation.models import Organisation, OutboxMessage
from kiem.organisation.access import Viewer
from kiem.organisation.models import AboutUs, AskedRole, Job, Mandate, Opening, Person, Placement, Unit
from kiem.organisation.rules import MandateKind, Role
from kiem.profiles.models import RoleProfileVersion


def openings_of(viewer: Viewer) -> "QuerySet[Any, tuple[date, str, str, str, uuid.UUID]]":
    """When the viewer's own levels were opened by others, latest first: day, role, use, reason and id.

    With the days on which a union delegate looked to whom she opened them herself.
    """
    own = Opening.objects.filter(person=viewer.person_id).exclude(viewer=viewer.person_id)
    looks = AssistanceLook.objects.filter(person=viewer.person_id)
    by_delegates = looks.values_list("day", Value(Role.DELEGATE.value), "purpose", Value(""), "id")
    rows = own.values_list("day", "role", "use", "reason", "id").union(by_delegates, all=True)
    return rows.order_by("-day", "role", "use", "id")


def reasons_given(viewer: Viewer, person_id: uuid.UUID) -> str:
    """The reason this viewer gave today for opening a person's levels for this use. One statement."""
    found = Opening.objects.filter(
        person=person_id, viewer=viewer.person_id, role=viewer.role, use=viewer.use, day=viewer.today
    )
    return found.values_list("reason", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class SetUp:
    """Which steps of setting up an organisation are done."""

    about_us: bool
    units: bool
    jobs: bool
    people: bool
    placements: bool
    leaders: bool
    language: bool
    profiles: bool
    levels: bool
    roles_asked: int
    """Roles that a list asked for and that wait for a second person."""


def _number_of(rows: "QuerySet[Any]") -> Coalesce:
    """How many rows of the organisation, as part of another statement."""
    return Coalesce(rows.order_by().values("organisation").annotate(number=Count("id")).values("number"), 0)


def set_up_of(viewer: Viewer) -> SetUp:
    """One statement: whether something is there, nothing about anyone."""
    found = Organisation.objects.filter(id=viewer.organisation_id).values_list(
        Exists(AboutUs.objects.all()),
        Exists(Unit.objects.all()),
        Exists(Job.objects.all()),
        Exists(Person.objects.exclude(id=viewer.person_id)),
        Exists(Placement.objects.all()),
        Exists(Mandate.objects.filter(kind=MandateKind.LEADER)),
        Exists(FrameworkEntry.objects.all()),
        Exists(RoleProfileVersion.objects.all()),
        Exists(LevelImport.objects.all()),
        _number_of(AskedRole.objects.filter(granted=None)),
    )
    return SetUp(*found.get())


def consultation_since(viewer: Viewer) -> date | None:
    """Since when a next version of the language is in consultation; None when none is. One statement."""
    rows = FrameworkVersion.objects.filter(status=VersionStatus.CONSULTATION, organisation=viewer.organisation_id)
    return rows.values_list("consultation_since", flat=True).first()


@dataclass(frozen=True, slots=True)
class MailWaiting:
    """How many mails wait to be sent, how many of them were tried in vain, and since when the oldest waits."""

    waiting: int
    failed: int
    since: datetime | None
    roles_asked: int
    """Not mail, but asked with it: roles that a list asked for and that wait for a second person."""


def mail_waiting(viewer: Viewer) -> MailWaiting:
    """Of the organisation; to whom they go stays in the outbox. One statement."""
    rows = OutboxMessage.objects.filter(sent_at=None)
    found = Organisation.objects.filter(id=viewer.organisation_id).values_list(
        _number_of(rows),
        _number_of(rows.filter(attempts__gt=0)),
        Subquery(rows.order_by("created_at").values("created_at")[:1]),
        _number_of(AskedRole.objects.filter(granted=None)),
    )
    return MailWaiting(*found.get())
