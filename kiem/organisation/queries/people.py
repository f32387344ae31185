"""Lists of people, and what is administered about one."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from kiem.accounts.models import Invitation
from kiem.foundation.errors import NotAllowed, NotFound
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Mandate, Person, Placement, on_day
from kiem.organisation.queries.teams import people_visible_to
from kiem.organisation.rules import name_asked, plain

# As in finding.py: under a policy the index on letters would go unused.
NAMED = "SELECT id FROM kiem_people_named(%s, '{}', NULL, NULL)"


class Here(StrEnum):
    """Who is on the list: those who are here or still to come, those who left, or everyone."""

    NOW = "now"
    LEFT = "left"
    ALL = "all"


class Account(StrEnum):
    """Whether someone can sign in."""

    NONE = "none"
    INVITED = "invited"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the list. ``units``: placed today in one of these; ``sort``: name, unit or job.

    ``near``: these people instead of those whose names hold the words, as nobody's do.
    """

    words: str = ""
    near: Collection[uuid.UUID] | None = None
    units: Collection[uuid.UUID] | None = None
    job: uuid.UUID | None = None
    kind: str = ""
    here: Here = Here.NOW
    sort: str = "name"
    descending: bool = False


def people_found(viewer: Viewer, wanted: Wanted) -> QuerySet[Person]:
    """The people this viewer may see who fit what is asked, in the order asked."""
    found = people_visible_to(viewer)
    if wanted.near is not None:
        found = found.filter(id__in=list(wanted.near))
    else:
        found = _named(found, wanted.words, numbers=viewer.may(Permission.MANAGE_PEOPLE))
    placed = _placed(viewer.today, wanted)
    if wanted.units is not None or wanted.job or wanted.kind:
        found = found.filter(Exists(placed))
    elif wanted.here is not Here.ALL:
        found = found.filter(_here(viewer.today) if wanted.here is Here.NOW else ~_here(viewer.today))
    return _in_order(found, wanted, viewer.today)


def _named(people: QuerySet[Person], words: str, *, numbers: bool) -> QuerySet[Person]:
    """Each word stands somewhere in the name, whatever the accents and capitals; or it is the personnel number."""
    asked = name_asked(words)
    fits = Q(sort_key__contains=plain(words))
    if asked:
        fits = Q(id__in=RawSQL(NAMED, [asked.patterns]))  # noqa: S611 - our own words; what was typed is a parameter
    if words and numbers:
        fits |= Q(personnel_number=words.strip())
    return people.filter(fits)


def _placed(day: date, wanted: Wanted) -> QuerySet[Placement]:
    found = Placement.objects.filter(on_day(day), person=OuterRef("pk"))
    if wanted.units is not None:
        found = found.filter(unit__in=list(wanted.units))
    if wanted.job:
        found = found.filter(job=wanted.job)
    return found.filter(kind=wanted.kind) if wanted.kind else found


def _here(day: date) -> Q:
    """Placed or holding a mandate on the day or later, or never placed yet."""
    lasting = Q(ends_before=None) | Q(ends_before__gt=day)
    placements = Placement.objects.filter(person=OuterRef("pk"))
    mandates = Mandate.objects.filter(lasting, person=OuterRef("pk"))
    return Q(Exists(placements.filter(lasting))) | Q(Exists(mandates)) | ~Q(Exists(placements))


def _in_order(people: QuerySet[Person], wanted: Wanted, day: date) -> QuerySet[Person]:
    turned = "-" if wanted.descending else ""
    if wanted.sort in {"unit", "job"}:
        name = f"{wanted.sort}__name"
        first = Placement.objects.filter(on_day(day), person=OuterRef("pk")).order_by(name).values(name)[:1]
        return people.annotate(sorted_by=Subquery(first)).order_by(f"{turned}sorted_by", "sort_key", "id")
    return people.order_by(f"{turned}sort_key", f"{turned}id")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where someone is placed: the unit and the job by name, the share of full time (0 to 1), and as what."""

    unit: str
    job: str
    share: Decimal
    kind: str


def placed_on(day: date, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Placed]]:
    """Where these people are placed that day, by person, the largest share first. One statement."""
    found: dict[uuid.UUID, list[Placed]] = {}
    rows = Placement.objects.filter(on_day(day), person__in=list(people)).order_by("-share", "starts_on", "id")
    for person, unit, job, share, kind in rows.values_list("person_id", "unit__name", "job__name", "share", "kind"):
        found.setdefault(person, []).append(Placed(unit, job, share, kind))
    return found


def accounts_of(people: Iterable[Person], at: datetime) -> dict[uuid.UUID, Account]:
    """Whether each can sign in, was invited, or neither. One statement, when ``membership`` was selected along."""
    people = list(people)
    mails = {person.email for person in people if person.email}
    waiting = Invitation.objects.filter(email__in=mails, membership=None, expires_at__gt=at)
    invited = set(waiting.values_list("email", flat=True))
    return {person.id: _account(person, person.email in invited) for person in people}


def _account(person: Person, invited: bool) -> Account:
    if person.membership is not None and person.membership.ended_at is None:
        return Account.ACTIVE
    return Account.INVITED if invited else Account.NONE


def person_visible_to(viewer: Viewer, person_id: uuid.UUID) -> Person:
    """A person with her membership. Raises NotFound, or NotAllowed (which looks the same) when not for this viewer."""
    found = people_visible_to(viewer).filter(id=person_id).select_related("membership").first()
    if found is None:
        raise NotAllowed("opened", "person") if Person.objects.filter(id=person_id).exists() else NotFound
    return found


def placements_of(person_id: uuid.UUID) -> list[Placement]:
    """Every placement of a person, with unit and job, the latest first. One statement."""
    found = Placement.objects.filter(person=person_id).select_related("unit", "job")
    return list(found.order_by("-starts_on", "-id"))


def mandates_of(person_id: uuid.UUID) -> list[Mandate]:
    """Every mandate of a person, with its unit, the latest first. One statement."""
    return list(Mandate.objects.filter(person=person_id).select_related("unit").order_by("-starts_on", "-id"))


def placement_with_all(placement_id: uuid.UUID) -> Placement:
    """A placement with its person, unit and job. Raises NotFound."""
    found = Placement.objects.filter(id=placement_id).select_related("person", "unit", "job").first()
    if found is None:
        raise NotFound
    return found


def mandate_with_all(mandate_id: uuid.UUID) -> Mandate:
    """A mandate with its person and unit. Raises NotFound."""
    found = Mandate.objects.filter(id=mandate_id).select_related("person", "unit").first()
    if found is None:
        raise NotFound
    return found
