"""Saying that a competence was split or merged on the way to the next version."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.keeping import locked_language
from kiem.competences.models import CompetenceStep, FrameworkEntry, FrameworkVersion
from kiem.competences.queries import framework_versions
from kiem.competences.rules import IN_THE_MAKING, Step, VersionStatus
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require


def say_step(former: uuid.UUID, latter: uuid.UUID, step: Step, *, by: Actor, at: datetime) -> bool:
    """Say that what ``former`` meant went, in part (split) or with others (merged), to ``latter``. False: said already.

    Raises CannotDo when there is no version in the making, or when they do not stand in the two versions.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft, before = _versions()
        if step not in (Step.SPLIT, Step.MERGED):
            raise CannotDo(
                _("Only a split or a merger is said by hand; the rest follows from the words."), field="step"
            )
        if not _holds(before, former):
            raise CannotDo(_("This competence is not in the version in force."), field="former")
        if not _holds(draft, latter):
            raise CannotDo(_("This competence is not in the draft."), field="latter")
        said = CompetenceStep.objects.filter(framework_version=draft, former=former)
        if said.filter(latter=latter, step=step).exists():
            return False
        said.exclude(step=step).delete()
        said.filter(latter=latter).delete()
        CompetenceStep.objects.create(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            framework_version=draft,
            former_id=former,
            latter_id=latter,
            step=step,
        )
        record(by, "say_step", "competence", former, at=at)
    return True


def unsay_steps(former: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Take back what was said of a competence for the version in the making."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft, _before = _versions()
        CompetenceStep.objects.filter(framework_version=draft, former=former).delete()
        record(by, "unsay_steps", "competence", former, at=at)


def _versions() -> tuple[FrameworkVersion, FrameworkVersion]:
    """The version in the making and the one in force. Raises CannotDo when either is missing."""
    locked_language()
    versions = framework_versions()
    draft = next((each for each in versions if each.status in IN_THE_MAKING), None)
    before = next((each for each in versions if each.status == VersionStatus.ADOPTED), None)
    if draft is None or before is None:
        raise CannotDo(_("There is no next version in the making beside the one in force."))
    return draft, before


def _holds(version: FrameworkVersion, competence: uuid.UUID) -> bool:
    return FrameworkEntry.objects.filter(framework_version=version, competence=competence).exists()
