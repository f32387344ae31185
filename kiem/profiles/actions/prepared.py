"""A version that is still to come: put in force from today, or set aside."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.profiles.actions.keeping import (
    Next,
    Now,
    hold_the_profiles,
    require_within_twelve,
    what_stands,
    write_versions,
)
from kiem.profiles.queries import standing_on
from kiem.profiles.rules import ProfileOf


def put_in_force(of: ProfileOf, *, by: Actor, at: datetime) -> None:
    """Let a profile ask from today what it was to ask from a day to come.

    Raises NotFound when nothing is to come (any more), CannotDo when all layers of a job would ask a thirteenth today.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        today = timezone.localdate(at)
        in_force, coming = _both(of, by, at)
        after = standing_on(today)
        before = replace(after, asked={**after.asked, of: frozenset(in_force.lines)})
        require_within_twelve(before, after)
        write_versions({of: coming}, {of: Next(coming.lines)}, {of: today}, by, at)
        record(by, "put_in_force", of.layer.value, of.job_id or of.family_id, at=at)


def set_aside(of: ProfileOf, *, by: Actor, at: datetime) -> None:
    """Let a profile go on as it is: what was to come never holds, and stays known as written.

    What stands is written again from its own first day, so that no day seems to have changed anything. Raises NotFound
    when nothing is to come (any more).
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        in_force, coming = _both(of, by, at)
        held = replace(in_force, profile_id=coming.profile_id, number=coming.number)
        day = in_force.starts_on or timezone.localdate(at)
        write_versions({of: held}, {of: Next(in_force.lines)}, {of: day}, by, at)
        record(by, "set_aside", of.layer.value, of.job_id or of.family_id, at=at)


def _both(of: ProfileOf, by: Actor, at: datetime) -> tuple[Now, Now]:
    """The version in force and the one to come. Raises NotFound when nothing is to come."""
    hold_the_profiles(by)
    today = timezone.localdate(at)
    coming = what_stands([of])[of]
    if coming.starts_on is None or coming.starts_on <= today:
        raise NotFound
    return what_stands([of], today)[of], coming
