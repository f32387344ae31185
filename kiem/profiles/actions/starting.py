"""Beginning from the starter profiles: jobs, families and what they ask, to change from there."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.queries import CompetenceName
from kiem.competences.rules import plain_name
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.models import Organisation
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions import add_job
from kiem.organisation.models import Job, on_day
from kiem.organisation.queries import the
from kiem.profiles.actions.keeping import (
    Described,
    Line,
    Next,
    Now,
    checked,
    hold_the_profiles,
    sizes,
    what_stands,
    write,
)
from kiem.profiles.models import JobFamily, JobInFamily
from kiem.profiles.queries import own_competences, starter_names, starter_profiles
from kiem.profiles.rules import (
    STARTER_LEVELS,
    WHOLE_ORGANISATION,
    ProfileOf,
    StarterFamily,
    StarterLine,
    StarterProfile,
    of_family,
    of_job,
)


@dataclass(frozen=True, slots=True)
class Started:
    """What was made: names of jobs that now have a profile, and of those that had one and were left as they are."""

    made: tuple[str, ...]
    left: tuple[str, ...]


def start_profiles(keys: Collection[str], *, by: Actor, at: datetime) -> Started:
    """Make profiles from those of the starter: the job and family where they are missing, and what each layer asks.

    What everyone is asked comes along. A profile (of the organisation, a family or a job) that asks something already
    stays as it is, and so does the family of a job that has one. From today. Raises CannotDo for competences that are
    not in the own language or stand on another scale, and NotFound for an unknown key. Some thirty statements, and two
    for each job or family that is made.
    """
    require(by, Permission.MANAGE_PROFILES)
    starter = starter_profiles()
    wanted = [each for each in starter.profiles if each.key in set(keys)]
    if not wanted or len(wanted) < len(set(keys)):
        raise NotFound
    with transaction.atomic():
        hold_the_profiles(by)
        languages = the(Organisation, by.organisation_id).languages
        lines = _Lines(languages, starter.lines_for(wanted))
        jobs = {each.key: _job(each, languages, by, at) for each in wanted}
        needed = {each.family for each in wanted}
        families = {each.key: _family(each, languages, by, at) for each in starter.families if each.key in needed}
        _put_in_families({jobs[each.key]: families[each.family] for each in wanted}, by, at)
        asked = {
            WHOLE_ORGANISATION: Next(lines.of(starter.everyone)),
            **{of_family(families[key]): Next(lines.of(starter.family(key).lines)) for key in families},
            **{of_job(jobs[each.key]): _next(each, lines, languages) for each in wanted},
        }
        now = what_stands(asked)
        todo = {of: each for of, each in asked.items() if not now[of].lines and (each.lines or each.described)}
        write(now, todo, timezone.localdate(at), by, at)
        record(by, "start_profiles", "role_profile", at=at, count=len(todo))
    return Started(_names(now, [of for of in todo if of.job_id]), _names(now, _jobs_but(now, todo)))


def _names(now: Mapping[ProfileOf, Now], profiles: Sequence[ProfileOf]) -> tuple[str, ...]:
    return tuple(now[of].source.name for of in profiles)


def _jobs_but(now: Mapping[ProfileOf, Now], todo: Mapping[ProfileOf, Next]) -> list[ProfileOf]:
    return [of for of in now if of.job_id and of not in todo]


class _Lines:
    """The lines of the starter as lines to write, with the own competences."""

    def __init__(self, languages: Sequence[str], needed: Sequence[StarterLine]) -> None:
        """Raises CannotDo for what the own language lacks, or has on another scale. Three statements."""
        self._own: Mapping[str, CompetenceName] = own_competences(languages)
        self._sizes = sizes()
        names = starter_names(languages)
        missing = dict.fromkeys(names[line.competence] for line in needed if line.competence not in self._own)
        if missing:
            raise CannotDo(
                _("These competences are not in your language yet: %(names)s. Take them from the starter dictionary "
                  "first. Nothing was changed.") % {"names": ", ".join(missing)},
                field="keys",
            )  # fmt: skip
        other = [
            self._own[line.competence].name
            for line in needed
            if self._sizes[self._own[line.competence].scale_version_id] != STARTER_LEVELS
        ]
        if other:
            raise CannotDo(
                _("The starter profiles have four levels, and these competences another scale: %(names)s. Nothing was "
                  "changed.") % {"names": ", ".join(dict.fromkeys(other))},
                field="keys",
            )  # fmt: skip

    def of(self, lines: Sequence[StarterLine]) -> dict[uuid.UUID, Line]:
        found = (checked(self._own[each.competence], each.level, each.weight, self._sizes) for each in lines)
        return {line.competence_id: line for line in found}


def _next(profile: StarterProfile, lines: _Lines, languages: Sequence[str]) -> Next:
    said = Described(profile.purpose_in(languages), profile.results_in(languages), references=())
    return Next(lines.of(profile.lines), said)


def _job(profile: StarterProfile, languages: Sequence[str], by: Actor, at: datetime) -> uuid.UUID:
    """The job that has this name in one of its languages, else a new one."""
    wanted = {plain_name(name) for name in profile.names.values()}
    for job in Job.objects.filter(on_day(timezone.localdate(at))).order_by("-id"):
        if plain_name(job.name) in wanted:
            return job.id
    return add_job(profile.name_in(languages), starts_on=timezone.localdate(at), by=by, at=at).id


def _family(family: StarterFamily, languages: Sequence[str], by: Actor, at: datetime) -> uuid.UUID:
    """The family that has this name in one of its languages, else a new one."""
    wanted = {plain_name(name) for name in family.names.values()}
    today = timezone.localdate(at)
    for found in JobFamily.objects.filter(on_day(today)).order_by("-id"):
        if plain_name(found.name) in wanted:
            return found.id
    name = family.name_in(languages)
    return JobFamily.objects.create(id=ordered_id(), organisation_id=by.organisation_id, name=name, starts_on=today).id


def _put_in_families(families: Mapping[uuid.UUID, uuid.UUID], by: Actor, at: datetime) -> None:
    """Let jobs without a family, now or planned, belong to theirs from today. Two statements."""
    today = timezone.localdate(at)
    placed = set(
        JobInFamily.objects.filter(job__in=families).exclude(ends_before__lte=today).values_list("job", flat=True)
    )
    JobInFamily.objects.bulk_create(
        JobInFamily(id=ordered_id(), organisation_id=by.organisation_id, job_id=job, family_id=family, starts_on=today)
        for job, family in families.items()
        if job not in placed
    )
