"""Bringing in a list of job profiles: each job named in it asks exactly what the list says."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.queries import competence_names
from kiem.competences.rules import plain_name
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.models import Job
from kiem.profiles.actions.keeping import Line, Next, Now, checked, hold_the_profiles, sizes, what_stands, write
from kiem.profiles.rules import LineToBringIn, ProfileOf, ProfilesBroughtIn, of_job

Found = TypeVar("Found")


def bring_in_profiles(
    rows: Sequence[LineToBringIn],
    *,
    purposes: Mapping[str, str] | None = None,
    starts_on: date | None = None,
    by: Actor,
    at: datetime,
) -> ProfilesBroughtIn:
    """Let each job named in the list ask exactly what the list says, from a day (today when not given).

    ``purposes``: by job name, what the job is for. The same list again writes nothing. Raises CannotDo for a name that
    is not known, with the nearest one. A fixed number of statements, and one per changed profile for its references.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        jobs = {plain_name(job.name): job.id for job in Job.objects.filter(ends_before=None).order_by("-id")}
        unknown_job = _("The job “%(name)s” does not exist.")
        wanted = _wanted(rows, jobs, unknown_job)
        now = what_stands(sorted(wanted, key=lambda of: of.key))
        aims = {of_job(_named(name, jobs, unknown_job)): text.strip() for name, text in (purposes or {}).items()}
        nexts = {of: _next(now[of], lines, aims.get(of)) for of, lines in wanted.items()}
        changed = {
            of: each
            for of, each in nexts.items()
            if each.lines != now[of].lines or (each.described and each.described != now[of].described)
        }
        if changed:
            write(now, changed, starts_on or timezone.localdate(at), by, at)
            record(by, "bring_in_profiles", "role_profile", at=at, count=len(changed))
    return ProfilesBroughtIn(
        tuple(now[of].source.name for of in wanted if of in changed),
        tuple(now[of].source.name for of in wanted if of not in changed),
    )


def _wanted(
    rows: Sequence[LineToBringIn], jobs: Mapping[str, uuid.UUID], unknown_job: str
) -> dict[ProfileOf, dict[uuid.UUID, Line]]:
    asked = {plain_name(name): each for each in competence_names() for name in each.names}
    known = sizes()
    wanted: dict[ProfileOf, dict[uuid.UUID, Line]] = {}
    for row in rows:
        of = of_job(_named(row.job, jobs, unknown_job))
        each = _named(row.competence, asked, _("The competence “%(name)s” is not in your language."))
        line = checked(each, row.position, row.weight, known)
        if wanted.setdefault(of, {}).setdefault(each.competence_id, line) != line:
            raise CannotDo(
                _("“%(competence)s” stands twice for %(job)s, with different levels. Nothing was changed.")
                % {"competence": row.competence, "job": row.job}
            )
    return wanted


def _next(now: Now, lines: Mapping[uuid.UUID, Line], aim: str | None) -> Next:
    """What a job is to ask; a line that asks what it asked keeps its own wording."""
    kept = {key: _kept(now.lines.get(key), line) for key, line in lines.items()}
    return Next(kept, None if aim is None else replace(now.described, purpose=aim))


def _kept(before: Line | None, line: Line) -> Line:
    return before if before and before.asks == line.asks else line


def _named(name: str, among: Mapping[str, Found], unknown: str) -> Found:
    """What goes by this name; ``unknown`` is the sentence when nothing does, with the nearest name after it."""
    found = among.get(plain_name(name))
    if found is None:
        near = get_close_matches(plain_name(name), among, 1)
        hint = " " + _("Do you mean “%(near)s”?") % {"near": near[0]} if near else ""
        raise CannotDo(unknown % {"name": name} + hint + " " + _("Nothing was changed."))
    return found
