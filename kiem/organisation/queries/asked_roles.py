"""Roles that a list asked for and that wait for a second person."""

import uuid
from collections.abc import Sequence
from datetime import date

from kiem.organisation.models import AskedRole, Mandate, on_day
from kiem.organisation.rules.second_person import MAY_CONFIRM


def roles_waiting() -> Sequence[AskedRole]:
    """The oldest first, with the people. One statement."""
    return tuple(AskedRole.objects.filter(granted=None).select_related("person", "asked_by").order_by("asked_at", "id"))


def who_confirm(today: date) -> frozenset[uuid.UUID]:
    """Who may confirm here today: HR advisers and administrators with an account. One statement."""
    held = Mandate.objects.filter(
        on_day(today), kind__in=MAY_CONFIRM, person__membership__isnull=False, person__membership__ended_at=None
    )
    return frozenset(held.values_list("person_id", flat=True))
