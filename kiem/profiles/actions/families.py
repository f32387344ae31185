"""Job families: a tree with periods, and which jobs belong to them."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, keep_once, require_end_after_start, require_within
from kiem.organisation.models import Job, on_day
from kiem.organisation.queries import the
from kiem.organisation.rules import tidy, would_make_a_cycle
from kiem.profiles.actions.keeping import hold_the_profiles, require_within_twelve
from kiem.profiles.models import JobFamily, JobFamilyPlace, JobInFamily
from kiem.profiles.queries import family_parents_on, standing_on
from kiem.profiles.rules import Standing


def add_family(
    name: str,
    *,
    parent: uuid.UUID | None = None,
    starts_on: date,
    once: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> JobFamily:
    """Add a job family, at the top or under another. Sent twice with the same ``once``, it is added once.

    Raises CannotDo without a name, and for a parent that is not there by then.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        family = JobFamily(
            id=once or ordered_id(), organisation_id=by.organisation_id, name=tidy(name), starts_on=starts_on
        )
        if keep_once(family):
            if parent is not None:
                _put_under(family, parent, starts_on, by)
            record(by, "add_family", "family", family.id, at=at)
    return family


def _put_under(family: JobFamily, parent: uuid.UUID, starts_on: date, by: Actor) -> None:
    above = the(JobFamily, parent)
    require_within(above, starts_on, family.ends_before, field="parent")
    keep(
        JobFamilyPlace(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            family=family,
            parent=above,
            starts_on=starts_on,
            ends_before=family.ends_before,
        )
    )


def rename_family(family_id: uuid.UUID, *, name: str, by: Actor, at: datetime) -> None:
    """Give a family another name."""
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        family = the(JobFamily, family_id)
        family.name = tidy(name)
        keep(family)
        record(by, "rename_family", "family", family.id, at=at)


def move_family(family_id: uuid.UUID, *, parent: uuid.UUID | None, starts_on: date, by: Actor, at: datetime) -> None:
    """From a day on, let a family stand under another (or at the top). Moves planned after that day fall away.

    Raises CannotDo for a circle, for a day before a move that took place, and where a job would be asked a thirteenth.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        family = the(JobFamily, family_id)
        require_within(family, starts_on, family.ends_before, field="starts_on")
        before = standing_on(starts_on)
        stand_under(family, parent, starts_on, by, at)
        _require_doable(before, starts_on, "parent")
        record(by, "move_family", "family", family.id, at=at)


def stand_under(family: JobFamily, parent: uuid.UUID | None, starts_on: date, by: Actor, at: datetime) -> None:
    """Within other actions: from a day on, let a family stand under another. Raises CannotDo for a circle."""
    places = JobFamilyPlace.objects.filter(family=family)
    _require_not_changed_since(places, starts_on, timezone.localdate(at))
    places.filter(starts_on__gte=starts_on).delete()
    places.filter(on_day(starts_on)).update(ends_before=starts_on)
    if parent is not None:
        if would_make_a_cycle(family.id, parent, family_parents_on(starts_on)):
            raise CannotDo(
                _("A family cannot stand under itself or under a family that stands under it."), field="parent"
            )
        _put_under(family, parent, starts_on, by)


def put_in_family(job_id: uuid.UUID, *, family: uuid.UUID | None, starts_on: date, by: Actor, at: datetime) -> None:
    """From a day on, let a job belong to a family (or to none). What was planned after that day falls away.

    Raises CannotDo for a day before a change that took place, and where the job would be asked a thirteenth.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        job = the(Job, job_id)
        require_within(job, starts_on, job.ends_before, field="starts_on")
        before = standing_on(starts_on)
        belong_to(job, family, starts_on, by, at)
        _require_doable(before, starts_on, "family")
        record(by, "put_in_family", "job", job.id, at=at)


def belong_to(job: Job, family: uuid.UUID | None, starts_on: date, by: Actor, at: datetime) -> None:
    """Within other actions: from a day on, let a job belong to a family, or to none."""
    member = JobInFamily.objects.filter(job=job)
    _require_not_changed_since(member, starts_on, timezone.localdate(at))
    member.filter(starts_on__gte=starts_on).delete()
    member.filter(on_day(starts_on)).update(ends_before=starts_on)
    if family is None:
        return
    home = the(JobFamily, family)
    require_within(home, starts_on, job.ends_before, field="family")
    keep(
        JobInFamily(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            job=job,
            family=home,
            starts_on=starts_on,
            ends_before=job.ends_before,
        )
    )


def _require_doable(before: Standing, starts_on: date, field: str) -> None:
    """Nobody is asked a thirteenth because of where a job or family now stands. Four statements and one for jobs."""
    after = standing_on(starts_on)
    try:
        require_within_twelve(replace(after, family_of=before.family_of, parents=before.parents), after)
    except CannotDo as refusal:
        raise CannotDo(refusal.sentence, field=field) from None


def _require_not_changed_since(
    rows: "QuerySet[JobFamilyPlace] | QuerySet[JobInFamily]", starts_on: date, today: date
) -> None:
    """What took place stays: what was true then is not rewritten."""
    took_place = Q(starts_on__gt=starts_on, starts_on__lte=today) | Q(ends_before__gt=starts_on, ends_before__lte=today)
    if rows.filter(took_place).exists():
        raise CannotDo(_("This was already changed after that day. Choose a later day."), field="starts_on")


def end_family(family_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a family. Raises CannotDo while jobs belong to it or families stand under it by then."""
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        family = the(JobFamily, family_id)
        require_end_after_start(family.starts_on, ends_before)
        by_then = Q(ends_before=None) | Q(ends_before__gt=ends_before)
        if (
            JobInFamily.objects.filter(by_then, family=family).exists()
            or JobFamilyPlace.objects.filter(by_then, parent=family).exists()
        ):
            raise CannotDo(
                _("Jobs still belong to this family, or families stand under it, after that day. "
                  "Give them another place first."),
                field="ends_before",
            )  # fmt: skip
        places = JobFamilyPlace.objects.filter(family=family)
        places.filter(starts_on__gte=ends_before).delete()
        places.filter(by_then).update(ends_before=ends_before)
        family.ends_before = ends_before
        keep(family)
        record(by, "end_family", "family", family.id, at=at)
