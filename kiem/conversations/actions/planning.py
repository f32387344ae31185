"""Planning a conversation: with whom, when, about what. Both are told; of what kind it is, a mail does not say."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NoReturn

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kiem.assessments.models import SubjectCompetence
from kiem.assessments.queries import rounds_about
from kiem.conversations.actions.recording import refuse_erased
from kiem.conversations.actions.telling import tell
from kiem.conversations.models import Appointment, Conversation, Topic
from kiem.conversations.rules import KIND_OF, CannotPlan, Kind, When, why_not_plan
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose, Use
from kiem.foundation.trail import record
from kiem.gaps.queries import asked_today
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import TeamMember, team_of, term_on
from kiem.organisation.rules import DatedTerm, Term

LATER_THAT_DAY = _("Someone already meets this employee on that day. Choose another day; nothing was changed.")
SENTENCES = {
    CannotPlan.PAST: _("That day has passed. Choose today or later."),
    CannotPlan.FAR: _("That is more than a year away. Choose an earlier day."),
}


def plan_conversation(person_id: uuid.UUID, purpose: Purpose, when: When, *, by: Viewer, at: datetime) -> Conversation:
    """Plan a talk or an evaluation with someone whom ``by`` leads today; what it is about is fixed with it.

    It is about what the latest round for this purpose looked at, or else about what is asked of her today. Raises
    CannotDo with a sentence, NotAllowed for who does not lead her. Some twenty statements.
    """
    member = _member(person_id, by)
    kind, today = KIND_OF[purpose], timezone.localdate(at)
    _may_plan(when, kind, at)
    with transaction.atomic(), using(Use(purpose.value)):
        looked = replace(by, use=Use(purpose.value))
        subject = next((each for each in rounds_about(looked, person_id) if each.purpose is purpose), None)
        conversation = Conversation.objects.create(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            purpose=purpose,
            appointment=_meet(person_id, when, by),
            person_id=person_id,
            with_person_id=by.person_id,
            subject_id=subject.subject_id if subject else None,
            leads_since=member.since,
            announced_on=today,
            planned_at=at,
        )
        topics = list(_topics(conversation, looked))
        if not topics:
            raise CannotDo(_("Nothing is asked of this employee yet, so there is nothing to talk about here."))
        Topic.objects.bulk_create(topics)
        tell(conversation, by=by, at=at)
        record(by, "plan_conversation", "conversation", conversation.id, at=at)
    return conversation


def _member(person_id: uuid.UUID, by: Viewer) -> TeamMember:
    if not by.may(Permission.SEE_TEAM_LEVELS):
        raise NotAllowed("plan_conversation", "person")
    found = next((each for each in team_of(by) if each.person_id == person_id), None)
    if found is None:
        raise NotAllowed("plan_conversation", "person")
    return found


def _may_plan(when: When, kind: Kind, at: datetime) -> None:
    today = timezone.localdate(at)
    notice = term_on(Term.NOTICE, today)
    reason = why_not_plan(when.on, today, kind=kind, notice_days=notice.number)
    if reason is not None:
        raise CannotDo(_sentence(reason, notice), field="on")


def _sentence(reason: CannotPlan, notice: DatedTerm) -> str:
    if reason is not CannotPlan.NOTICE:
        return str(SENTENCES[reason])
    said = ngettext(
        "An evaluation is announced at least %(days)d day before. Choose a later day.",
        "An evaluation is announced at least %(days)d days before. Choose a later day.",
        notice.number,
    )
    return said % {"days": notice.number}


def _meet(person_id: uuid.UUID, when: When, by: Viewer) -> Appointment:
    try:
        with transaction.atomic():
            return Appointment.objects.create(
                id=ordered_id(),
                organisation_id=by.organisation_id,
                person_id=person_id,
                with_person_id=by.person_id,
                on=when.on,
                starts_at=when.starts_at,
                place=when.place,
            )
    except IntegrityError as error:
        _refuse_second(error)


def _refuse_second(error: IntegrityError) -> NoReturn:
    if "appointment_one_a_day" in str(error):
        raise CannotDo(LATER_THAT_DAY, field="on") from error
    raise error


def _topics(conversation: Conversation, looked: Viewer) -> Iterator[Topic]:
    for place, (competence, version, scale, asked) in enumerate(_about(conversation, looked), start=1):
        yield Topic(
            id=ordered_id(),
            organisation_id=conversation.organisation_id,
            purpose=conversation.purpose,
            conversation=conversation,
            person_id=conversation.person_id,
            competence_id=competence,
            competence_version_id=version,
            scale_version_id=scale,
            asked=asked,
            place=place,
        )


def _about(conversation: Conversation, looked: Viewer) -> Sequence[tuple[uuid.UUID, uuid.UUID, uuid.UUID, int | None]]:
    """Competence, its version, the scale and what is asked, in order."""
    if conversation.subject_id is not None:
        rows = SubjectCompetence.objects.filter(subject=conversation.subject_id).order_by("place")
        return list(rows.values_list("competence_id", "competence_version_id", "scale_version_id", "position"))
    asked = asked_today(looked, conversation.person_id)
    return [(each.competence_id, each.competence_version_id, each.scale_version_id, each.position) for each in asked]


def move_conversation(conversation_id: uuid.UUID, when: When, *, by: Viewer, at: datetime) -> None:
    """Another day, hour or place, before anything is signed. An evaluation is announced anew. Raises CannotDo."""
    with transaction.atomic():
        conversation = held_by(conversation_id, by)
        if conversation.closed_at is not None:
            raise CannotDo(_("This conversation was signed: its day stays."))
        refuse_erased(conversation.erased_on)
        kind = KIND_OF[Purpose(conversation.purpose)]
        if when.on != conversation.appointment.on:
            _may_plan(when, kind, at)
        appointment = conversation.appointment
        appointment.on, appointment.starts_at, appointment.place = when.on, when.starts_at, when.place
        try:
            with transaction.atomic():
                appointment.save(update_fields=["on", "starts_at", "place"])
        except IntegrityError as error:
            _refuse_second(error)
        conversation.announced_on = timezone.localdate(at)
        conversation.revision += 1
        conversation.save(update_fields=["announced_on", "revision"])
        tell(conversation, by=by, at=at)
        record(by, "move_conversation", "conversation", conversation.id, at=at)


def call_off(conversation_id: uuid.UUID, *, by: Viewer, at: datetime) -> None:
    """Call off what was planned; what was written stays. A second time does nothing. Raises CannotDo when signed."""
    with transaction.atomic():
        conversation = held_by(conversation_id, by)
        if conversation.closed_at is not None:
            raise CannotDo(_("This conversation was signed: it cannot be called off any more."))
        if conversation.appointment.called_off_at is not None:
            return
        conversation.appointment.called_off_at = at
        conversation.appointment.save(update_fields=["called_off_at"])
        tell(conversation, called_off=True, by=by, at=at)
        record(by, "call_off", "conversation", conversation.id, at=at)


def held_by(conversation_id: uuid.UUID, by: Viewer) -> Conversation:
    """A conversation that ``by`` holds as manager, locked. Raises NotFound for any other."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("appointment")
    found = rows.filter(id=conversation_id, with_person=by.person_id, purpose=by.use.value).first()
    if found is None:
        raise NotFound
    return found
