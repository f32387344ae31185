"""Roles that a list asked for: given or refused by a second person."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep
from kiem.organisation.actions.mandates import require_may_go_together
from kiem.organisation.models import AskedRole, Mandate, on_day
from kiem.organisation.queries import the
from kiem.organisation.queries.asked_roles import who_confirm
from kiem.organisation.rules.second_person import ALONE_AFTER, Asking, WhyNot, why_not_confirm


def confirm_role(role_id: uuid.UUID, *, by: Actor, at: datetime) -> AskedRole:
    """Give a role that a list asked for, from its day on and not before today. Given once.

    Raises CannotDo when she is the one who asked it or who gets it, unless she is alone and three days went by; and for
    a role that does not go together with one that the other holds.
    """
    with transaction.atomic():
        asked = _open(role_id, by)
        if asked.granted is not None:
            return asked
        alone = _require_second(asked, by, at)
        today = timezone.localdate(at)
        if not Mandate.objects.filter(on_day(today), person=asked.person_id, kind=asked.kind).exists():
            mandate = Mandate(
                organisation_id=by.organisation_id, person_id=asked.person_id, kind=asked.kind,
                starts_on=max(asked.starts_on, today), ends_before=asked.ends_before,
            )  # fmt: skip
            require_may_go_together(mandate)
            keep(mandate)
        _decide(asked, by, at, granted=True)
        verb = f"confirm_{asked.kind}_alone" if alone else f"confirm_{asked.kind}"
        record(by, verb, "person", asked.person_id, at=at)
    return asked


def refuse_role(role_id: uuid.UUID, *, by: Actor, at: datetime) -> AskedRole:
    """Leave a role that a list asked for. Whoever may confirm any may refuse all; the next list asks it anew."""
    with transaction.atomic():
        asked = _open(role_id, by)
        if asked.granted is None:
            _decide(asked, by, at, granted=False)
            record(by, f"refuse_{asked.kind}", "person", asked.person_id, at=at)
    return asked


def _open(role_id: uuid.UUID, by: Actor) -> AskedRole:
    require(by, Permission.MANAGE_ACCOUNTS)
    if by.person_id is None:
        raise NotAllowed("confirm_role")
    the(AskedRole, role_id)
    return AskedRole.objects.select_for_update().get(id=role_id)


def _require_second(asked: AskedRole, by: Actor, at: datetime) -> bool:
    """Whether she confirms alone. Raises CannotDo."""
    person = by.person_id
    if person is None:
        raise NotAllowed("confirm_role")
    asking = Asking(asked.person_id, asked.asked_by_id, asked.asked_at)
    why = why_not_confirm(asking, person, who_confirm(timezone.localdate(at)), at)
    if why is WhyNot.NOT_YET:
        day = date_format(timezone.localtime(asked.asked_at + ALONE_AFTER), "j F Y")
        raise CannotDo(_("Nobody else here can confirm this. You can do so yourself from %(day)s.") % {"day": day})
    if why is not None:
        raise CannotDo(_("A second person confirms this: another HR adviser or the administrator."))
    return person in (asked.person_id, asked.asked_by_id)


def _decide(asked: AskedRole, by: Actor, at: datetime, *, granted: bool) -> None:
    asked.granted, asked.decided_by_id, asked.decided_at = granted, by.person_id, at
    asked.save(update_fields=["granted", "decided_by", "decided_at"])
