"""What people opened to union delegates: for the two, and nobody else."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from kiem.assessments.models import Assistance, AssistanceLook
from kiem.assessments.rules import AssistanceState, assistance_state
from kiem.foundation.periods import Period
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import LeadsOn, Mandated, held_since, leads_within, mandated, periods_of
from kiem.organisation.rules import MandateKind

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Assisted:
    """One thing that ``person`` opened to ``delegate``, and how it stands today. ``last_day``: the last it is open."""

    id: uuid.UUID
    person_id: uuid.UUID
    person: str
    delegate_id: uuid.UUID
    delegate: str
    purpose: Purpose
    starts_on: date
    last_day: date
    state: AssistanceState
    looked_on: tuple[date, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state is AssistanceState.OPEN


def assistance_of(viewer: Viewer) -> list[Assisted]:
    """What the viewer herself opened, the latest first, with the days on which it was looked at. Two statements."""
    if viewer.use is not Use.OWN_DATA or viewer.person_id is None:
        return []
    looked: dict[uuid.UUID, list[date]] = defaultdict(list)
    days = AssistanceLook.objects.filter(person=viewer.person_id).order_by("day").values_list("assistance", "day")
    for assistance, day in days:
        looked[assistance].append(day)
    return _standing(Q(person=viewer.person_id), viewer.today, looked)


def open_to(viewer: Viewer) -> list[Assisted]:
    """What is open to the viewer today, as union delegate; by the day on which it closes. One statement."""
    if not viewer.may(Permission.ASSIST) or viewer.use is not Use.OWN_DATA:
        return []
    found = [each for each in _standing(Q(delegate=viewer.person_id), viewer.today) if each.is_open]
    return sorted(found, key=lambda each: (each.last_day, each.person, each.id))


def opened_to(viewer: Viewer, assistance_id: uuid.UUID) -> Assisted | None:
    """One thing that is open to the viewer today for the use of her page, or None. One statement."""
    if not viewer.may(Permission.ASSIST):
        return None
    which = Q(id=assistance_id, delegate=viewer.person_id, purpose=viewer.use.value)
    return next((each for each in _standing(which, viewer.today) if each.is_open), None)


def delegates_to_choose(person_id: uuid.UUID, period: Period, today: date) -> list[Mandated]:
    """The union delegates whom someone may choose: not herself, and nobody who leads her on a day of the period.

    Two statements.
    """
    leading = {leader for _person, leader in leads_within([person_id], period)}
    return [
        each
        for each in mandated(MandateKind.DELEGATE, today).values()
        if each.person_id != person_id and each.person_id not in leading
    ]


def _standing(which: Q, today: date, looked: Mapping[uuid.UUID, Sequence[date]] | None = None) -> list[Assisted]:
    """Rows that the database lets her read, each with how it stands today. One statement."""
    rows = Assistance.objects.filter(which).select_related("person", "delegate").order_by("-starts_on", "id")
    standing = rows.annotate(
        mandates=periods_of(MandateKind.DELEGATE, today, "delegate"), leads=LeadsOn("person", "delegate", today)
    )
    return [
        Assisted(
            row.id,
            row.person_id,
            row.person.name,
            row.delegate_id,
            row.delegate.name,
            Purpose(row.purpose),
            row.starts_on,
            row.ends_before - _DAY,
            assistance_state(
                row.starts_on,
                row.ends_before,
                today,
                ended=row.ended_at is not None,
                delegate_since=held_since(row.mandates, today),
                leads=row.leads,
            ),
            tuple((looked or {}).get(row.id, ())),
        )
        for row in standing
    ]
