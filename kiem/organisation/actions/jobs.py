"""Jobs, as the organisation calls them."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep, keep_once, require_end_after_start
from kiem.organisation.models import Job, Placement
from kiem.organisation.queries import the
from kiem.organisation.rules import tidy


def add_job(name: str, *, starts_on: date, once: uuid.UUID | None = None, by: Actor, at: datetime) -> Job:
    """Add a job. Sent twice with the same ``once``, it is added once."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        job = Job(id=once or ordered_id(), organisation_id=by.organisation_id, name=tidy(name), starts_on=starts_on)
        if keep_once(job):
            record(by, "add_job", "job", job.id, at=at)
    return job


def rename_job(job_id: uuid.UUID, *, name: str, by: Actor, at: datetime) -> None:
    """Give a job another name."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        job = the(Job, job_id)
        job.name = tidy(name)
        keep(job)
        record(by, "rename_job", "job", job.id, at=at)


def end_job(job_id: uuid.UUID, *, ends_before: date, by: Actor, at: datetime) -> None:
    """End a job. Raises CannotDo while someone holds it by then."""
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        job = the(Job, job_id)
        require_end_after_start(job.starts_on, ends_before)
        if Placement.objects.filter(Q(ends_before=None) | Q(ends_before__gt=ends_before), job=job).exists():
            raise CannotDo(
                _("Someone still has this job after that day. End those placements first."), field="ends_before"
            )
        job.ends_before = ends_before
        keep(job)
        record(by, "end_job", "job", job.id, at=at)
