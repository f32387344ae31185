"""Bijstand: an employee opens her own file to a union delegate of her choice, and ends it; the delegate looks."""

import uuid
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.models import Assistance
from kiem.assessments.queries import delegates_to_choose
from kiem.assessments.rules import PURPOSES_OF_ASSISTANCE
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id, random_id
from kiem.foundation.periods import Period
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.actions.keeping import keep_once
from kiem.organisation.queries import term_on
from kiem.organisation.rules import Term

ENDED_SINCE = _("What this form opened, you ended since. Nothing was opened. Fill it in anew to open it again.")


def open_to_delegate(
    delegate_id: uuid.UUID, purpose: Purpose, *, once: uuid.UUID | None = None, by: Actor, at: datetime
) -> uuid.UUID:
    """Open what is known of oneself for one purpose, from today and for as long as the term says. The id of the row.

    ``once``: the id of the form that was sent; sending it twice opens once. Raises CannotDo for whom she may not
    choose, when it is open to that one already, or when what this form opened was ended since; NotFound for who is
    nobody here.
    """
    if by.person_id is None or purpose not in PURPOSES_OF_ASSISTANCE:
        raise NotFound
    today = timezone.localdate(at)
    with transaction.atomic():
        if once and Assistance.objects.filter(id=once, person=by.person_id, ended_at__isnull=False).exists():
            raise CannotDo(ENDED_SINCE)
        ends_before = term_on(Term.ASSISTANCE, today).after(today)
        period = Period(today, ends_before)
        if delegate_id not in {each.person_id for each in delegates_to_choose(by.person_id, period, today)}:
            raise CannotDo(
                _("Choose someone from the list: a union delegate of today, who does not lead you."),
                field="delegate_id",
            )
        row = Assistance(
            id=once or random_id(),
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            purpose=purpose,
            delegate_id=delegate_id,
            starts_on=today,
            ends_before=ends_before,
        )
        # The database keeps one at a time; of two at the same moment, one stands.
        try:
            is_new = keep_once(row)
        except CannotDo as refused:
            raise CannotDo(refused.sentence, field="delegate_id") from refused
        if is_new:
            _keep_line("open_to_delegate", row.id, by=by, at=at)
    return row.id


def end_assistance(assistance_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """End it, from this moment; a second time changes nothing. Raises NotFound for what she did not open herself."""
    with transaction.atomic():
        rows = Assistance.objects.select_for_update(of=("self",)).filter(id=assistance_id, person=by.person_id)
        row = rows.first() if by.person_id else None
        if row is None:
            raise NotFound
        if row.ended_at is not None:
            return
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        _keep_line("end_assistance", row.id, by=by, at=at)


# Whether the delegate still is one and does not lead her, the page that shows it has just asked (``opened_to``):
# otherwise it shows nothing. Who looks again on the same day meets what stands already.
_LOOKED = """
WITH held AS (
    SELECT organisation_id, id, person_id, purpose FROM assessments_assistance
    WHERE id = %(id)s AND delegate_id = %(delegate)s AND purpose = %(purpose)s AND ended_at IS NULL
      AND starts_on <= %(day)s AND ends_before > %(day)s
), noted AS (
    INSERT INTO assessments_assistancelook (id, organisation_id, assistance_id, person_id, purpose, day)
    SELECT %(look)s, held.organisation_id, held.id, held.person_id, held.purpose, %(day)s FROM held
    WHERE NOT EXISTS (SELECT FROM assessments_assistancelook WHERE assistance_id = held.id AND day = %(day)s)
    ON CONFLICT DO NOTHING
    RETURNING id
)
SELECT EXISTS (SELECT FROM held), EXISTS (SELECT FROM noted)
"""


def look_as_delegate(assistance_id: uuid.UUID, *, by: Viewer, at: datetime) -> None:
    """Keep for the person herself that her delegate looks today, once a day. Raises NotFound when nothing is open.

    Two statements, one when she looked earlier today.
    """
    require(by, Permission.ASSIST)
    values = {
        "id": assistance_id,
        "delegate": by.person_id,
        "purpose": by.use.value,
        "day": by.today,
        "look": ordered_id(),
    }
    # Nothing here is refused and then gone on from, so within a page's transaction no savepoint is needed.
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(_LOOKED, values)
            is_open, is_first = cursor.fetchone() or (False, False)
        if is_first:
            _keep_line("look_as_delegate", assistance_id, by=by, at=at)
    if not is_open:
        raise NotFound


def _keep_line(verb: str, assistance_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    # More people read the trail than the two. Its line proves when something was done, and names neither of them: who
    # may read the row finds its line by its id.
    record(system_actor(by.organisation_id, "assistance"), verb, "assistance", assistance_id, at=at)
