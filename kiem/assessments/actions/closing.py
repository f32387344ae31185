"""Closing a round, once: views by name are kept, others become frozen summaries, and who wrote what is forgotten."""

import random
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions.looking import GIVE, forget_paper
from kiem.assessments.actions.planning import planned_round
from kiem.assessments.models import LookForm, Round, Summary, SummaryText
from kiem.assessments.queries.smallest import smallest_groups
from kiem.assessments.rules import BY_NAME, CONFIDENTIAL, GroupKind, Says
from kiem.engine.agreement import most_see
from kiem.engine.disclosure import shown_groups
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import random_id
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record

AT_ONCE = 2000


def close_round(round_id: uuid.UUID, *, by: Actor, at: datetime) -> bool:
    """Close an open round; whether this did it. A second time writes nothing. All in one transaction, or not at all.

    An answer that is being saved is waited for; what comes later is refused with a sentence. Some twenty statements,
    and one per 2,000 rows. Raises CannotDo for a round that was never opened.
    """
    with transaction.atomic():
        round = planned_round(round_id, by)
        if round.closed_at is not None:
            return False
        if round.opened_at is None:
            raise CannotDo(_("This round was never opened, so there is nothing to close."))
        fewest = smallest_groups(timezone.localdate(at))[GroupKind.LOOKED]
        with using(Use.KEEPING):
            _give_views(round, at)
            sides = _sides(round)
            Summary.objects.bulk_create(_summaries(round, sides, fewest), batch_size=AT_ONCE)
            SummaryText.objects.bulk_create(_texts(round, sides, fewest), batch_size=AT_ONCE)
            forgotten = _forget(round)
        round.closed_at = at
        round.save(update_fields=["closed_at"])
        record(by, "close_round", "round", round.id, at=at, count=forgotten)
    return True


def _give_views(round: Round, at: datetime) -> None:
    """What she herself and her manager answered, also when they did not say that they were done."""
    values: dict[str, Any] = {
        "on": timezone.localdate(at),
        "by_name": [view.value for view in BY_NAME],
        "round": round.id,
    }
    with connection.cursor() as cursor:
        cursor.execute(GIVE.format(which="form.round_id = %(round)s"), values)


@dataclass(frozen=True, slots=True)
class _OnWhat:
    """One competence of one person, as the round looked at it."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID


_Positions = dict[uuid.UUID, int]
"""By who looked."""


@dataclass(slots=True)
class _Side:
    """What one confidential side answered about one person: only here, and only until the round is closed."""

    subject_id: uuid.UUID
    person_id: uuid.UUID
    view_from: str
    on: dict[_OnWhat, _Positions]
    texts: dict[uuid.UUID, list[str]]


_ASKED = """
SELECT DISTINCT asked.subject_id, asked.person_id, asked.view_from,
       looked.competence_id, looked.competence_version_id, looked.scale_version_id, looked.place
FROM assessments_asked AS asked
JOIN assessments_subject AS subject ON subject.id = asked.subject_id
JOIN assessments_askedcompetence AS on_what ON on_what.asked_id = asked.id
JOIN assessments_subjectcompetence AS looked ON looked.id = on_what.subject_competence_id
WHERE subject.round_id = %(round)s AND asked.view_from = ANY (%(sides)s)
ORDER BY asked.subject_id, asked.view_from, looked.place
"""
_ANSWERED = """
SELECT form.subject_id, form.view_from, form.looker_id,
       looked.competence_id, looked.competence_version_id, looked.scale_version_id, answer."position", answer.comment
FROM assessments_answer AS answer
JOIN assessments_lookform AS form ON form.id = answer.form_id
JOIN assessments_subjectcompetence AS looked ON looked.id = answer.subject_competence_id
WHERE form.round_id = %(round)s AND form.view_from = ANY (%(sides)s)
"""


def _sides(round: Round) -> list[_Side]:
    values: dict[str, Any] = {"round": round.id, "sides": [view.value for view in CONFIDENTIAL]}
    sides: dict[tuple[uuid.UUID, str], _Side] = {}
    with connection.cursor() as cursor:
        # Tables that just grew look small to the planner: it would compare everyone asked with everything asked.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(_ASKED, values)
        for subject, person, view, *on, _place in cursor.fetchall():
            side = sides.setdefault((subject, view), _Side(subject, person, view, {}, defaultdict(list)))
            side.on[_OnWhat(*on)] = {}
        cursor.execute(_ANSWERED, values)
        for subject, view, looker, competence, version, scale, position, comment in cursor.fetchall():
            side = sides[subject, view]
            if position is not None:
                side.on[_OnWhat(competence, version, scale)][looker] = position
            if comment:
                side.texts[looker].append(comment)
        cursor.execute("SET LOCAL enable_nestloop = on")
    return list(sides.values())


def _summaries(round: Round, sides: Iterable[_Side], fewest: int) -> Iterator[Summary]:
    """What most see, or that views differ, of what enough people looked at; of the rest that too few did."""
    for side in sides:
        shown = shown_groups({on: frozenset(seen) for on, seen in side.on.items()}, fewest)
        for on, seen in side.on.items():
            most = most_see([seen[looker] for looker in shown[on]]) if on in shown else None
            says = Says.TOO_FEW if on not in shown else Says.DIFFER if most is None else Says.MOST
            yield Summary(
                **_about(round, side),
                competence_id=on.competence_id,
                competence_version_id=on.competence_version_id,
                scale_version_id=on.scale_version_id,
                says=says,
                position=most,
            )


def _texts(round: Round, sides: Iterable[_Side], fewest: int) -> list[SummaryText]:
    """What was written from a side, once enough people of that side wrote; of nobody, and in no order."""
    found = [
        SummaryText(id=random_id(), **_about(round, side), text=text)
        for side in sides
        if len(side.texts) >= fewest
        for texts in side.texts.values()
        for text in texts
    ]
    random.SystemRandom().shuffle(found)
    return found


def _about(round: Round, side: _Side) -> dict[str, Any]:
    return {
        "organisation_id": round.organisation_id,
        "purpose": round.purpose,
        "subject_id": side.subject_id,
        "person_id": side.person_id,
        "view_from": side.view_from,
    }


def _forget(round: Round) -> int:
    """Remove every form and answer, and with them who answered what. How many forms there were.

    What a helper entered from paper and nobody confirmed is gone with them, and who helped whom.
    """
    forms = list(LookForm.objects.filter(round=round).values_list("id", flat=True))
    forget_paper(forms)
    with connection.cursor() as cursor:
        # By their ids, not by a join: in tables that just grew the planner would compare every answer with every form.
        cursor.execute("DELETE FROM assessments_answer WHERE form_id = ANY(%s)", [forms])
    return LookForm.objects.filter(round=round).delete()[0]
