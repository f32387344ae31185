"""Bringing in all profiles: of every layer, as a next version where something differs; the same list writes nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions import add_job
from kiem.organisation.models import Job
from kiem.organisation.queries import the
from kiem.profiles.actions.families import add_family, belong_to, stand_under
from kiem.profiles.actions.keeping import hold_the_profiles, write_versions
from kiem.profiles.actions.matching import Plan, plan_for
from kiem.profiles.models import JobFamily
from kiem.profiles.rules import AllProfilesBroughtIn, ProfileInFull, ProfileOf


def bring_in_all_profiles(rows: Sequence[ProfileInFull], *, by: Actor, at: datetime) -> AllProfilesBroughtIn:
    """Let each profile of the list say and ask what the list says; what the list does not speak of stays.

    A profile that differs gets a next version; no version that stands is touched. Jobs and families that are not here
    are made. Raises CannotDo when anything is wrong; nothing is changed then. Some thirty statements, and a handful for
    each job or family that is made or moved.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        plan = plan_for(rows, timezone.localdate(at))
        if plan.problems:
            raise CannotDo(_("Something changed meanwhile: look once more at what would happen. Nothing was changed."))
        _make_places(plan, by, at)
        write_versions(plan.now, plan.nexts, plan.days, by, at)
        outcome = _outcome(plan)
        if outcome.writes:
            record(by, "bring_in_all_profiles", "role_profile", at=at, count=outcome.writes)
    return outcome


def what_bring_in_all_profiles_would_do(
    rows: Sequence[ProfileInFull], *, by: Actor, at: datetime
) -> AllProfilesBroughtIn:
    """The same, without writing anything, and with all that is wrong."""
    require(by, Permission.MANAGE_PROFILES)
    return _outcome(plan_for(rows, timezone.localdate(at)))


def _outcome(plan: Plan) -> AllProfilesBroughtIn:
    moved = tuple((plan.now[of].source.name, plan.names[above]) for of, above in plan.moves.items())
    jobs, families = tuple(plan.jobs.values()), tuple(plan.families.values())
    return AllProfilesBroughtIn(plan.steps, plan.unchanged, jobs, families, moved, plan.problems, plan.fingerprint)


def _make_places(plan: Plan, by: Actor, at: datetime) -> None:
    """Make the jobs and families that are not here, and let each come under its family.

    What is new is there since the first day from which any new profile asks something; what was here moves today.
    """
    today = timezone.localdate(at)
    since = min([today, *(step.starts_on for step in plan.steps if step.is_new)])
    for key, name in plan.families.items():
        add_family(name, starts_on=since, once=key, by=by, at=at)
    for key, name in plan.jobs.items():
        add_job(name, starts_on=since, once=key, by=by, at=at)
    families = [of.family_id for of in plan.moves if of.family_id]
    for family in families:
        # All of them first, so that two may change places.
        stand_under(the(JobFamily, family), None, today, by, at)
    for of, above in plan.moves.items():
        day = max(since, the(JobFamily, above).starts_on) if _is_new(of, plan) else today
        if of.family_id:
            stand_under(the(JobFamily, of.family_id), above, day, by, at)
        elif of.job_id:
            belong_to(the(Job, of.job_id), above, day, by, at)


def _is_new(of: ProfileOf, plan: Plan) -> bool:
    return of.job_id in plan.jobs or of.family_id in plan.families
