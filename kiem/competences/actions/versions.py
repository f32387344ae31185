"""Versions of the language: begin, put in consultation, adopt, and look after."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.actions.keeping import begin, locked_language
from kiem.competences.models import FrameworkEntry, FrameworkVersion
from kiem.competences.queries import framework_versions, owners_to_choose
from kiem.competences.rules import IN_THE_MAKING, VersionStatus
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep


def begin_framework(name: str, *, by: Actor, at: datetime) -> FrameworkVersion:
    """Begin the organisation's competence language: version 1, a draft. Raises CannotDo when there is one already."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft = begin(name, by)
        record(by, "begin_framework", "framework", draft.framework_id, at=at)
    return draft


def open_consultation(*, by: Actor, at: datetime) -> FrameworkVersion:
    """Put the draft before everyone: its words stay as they are until it is adopted or taken back.

    Raises CannotDo without a draft that holds something.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft = _draft(VersionStatus.DRAFT)
        draft.status, draft.consultation_since = VersionStatus.CONSULTATION, timezone.localdate(at)
        keep(draft)
        record(by, "open_consultation", "framework_version", draft.id, at=at)
    return draft


def take_back_to_draft(*, by: Actor, at: datetime) -> FrameworkVersion:
    """End the consultation without a decision: the words may change again. Raises CannotDo when there is none."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft = _draft(VersionStatus.CONSULTATION)
        draft.status, draft.consultation_since = VersionStatus.DRAFT, None
        keep(draft)
        record(by, "take_back_to_draft", "framework_version", draft.id, at=at)
    return draft


def adopt_framework(
    decision: str,
    adopted_on: date,
    *,
    review_on: date | None = None,
    owner_id: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> FrameworkVersion:
    """Adopt the draft by a decision of a day; from then it never changes, and the former version is replaced.

    ``review_on``: by when to look at it again; ``owner_id``: who looks after it. Raises CannotDo without a decision,
    without a draft that holds something, or for a day that cannot be.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft = _draft(*IN_THE_MAKING)
        former = next((each for each in framework_versions() if each.status == VersionStatus.ADOPTED), None)
        _check(decision, adopted_on, former, timezone.localdate(at))
        _check_care(review_on, owner_id, adopted_on, at)
        if former is not None:
            former.status = VersionStatus.REPLACED
            keep(former)
        draft.status, draft.adopted_on, draft.decision = VersionStatus.ADOPTED, adopted_on, decision.strip()
        draft.review_on, draft.owner_id = review_on, owner_id
        keep(draft)
        record(by, "adopt_framework", "framework_version", draft.id, at=at)
    return draft


def look_after_framework(
    review_on: date | None, owner_id: uuid.UUID | None, *, by: Actor, at: datetime
) -> FrameworkVersion:
    """Say by when the version in force is looked at again, and who looks after it. Raises CannotDo for a past day."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        version = next((each for each in framework_versions() if each.status == VersionStatus.ADOPTED), None)
        if version is None:
            raise NotFound
        _check_care(review_on, owner_id, version.review_on, at)
        version.review_on, version.owner_id = review_on, owner_id
        keep(version)
        record(by, "look_after_framework", "framework_version", version.id, at=at)
    return version


def _draft(*statuses: VersionStatus) -> FrameworkVersion:
    """The version in the making, under lock. Raises CannotDo when there is none with competences in it."""
    locked_language()
    versions: Mapping[str, FrameworkVersion] = {version.status: version for version in framework_versions()}
    draft = next((versions[status] for status in statuses if status in versions), None)
    if draft is None or not FrameworkEntry.objects.filter(framework_version=draft).exists():
        if VersionStatus.DRAFT in statuses:
            raise CannotDo(_("There is no draft with competences in it to adopt."))
        raise CannotDo(_("Nothing is in consultation."))
    return draft


def _check(decision: str, adopted_on: date, former: FrameworkVersion | None, today: date) -> None:
    if not decision.strip():
        raise CannotDo(
            _("Say which decision is behind it: who decided, and when. For example: management meeting of 3 March."),
            field="decision",
        )
    if adopted_on > today:
        raise CannotDo(
            _("The day of the decision is still to come. Adopt it when it has been decided."), field="adopted_on"
        )
    if former is not None and former.adopted_on is not None and adopted_on < former.adopted_on:
        raise CannotDo(_("The version in force was adopted after that day. Choose a later day."), field="adopted_on")


def _check_care(review_on: date | None, owner_id: uuid.UUID | None, known: date | None, at: datetime) -> None:
    """``known``: a day that may stand although it is past."""
    if review_on is not None and review_on != known and review_on <= timezone.localdate(at):
        raise CannotDo(_("Choose a day that is still to come to look at it again."), field="review_on")
    if owner_id is not None and owner_id not in {key for key, _name in owners_to_choose(timezone.localdate(at))}:
        raise CannotDo(_("Choose someone from the list to look after it."), field="owner_id")
