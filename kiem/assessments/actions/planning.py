"""Planning a round: whom, on what, from which sides, for which purpose, by when."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.models import Round, Subject, SubjectCompetence
from kiem.assessments.rules import (
    CHOSEN,
    CORE_BY_DEFAULT,
    MOST_COMPETENCES,
    CannotPlan,
    ViewFrom,
    by_default,
    why_not_plan,
)
from kiem.competences.queries import competence_names
from kiem.competences.rules import CompetenceKind
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose, Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.models import Person
from kiem.organisation.queries import team_of
from kiem.organisation.rules import Role
from kiem.profiles.queries import asked_of
from kiem.profiles.rules import AskedLevel

SENTENCES = {
    CannotPlan.PURPOSE: _("A round is for growing or for an appraisal. Nothing was changed."),
    CannotPlan.NO_VIEWS: _("Choose at least one side from which people look. Nothing was changed."),
    CannotPlan.NOBODY: _("Choose at least one person to look at. Nothing was changed."),
    CannotPlan.DAYS: _("The round closes before it starts. Nothing was changed."),
    CannotPlan.PAST: _("The round would close today or earlier. Choose a later day. Nothing was changed."),
}
FIELDS = {
    CannotPlan.PURPOSE: "purpose",
    CannotPlan.NO_VIEWS: "views",
    CannotPlan.DAYS: "closes_on",
    CannotPlan.PAST: "closes_on",
}


def plan_round(
    title: str,
    *,
    purpose: Purpose,
    views: Collection[ViewFrom],
    people: Collection[uuid.UUID],
    starts_on: date,
    closes_on: date,
    by: Actor,
    at: datetime,
) -> Round:
    """Plan a round on what is asked of each: four core competences and two others, to be changed until it opens.

    A leader plans for those she leads. Raises CannotDo with a sentence, NotAllowed. A dozen statements, whatever the
    size.
    """
    require(by, Permission.PLAN_ROUNDS)
    people = list(dict.fromkeys(people))
    reason = why_not_plan(purpose, views, people, starts_on, closes_on, timezone.localdate(at))
    if reason is not None:
        raise CannotDo(SENTENCES[reason], field=FIELDS.get(reason))
    _are_here(people, by)
    with transaction.atomic(), using(Use(purpose.value)):
        round = Round.objects.create(
            organisation_id=by.organisation_id,
            title=title.strip(),
            purpose=purpose,
            views=[view.value for view in ViewFrom if view in views],
            starts_on=starts_on,
            closes_on=closes_on,
            planned_by_id=by.person_id,
            planned_at=at,
        )
        subjects = Subject.objects.bulk_create(
            Subject(organisation_id=by.organisation_id, purpose=purpose, round=round, person_id=person)
            for person in people
        )
        asked = asked_of(people, starts_on)
        lines = {subject.id: by_default(asked.get(subject.person_id, ())) for subject in subjects}
        rows = [row for subject in subjects for row in _competence_rows(subject, lines[subject.id])]
        SubjectCompetence.objects.bulk_create(rows, batch_size=2000)
        record(by, "plan_round", "round", round.id, at=at, count=len(subjects))
    return round


def _are_here(people: Sequence[uuid.UUID], by: Actor) -> None:
    """A leader plans for her own team only; everyone named exists. Raises NotAllowed, NotFound."""
    if by.role == Role.LEADER:
        team = team_of(by) if isinstance(by, Viewer) else []
        if not {member.person_id for member in team}.issuperset(people):
            raise NotAllowed("plan_round", "person")
    elif Person.objects.filter(id__in=people).count() < len(people):
        raise NotFound


def _competence_rows(subject: Subject, lines: Iterable[AskedLevel]) -> list[SubjectCompetence]:
    """What is looked at of someone, from what is asked of her; the anchors are fixed at opening."""
    return [
        SubjectCompetence(
            id=ordered_id(),
            organisation_id=subject.organisation_id,
            purpose=subject.purpose,
            subject=subject,
            person_id=subject.person_id,
            competence_id=line.competence_id,
            competence_version_id=line.competence_version_id,
            scale_version_id=line.scale_version_id,
            position=line.position,
            place=place,
            chosen=line.kind is not CompetenceKind.CORE,
            anchors_from=line.position,
            anchors_to=line.position,
        )
        for place, line in enumerate(lines, start=1)
    ]


def planned_round(round_id: uuid.UUID, by: Actor) -> Round:
    """A round that ``by`` may plan, open, close and remind of, locked. Raises NotFound, NotAllowed."""
    require(by, Permission.PLAN_ROUNDS)
    round = Round.objects.select_for_update().filter(id=round_id).first()
    if round is None:
        raise NotFound
    if by.role == Role.LEADER and round.planned_by_id != by.person_id:
        raise NotAllowed("plan_round", "round")
    return round


def choose_competences(subject_id: uuid.UUID, chosen: Sequence[uuid.UUID], *, by: Actor, at: datetime) -> None:
    """Look at these competences of someone besides the core ones: what she and her manager chose together.

    ``chosen``: at most two, from the language that counts. Under the use of the round. Raises CannotDo once it is open.
    """
    with transaction.atomic():
        subject = Subject.objects.filter(id=subject_id).first()
        if subject is None:
            raise NotFound
        round = planned_round(subject.round_id, by)
        if round.opened_at is not None:
            raise CannotDo(_("This round is open: it keeps the competences it has. Nothing was changed."))
        core = list(SubjectCompetence.objects.filter(subject=subject, chosen=False).order_by("place"))
        wanted = [each for each in dict.fromkeys(chosen) if each not in {row.competence_id for row in core}]
        if (
            len(wanted) > max(CHOSEN, CHOSEN + CORE_BY_DEFAULT - len(core))
            or len(core) + len(wanted) > MOST_COMPETENCES
        ):
            raise CannotDo(_("Choose at most two competences besides the core ones. Nothing was changed."))
        names = {each.competence_id: each for each in competence_names()}
        if any(each not in names or names[each].kind is CompetenceKind.TEAM for each in wanted):
            raise NotFound
        SubjectCompetence.objects.filter(subject=subject, chosen=True).delete()
        SubjectCompetence.objects.bulk_create(
            SubjectCompetence(
                organisation_id=subject.organisation_id,
                purpose=subject.purpose,
                subject=subject,
                person_id=subject.person_id,
                competence_id=each,
                competence_version_id=names[each].version_id,
                scale_version_id=names[each].scale_version_id,
                place=place,
                chosen=True,
                anchors_from=1,
                anchors_to=1,
            )
            for place, each in enumerate(wanted, start=len(core) + 1)
        )
        record(by, "choose_competences", "subject", subject.id, at=at, count=len(wanted))
