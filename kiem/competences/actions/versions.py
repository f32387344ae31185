"""Versions of the language: begin, open a draft, adopt."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.models import Framework, FrameworkEntry, FrameworkVersion
from kiem.competences.queries.language import framework_versions
from kiem.competences.rules import VersionStatus
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep


def begin_framework(name: str, *, by: Actor, at: datetime) -> FrameworkVersion:
    """Begin the organisation's competence language: version 1, a draft. Raises CannotDo when there is one already."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        framework = Framework(organisation_id=by.organisation_id, name=name.strip())
        keep(framework)
        draft = _open(framework.id, 1, by)
        record(by, "begin_framework", "framework", framework.id, at=at)
    return draft


def _open(framework: uuid.UUID, number: int, by: Actor) -> FrameworkVersion:
    return FrameworkVersion.objects.create(
        organisation_id=by.organisation_id, framework_id=framework, number=number, status=VersionStatus.DRAFT
    )


def locked_language() -> Framework | None:
    """The organisation's language, for this transaction alone: two writers of one language wait for each other."""
    return Framework.objects.select_for_update().first()


def draft_to_write(by: Actor, at: datetime) -> FrameworkVersion:
    """Within another action: the draft, begun or copied from the adopted one when needed."""
    framework = locked_language()
    if framework is None:
        return begin_framework(_("Our language"), by=by, at=at)
    newest = framework_versions()[0]
    if newest.status == VersionStatus.DRAFT:
        return newest
    draft = _open(framework.id, newest.number + 1, by)
    FrameworkEntry.objects.bulk_create(
        FrameworkEntry(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            framework_version=draft,
            competence_id=entry.competence_id,
            competence_version_id=entry.competence_version_id,
        )
        for entry in FrameworkEntry.objects.filter(framework_version=newest).order_by("id")
    )
    return draft


def adopt_framework(decision: str, adopted_on: date, *, by: Actor, at: datetime) -> FrameworkVersion:
    """Adopt the draft by a decision of a day; from then it never changes, and the former version is replaced.

    Raises CannotDo without a decision, without a draft that holds something, or for a day that cannot be.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        versions = {version.status: version for version in framework_versions()}
        draft, former = versions.get(VersionStatus.DRAFT), versions.get(VersionStatus.ADOPTED)
        if draft is None or not FrameworkEntry.objects.filter(framework_version=draft).exists():
            raise CannotDo(_("There is no draft with competences in it to adopt."))
        _check(decision, adopted_on, former, timezone.localdate(at))
        if former is not None:
            former.status = VersionStatus.REPLACED
            keep(former)
        draft.status, draft.adopted_on, draft.decision = VersionStatus.ADOPTED, adopted_on, decision.strip()
        keep(draft)
        record(by, "adopt_framework", "framework_version", draft.id, at=at)
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
