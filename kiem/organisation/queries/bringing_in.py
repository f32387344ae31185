"""What bringing in a list of people would do, before it is done."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from kiem.foundation.ids import ordered_id
from kiem.organisation.models import AskedRole, Job, Mandate, Person, Placement, Unit
from kiem.organisation.queries.rows import parents_on
from kiem.organisation.rules import BringInSummary, FullList, MandateKind, PersonToBringIn
from kiem.organisation.rules.planning import plan_bring_in
from kiem.organisation.rules.second_person import ASKED_BY_LIST
from kiem.organisation.rules.standing import (
    KnownJob,
    KnownLeader,
    KnownPerson,
    KnownPlacement,
    KnownRole,
    KnownUnit,
    Standing,
)


def what_stands(today: date) -> Standing:
    """All that a list of people is held against: what lasts, and every placement and leader. Eight statements."""
    lasting = Q(ends_before=None) | Q(ends_before__gt=today)
    parents = parents_on(today)
    units = Unit.objects.filter(lasting).values_list("id", "name", "starts_on")
    person = ("id", "given_name", "family_name", "email", "personnel_number", "language")
    placement = ("id", "person_id", "unit_id", "job_id", "share", "kind", "starts_on", "ends_before")
    leader = ("id", "unit_id", "person_id", "starts_on", "ends_before")
    return Standing(
        units=[KnownUnit(key, name, parents.get(key), starts_on) for key, name, starts_on in units],
        parents=parents,
        jobs=[KnownJob(*row) for row in Job.objects.filter(lasting).values_list("id", "name", "starts_on")],
        people=[KnownPerson(*row) for row in Person.objects.values_list(*person)],
        placements=[KnownPlacement(*row) for row in Placement.objects.values_list(*placement)],
        roles=_roles(today),
        leaders=[KnownLeader(*row) for row in Mandate.objects.filter(kind=MandateKind.LEADER).values_list(*leader)],
    )


def _roles(today: date) -> list[KnownRole]:
    """Held today or later, and waiting. Two statements."""
    lasting = Q(ends_before=None) | Q(ends_before__gt=today)
    held = Mandate.objects.filter(lasting, kind__in=ASKED_BY_LIST).values_list("person_id", "kind")
    waiting = AskedRole.objects.filter(granted=None).values_list("person_id", "kind")
    return [KnownRole(*row) for row in (*held, *waiting)]


def what_bring_in_people_would_do(
    rows: Sequence[PersonToBringIn], *, full: FullList | None = None, today: date
) -> BringInSummary:
    """What ``bring_in_people`` would add, change and propose to end, and what would stop it. Writes nothing."""
    return plan_bring_in(rows, what_stands(today), ordered_id, full).summary
