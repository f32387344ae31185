"""The list of acts that an organisation keeps: what allows them, when they are looked at again, and who assesses."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.competences.models import Competence
from kiem.credentials.models import Act, ActLicence, Assessor, LicenceKind, ReviewTerm
from kiem.credentials.queries import the_act
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, keep_once, require_end_after_start, require_within
from kiem.organisation.models import Person
from kiem.organisation.queries import the
from kiem.organisation.rules import tidy


def add_licence_kind(name: str, *, by: Actor, at: datetime) -> LicenceKind:
    """A diploma or visum that allows acts. Raises CannotDo for a name that is there already."""
    require(by, Permission.KEEP_ACTS)
    with transaction.atomic():
        kind = LicenceKind(organisation_id=by.organisation_id, name=tidy(name))
        keep(kind)
        record(by, "add_licence_kind", "licence_kind", kind.id, at=at)
    return kind


def add_act(
    name: str,
    *,
    about: str = "",
    kinds: Collection[uuid.UUID] = (),
    competence: uuid.UUID | None = None,
    starts_on: date,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Act:
    """An act for the list. ``kinds``: of diplomas and visums that allow it by law. Sent twice: added once.

    Raises CannotDo for a name that is there already.
    """
    require(by, Permission.KEEP_ACTS)
    with transaction.atomic():
        act = Act(
            id=once or ordered_id(),
            organisation_id=by.organisation_id,
            name=tidy(name),
            about=tidy(about),
            competence=the(Competence, competence) if competence else None,
            starts_on=starts_on,
        )
        if keep_once(act):
            _allow(act, kinds, by)
            record(by, "add_act", "act", act.id, at=at)
    return act


def change_act(
    act_id: uuid.UUID,
    *,
    name: str,
    about: str,
    kinds: Collection[uuid.UUID],
    competence: uuid.UUID | None,
    by: Actor,
    at: datetime,
) -> None:
    """Word an act otherwise, or say anew what allows it. Raises CannotDo like ``add_act``."""
    require(by, Permission.KEEP_ACTS)
    with transaction.atomic():
        act = the_act(act_id)
        act.name, act.about = tidy(name), tidy(about)
        act.competence = the(Competence, competence) if competence else None
        keep(act)
        _allow(act, kinds, by)
        record(by, "change_act", "act", act.id, at=at)


def _allow(act: Act, kinds: Collection[uuid.UUID], by: Actor) -> None:
    ActLicence.objects.filter(act=act).exclude(kind__in=list(kinds)).delete()
    links = [ActLicence(organisation_id=by.organisation_id, act=act, kind=the(LicenceKind, kind)) for kind in kinds]
    ActLicence.objects.bulk_create(links, ignore_conflicts=True)


def end_act(act_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """Take an act off the list from a day on; what was noted of people stays. Raises CannotDo."""
    require(by, Permission.KEEP_ACTS)
    with transaction.atomic():
        act = the_act(act_id)
        require_end_after_start(act.starts_on, ends_before)
        act.ends_before = ends_before
        keep(act)
        record(by, "end_act", "act", act.id, at=at)


def set_review_term(
    act_id: uuid.UUID, *, months: int, source: str, starts_on: date, by: Actor, at: datetime
) -> ReviewTerm:
    """After how many months an act is looked at again, for what is shown from a day on, and who says so.

    What was shown before keeps its own day. Raises CannotDo without a source.
    """
    require(by, Permission.KEEP_ACTS)
    if not source.strip():
        raise CannotDo(_("Say where this term comes from: a rule, a guideline or a decision."), field="source")
    with transaction.atomic():
        term = ReviewTerm(
            organisation_id=by.organisation_id,
            act=the_act(act_id),
            months=months,
            source=tidy(source),
            starts_on=starts_on,
            recorded_at=at,
        )
        keep(term)
        record(by, "set_review_term", "act", act_id, at=at)
    return term


def name_assessor(
    act_id: uuid.UUID,
    person_id: uuid.UUID,
    *,
    qualified_by: str,
    starts_on: date,
    ends_before: date | None = None,
    by: Actor,
    at: datetime,
) -> Assessor:
    """Who may say that others can do an act, and by what she is qualified. Raises CannotDo."""
    require(by, Permission.KEEP_ACTS)
    if not qualified_by.strip():
        raise CannotDo(_("Say what makes her qualified to assess this act."), field="qualified_by")
    require_end_after_start(starts_on, ends_before)
    with transaction.atomic():
        act = the_act(act_id)
        require_within(act, starts_on, act.ends_before, field="starts_on")
        assessor = Assessor(
            organisation_id=by.organisation_id,
            act=act,
            person=the(Person, person_id),
            qualified_by=tidy(qualified_by),
            starts_on=starts_on,
            ends_before=ends_before,
        )
        keep(assessor)
        record(by, "name_assessor", "person", person_id, at=at)
    return assessor


def end_assessor(assessor_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> uuid.UUID:
    """From a day on she no longer assesses; what she assessed stays. The act. Raises CannotDo."""
    require(by, Permission.KEEP_ACTS)
    with transaction.atomic():
        assessor = the(Assessor, assessor_id)
        require_end_after_start(assessor.starts_on, ends_before)
        assessor.ends_before = ends_before
        keep(assessor)
        record(by, "end_assessor", "person", assessor.person_id, at=at)
    return assessor.act_id
