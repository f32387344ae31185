"""Opening a round: what it looks at, and who is asked, is fixed; everyone who is asked gets a form."""

import uuid
from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions.planning import planned_round
from kiem.assessments.actions.telling import tell_asked
from kiem.assessments.models import Asked, AskedCompetence, LookForm, Round, SubjectCompetence
from kiem.assessments.queries.planning import Plan, Planned, plan_of
from kiem.assessments.rules import ANCHORS_A_LEVEL, LONGEST_REASON, ViewFrom
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id, random_id
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record

AT_ONCE = 2000


def open_round(round_id: uuid.UUID, *, reason: str = "", by: Actor, at: datetime) -> int:
    """Open a planned round and invite everyone; how many forms were handed out. A second time does nothing.

    ``reason``: why more than three hours are asked of one manager, where that is so. Raises CannotDo with a sentence.
    Some thirty statements, and one per 2,000 rows.
    """
    with transaction.atomic():
        round = planned_round(round_id, by)
        if round.opened_at is not None:
            return 0
        with using(Use(round.purpose)):
            plan = plan_of(round, timezone.localdate(at))
            _may_open(round, plan, reason)
            _fix_subjects(plan)
            looked = _fix_competences(round, plan)
            _fix_anchors({row.competence_version_id for row in looked})
            asked = _ask(round, plan, looked)
        round.opened_at, round.reason_for_load = at, reason.strip() or round.reason_for_load
        round.save(update_fields=["opened_at", "reason_for_load"])
        tell_asked(list({each.looker_id for each in asked}), round, by=by, at=at)
        record(by, "open_round", "round", round.id, at=at, count=len(asked))
    return len(asked)


def _may_open(round: Round, plan: Plan, reason: str) -> None:
    if not plan.to_look_at:
        raise CannotDo(_("Nothing is asked of anyone in this round yet, so there is nothing to look at."))
    if plan.too_much and not (reason.strip() or round.reason_for_load):
        raise CannotDo(
            _("This round asks more than three hours of one manager. Say why, or take fewer people."), field="reason"
        )
    if len(reason.strip()) > LONGEST_REASON:
        raise CannotDo(_("Keep it within 300 characters."), field="reason")


_SUBJECTS = """
UPDATE assessments_subject AS subject SET unit_id = now.unit, manager_id = now.manager
FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS now (id, unit, manager) WHERE subject.id = now.id
"""


def _fix_subjects(plan: Plan) -> None:
    """Each one's unit and manager as they are at this moment."""
    rows = plan.subjects
    with connection.cursor() as cursor:
        cursor.execute(
            _SUBJECTS,
            [[each.subject_id for each in rows], [each.unit_id for each in rows], [each.manager_id for each in rows]],
        )


def _fix_competences(round: Round, plan: Plan) -> list[SubjectCompetence]:
    """What is looked at, in the words and at the level asked on this day."""
    with connection.cursor() as cursor:
        # By their ids, not by a join with the subjects: their policies would be asked for every pair of rows.
        subjects = [each.subject_id for each in plan.subjects]
        cursor.execute("DELETE FROM assessments_subjectcompetence WHERE subject_id = ANY(%s)", [subjects])
    rows = [
        SubjectCompetence(
            id=ordered_id(),
            organisation_id=round.organisation_id,
            purpose=round.purpose,
            subject_id=each.subject_id,
            person_id=each.person_id,
            competence_id=looked.competence_id,
            competence_version_id=looked.competence_version_id,
            scale_version_id=looked.scale_version_id,
            position=looked.position,
            place=place,
            chosen=looked.chosen,
            anchors_from=looked.anchors.low,
            anchors_to=looked.anchors.high,
        )
        for each in plan.subjects
        for place, looked in enumerate(each.competences, start=1)
    ]
    return SubjectCompetence.objects.bulk_create(rows, batch_size=AT_ONCE)


# Of each level of a wording its first indicators; those of the opposite are not to tick. Fixed the first time.
_ANCHORS = """
INSERT INTO assessments_anchor (id, organisation_id, competence_version_id, "position", place, indicator_id)
SELECT gen_random_uuid(), found.organisation_id, found.competence_version_id, found."position", found.row, found.id
FROM (
  SELECT *, row_number() OVER (PARTITION BY competence_version_id, "position" ORDER BY place, id) AS row
  FROM competences_indicator WHERE NOT counter AND competence_version_id = ANY (%(versions)s)
) AS found
WHERE found.row <= %(most)s AND NOT EXISTS (
  SELECT FROM assessments_anchor AS anchor WHERE anchor.competence_version_id = found.competence_version_id)
ON CONFLICT DO NOTHING
"""


def _fix_anchors(versions: Collection[uuid.UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ANCHORS, {"versions": list(versions), "most": ANCHORS_A_LEVEL})


def _asked_about(plan: Plan, each: Planned) -> Iterator[tuple[uuid.UUID, ViewFrom, Collection[int]]]:
    """Who is asked to look at someone, from which side, at which of her competences by place."""
    everything = range(1, len(each.competences) + 1)
    if ViewFrom.SELF in plan.views:
        yield each.person_id, ViewFrom.SELF, everything
    if ViewFrom.MANAGER in plan.views and each.manager_id is not None:
        yield each.manager_id, ViewFrom.MANAGER, everything
    for view, invited in plan.invited.items():
        for invitation in invited:
            if invitation.subject == each.subject_id:
                yield invitation.looker, view, invitation.places(len(each.competences))


def _ask(round: Round, plan: Plan, looked: list[SubjectCompetence]) -> list[Asked]:
    """Write who is asked on what, and a form for each. The forms are nobody's to read but of who looks."""
    place_of = {(row.subject_id, row.place): row for row in looked}
    asked, competences = [], []
    for each in plan.to_look_at:
        about = {"organisation_id": round.organisation_id, "purpose": round.purpose, "person_id": each.person_id}
        for looker, view, places in _asked_about(plan, each):
            row = Asked(id=random_id(), subject_id=each.subject_id, looker_id=looker, view_from=view, **about)
            asked.append(row)
            competences += [
                AskedCompetence(asked=row, subject_competence=place_of[each.subject_id, place], **about)
                for place in places
            ]
    Asked.objects.bulk_create(asked, batch_size=AT_ONCE)
    AskedCompetence.objects.bulk_create(competences, batch_size=AT_ONCE)
    forms = [
        LookForm(
            organisation_id=round.organisation_id,
            purpose=round.purpose,
            round=round,
            asked=row,
            subject_id=row.subject_id,
            person_id=row.person_id,
            looker_id=row.looker_id,
            view_from=row.view_from,
        )
        for row in asked
    ]
    with using(Use.KEEPING):
        LookForm.objects.bulk_create(forms, batch_size=AT_ONCE)
    return asked
