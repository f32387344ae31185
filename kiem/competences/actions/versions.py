"""Versions of the language: begin, open a draft, adopt."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.actions.keeping import begin, locked_language
from kiem.competences.models import FrameworkEntry, FrameworkVersion
from kiem.competences.queries import framework_versions
from kiem.competences.rules import IN_THE_MAKING, VersionStatus
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
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


def adopt_framework(decision: str, adopted_on: date, *, by: Actor, at: datetime) -> FrameworkVersion:
    """Adopt the draft by a decision of a day; from then it never changes, and the former version is replaced.

    Raises CannotDo without a decision, without a draft that holds something, or for a day that cannot be.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        versions = {version.status: version for version in framework_versions()}
        draft, former = _in_the_making(versions), versions.get(VersionStatus.ADOPTED)
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


def _in_the_making(versions: Mapping[str, FrameworkVersion]) -> FrameworkVersion | None:
    return next((versions[status] for status in IN_THE_MAKING if status in versions), None)


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
