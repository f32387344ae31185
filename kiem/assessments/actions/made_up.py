"""A whole round filled in at once, in an organisation that is made up."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from kiem.assessments.actions.looking import SAVE
from kiem.assessments.actions.planning import planned_round
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import NotAllowed
from kiem.foundation.models import Organisation
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record


@dataclass(frozen=True, slots=True)
class MadeUpAnswer:
    """What someone of a made-up organisation says on a competence (a ``SubjectCompetence``); ``position`` from 1."""

    asked_id: uuid.UUID
    looker_id: uuid.UUID
    competence_id: uuid.UUID
    position: int
    comment: str = ""


def make_up_answers(round_id: uuid.UUID, answers: Sequence[MadeUpAnswer], *, by: Actor, at: datetime) -> None:
    """Fill in the forms of an open round. What was not asked, or is off its scale, is left out.

    Raises NotAllowed outside the demo: an answer of someone real is hers alone to give. Two statements and one an
    answer, sent together.
    """
    if not by.is_system or not Organisation.objects.filter(id=by.organisation_id, is_demo=True).exists():
        raise NotAllowed("make_up_answers", "round")
    with transaction.atomic():
        round = planned_round(round_id, by)
        values: list[dict[str, Any]] = [
            {
                "asked": each.asked_id,
                "looker": each.looker_id,
                "competence": each.competence_id,
                "position": each.position,
                "ticked": None,
                "comment": each.comment,
                "by_name": [],
            }
            for each in answers
        ]
        with using(Use.KEEPING), connection.cursor() as cursor:
            cursor.executemany(SAVE, values)
            written = max(cursor.rowcount, 0)  # -1 when there was nothing to send
        record(by, "make_up_answers", "round", round.id, at=at, count=written)
