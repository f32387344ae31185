"""The writes of profiles: every change is a new version that holds all lines of the job."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.models import ScaleVersion
from kiem.competences.queries import CompetenceName, competence_names
from kiem.competences.rules import CompetenceKind, plain_name
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.models import Job
from kiem.profiles.models import Requirement, RoleProfile, RoleProfileVersion
from kiem.profiles.rules import AT_MOST_REQUIREMENTS, LineToBringIn, ProfilesBroughtIn, Weight

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is written; two lines that are equal ask the same in the same words."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    position: int
    weight: str

    @property
    def asks(self) -> tuple[uuid.UUID, int, str]:
        """What a line asks, whichever wording it was made with."""
        return self.scale_version_id, self.position, self.weight


_Lines = Mapping[uuid.UUID, _Line]


@dataclass(frozen=True, slots=True)
class _Now:
    """A job's newest version as it stands: its lines by competence; nothing yet when ``number`` is 0."""

    job: Job
    profile_id: uuid.UUID | None
    number: int
    starts_on: date | None
    purpose: str
    lines: _Lines


def set_requirement(
    job_id: uuid.UUID,
    competence_id: uuid.UUID,
    position: int,
    weight: Weight,
    *,
    scale_version_id: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """From today, let a job ask a competence at a level (``position`` on its scale). False: it asks just that already.

    ``scale_version_id``: the scale from which the level was chosen. Raises CannotDo for a level of another scale, a
    competence that is not in the language, one asked of teams only, or a thirteenth line.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        now = _now([job_id])[job_id]
        asked = next((each for each in competence_names() if each.competence_id == competence_id), None)
        if asked is None:
            raise CannotDo(_("This competence is not in your competence language."), field="competence")
        if scale_version_id not in (None, asked.scale_version_id):
            raise CannotDo(_("That level is of another scale than the competence's own."), field="level")
        line = _checked(asked, position, weight, _sizes())
        if now.lines.get(competence_id) == line:
            return False
        _write({job_id: now}, {job_id: {**now.lines, competence_id: line}}, timezone.localdate(at), {}, by, at)
        record(by, "set_requirement", "job", job_id, at=at)
    return True


def remove_requirement(job_id: uuid.UUID, competence_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """From today, let a job no longer ask a competence. What it asked before today stays known."""
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        now = _now([job_id])[job_id]
        if competence_id not in now.lines:
            raise NotFound
        left = {key: line for key, line in now.lines.items() if key != competence_id}
        _write({job_id: now}, {job_id: left}, timezone.localdate(at), {}, by, at)
        record(by, "remove_requirement", "job", job_id, at=at)


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
    is not known, with the nearest one. Nine statements, whatever the size.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        jobs = {plain_name(job.name): job.id for job in Job.objects.filter(ends_before=None).order_by("-id")}
        asked = {plain_name(name): each for each in competence_names() for name in each.names}
        sizes = _sizes()
        wanted: dict[uuid.UUID, dict[uuid.UUID, _Line]] = {}
        for row in rows:
            job = _named(row.job, jobs, _("The job “%(name)s” does not exist."))
            each = _named(row.competence, asked, _("The competence “%(name)s” is not in your language."))
            line = _checked(each, row.position, row.weight, sizes)
            if wanted.setdefault(job, {}).setdefault(each.competence_id, line) != line:
                raise CannotDo(
                    _("“%(competence)s” stands twice for %(job)s, with different levels. Nothing was changed.")
                    % {"competence": row.competence, "job": row.job}
                )
        now = _now(sorted(wanted))
        wanted = {job: {key: _kept(now[job].lines.get(key), line) for key, line in lines.items()}
                  for job, lines in wanted.items()}  # fmt: skip
        aims = {_named(name, jobs, _("The job “%(name)s” does not exist.")): text.strip()
                for name, text in (purposes or {}).items()}  # fmt: skip
        changed = {job: lines for job, lines in wanted.items()
                   if lines != now[job].lines or aims.get(job, now[job].purpose) != now[job].purpose}  # fmt: skip
        if changed:
            _write(now, changed, starts_on or timezone.localdate(at), aims, by, at)
            record(by, "bring_in_profiles", "role_profile", at=at, count=len(changed))
    return ProfilesBroughtIn(
        tuple(now[job].job.name for job in wanted if job in changed),
        tuple(now[job].job.name for job in wanted if job not in changed),
    )


def _named(name: str, among: Mapping[str, Found], unknown: str) -> Found:
    """What goes by this name; ``unknown`` is the sentence when nothing does, with the nearest name after it."""
    found = among.get(plain_name(name))
    if found is None:
        near = get_close_matches(plain_name(name), among, 1)
        hint = " " + _("Do you mean “%(near)s”?") % {"near": near[0]} if near else ""
        raise CannotDo(unknown % {"name": name} + hint + " " + _("Nothing was changed."))
    return found


def _kept(before: _Line | None, line: _Line) -> _Line:
    """The line as it stood, with its own wording, when the list asks nothing else."""
    return before if before and before.asks == line.asks else line


def _sizes() -> dict[uuid.UUID, int]:
    return dict(ScaleVersion.objects.values_list("id", "size"))


def _checked(asked: CompetenceName, position: int, weight: Weight, sizes: Mapping[uuid.UUID, int]) -> _Line:
    """The line to write. Raises CannotDo for a level that is not on the competence's scale, and for a team's one."""
    if asked.kind is CompetenceKind.TEAM:
        raise CannotDo(
            _("“%(name)s” is a team competence: it is asked of a team together, never of one person.")
            % {"name": asked.name},
            field="competence",
        )
    if not 1 <= position <= sizes[asked.scale_version_id]:
        raise CannotDo(
            _("The scale of “%(name)s” has %(size)s levels; level %(position)s is not one of them.")
            % {"name": asked.name, "size": sizes[asked.scale_version_id], "position": position},
            field="level",
        )
    return _Line(asked.competence_id, asked.version_id, asked.scale_version_id, position, weight.value)


def _now(job_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, _Now]:
    """The newest version of some jobs' profiles; the jobs are locked, so that two writers wait for each other."""
    jobs = {job.id: job for job in Job.objects.select_for_update().filter(id__in=job_ids).order_by("id")}
    if len(jobs) < len(set(job_ids)):
        raise NotFound
    profiles = dict(RoleProfile.objects.filter(job__in=jobs).values_list("job_id", "id"))
    rows = RoleProfileVersion.objects.filter(role_profile__in=profiles.values())
    rows = rows.order_by("role_profile_id", "-number").distinct("role_profile_id")
    newest = {row.role_profile_id: row for row in rows}
    lines: dict[uuid.UUID, dict[uuid.UUID, _Line]] = {}
    for each in Requirement.objects.filter(role_profile_version__in=newest.values()):
        line = _Line(each.competence_id, each.competence_version_id, each.scale_version_id, each.position, each.weight)
        lines.setdefault(each.role_profile_version_id, {})[each.competence_id] = line
    now = {}
    for key, job in jobs.items():
        profile = profiles.get(key)
        version = newest.get(profile) if profile else None
        now[key] = _Now(
            job,
            profile,
            version.number if version else 0,
            version.starts_on if version else None,
            version.purpose_text if version else "",
            lines.get(version.id, {}) if version else {},
        )
    return now


def _write(
    now: Mapping[uuid.UUID, _Now],
    wanted: Mapping[uuid.UUID, _Lines],
    starts_on: date,
    purposes: Mapping[uuid.UUID, str],
    by: Actor,
    at: datetime,
) -> None:
    """Write a next version of some jobs' profiles, with these lines."""
    new: dict[uuid.UUID, RoleProfile] = {}
    versions: dict[uuid.UUID, RoleProfileVersion] = {}
    for job_id, lines in wanted.items():
        before = now[job_id]
        _check_lines(before, lines, starts_on)
        if before.profile_id is None:
            new[job_id] = RoleProfile(id=ordered_id(), organisation_id=by.organisation_id, job_id=job_id)
        versions[job_id] = RoleProfileVersion(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            role_profile_id=before.profile_id or new[job_id].id,
            number=before.number + 1,
            starts_on=starts_on,
            purpose_text=purposes.get(job_id, before.purpose),
            recorded_at=at,
        )
    RoleProfile.objects.bulk_create(new.values())
    RoleProfileVersion.objects.bulk_create(versions.values())
    Requirement.objects.bulk_create(
        Requirement(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            role_profile_version=versions[job_id],
            competence_id=line.competence_id,
            competence_version_id=line.competence_version_id,
            scale_version_id=line.scale_version_id,
            position=line.position,
            weight=line.weight,
        )
        for job_id, lines in wanted.items()
        for line in lines.values()
    )


def _check_lines(before: _Now, lines: _Lines, starts_on: date) -> None:
    if before.starts_on is not None and starts_on < before.starts_on:
        raise CannotDo(
            _("The profile of %(job)s already has a version from a later day. What was asked in the past is not "
              "rewritten. Nothing was changed.") % {"job": before.job.name}
        )  # fmt: skip
    if len(lines) > AT_MOST_REQUIREMENTS and len(lines) > len(before.lines):
        raise CannotDo(
            _("A profile asks at most %(most)s competences, so that it stays doable. Take one out of %(job)s first.")
            % {"most": AT_MOST_REQUIREMENTS, "job": before.job.name},
            field="competence",
        )
