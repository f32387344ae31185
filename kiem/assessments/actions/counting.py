"""Counting and reminding: how far a round is without a name, reminders to all, and from how many people on we show."""

import uuid
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions.planning import planned_round
from kiem.assessments.actions.telling import tell_asked
from kiem.assessments.models import Asked, SmallestGroup
from kiem.assessments.queries.smallest import smallest_groups
from kiem.assessments.rules import GroupKind
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require

# Of each open round with enough people how many forms are done: said to be, or with an answer to everything asked.
_COUNT = """
INSERT INTO assessments_roundcount (id, organisation_id, round_id, day, invited, handed_in)
SELECT gen_random_uuid(), round.organisation_id, round.id, %(day)s, count(form.id), count(form.id) FILTER (
         WHERE form.submitted OR NOT EXISTS (
           SELECT FROM assessments_askedcompetence AS on_what
           LEFT JOIN assessments_answer AS answer ON answer.form_id = form.id
             AND answer.subject_competence_id = on_what.subject_competence_id
             AND (answer."position" IS NOT NULL OR answer.not_seen)
           WHERE on_what.asked_id = form.asked_id AND answer.id IS NULL))
FROM assessments_round AS round JOIN assessments_lookform AS form ON form.round_id = round.id
WHERE round.opened_at IS NOT NULL AND round.closed_at IS NULL
GROUP BY round.id HAVING count(DISTINCT form.looker_id) >= %(fewest)s
ON CONFLICT DO NOTHING
"""


def count_rounds(*, by: Actor, at: datetime) -> int:
    """Count once a night how many forms of each open round are done; how many rounds were counted.

    Nothing is kept per person, and a round of fewer than eight people is not counted at all.
    """
    require(by, Permission.PLAN_ROUNDS)
    day = timezone.localdate(at)
    with transaction.atomic(), using(Use.KEEPING), connection.cursor() as cursor:
        cursor.execute(_COUNT, {"day": day, "fewest": smallest_groups(day)[GroupKind.COUNTED]})
        counted = int(cursor.rowcount)
        if counted:
            record(by, "count_rounds", "round", None, at=at, count=counted)
    return counted


def remind_round(round_id: uuid.UUID, *, by: Actor, at: datetime) -> int:
    """Remind everyone who was asked in an open round, whoever may have answered; how many people."""
    with transaction.atomic():
        round = planned_round(round_id, by)
        if round.opened_at is None or round.closed_at is not None:
            raise CannotDo(_("Only while a round is open there is something to remind of."))
        with using(Use(round.purpose)):
            asked = Asked.objects.filter(subject__round=round)
            people = list(asked.order_by().values_list("looker_id", flat=True).distinct())
        tell_asked(people, round, again=True, by=by, at=at)
        record(by, "remind_round", "round", round.id, at=at, count=len(people))
    return len(people)


def raise_smallest_group(
    kind: GroupKind, people: int, *, starts_on: date, decision: str, by: Actor, at: datetime
) -> None:
    """Show groups only from more people on, from a day. Never from fewer. Raises CannotDo with a sentence."""
    require(by, Permission.RAISE_SMALLEST_GROUP)
    with transaction.atomic():
        if people <= smallest_groups(date.max)[kind]:
            raise CannotDo(_("It can only be raised. Nothing was changed."), field="people")
        if not decision.strip():
            raise CannotDo(_("Say by which decision. Nothing was changed."), field="decision")
        row = SmallestGroup.objects.create(
            organisation_id=by.organisation_id,
            kind=kind,
            people=people,
            starts_on=starts_on,
            decision=decision.strip(),
            recorded_at=at,
        )
        record(by, "raise_smallest_group", "smallest_group", row.id, at=at)
