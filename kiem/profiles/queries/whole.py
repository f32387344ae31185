"""All profiles at once, each in its newest version, with where they stand."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q

from kiem.organisation.models import Job, Unit
from kiem.organisation.rules import plain
from kiem.profiles.queries.families import families_on
from kiem.profiles.queries.lines import newest_versions, references_of_each
from kiem.profiles.rules import WHOLE_ORGANISATION, Layer, ProfileHeld, Source, of_job


def all_profiles(today: date, languages: Sequence[str] = ()) -> tuple[ProfileHeld, ...]:
    """The newest version of every profile of what has not ended; families and jobs in a family also without one.

    From wide to near: everyone, families each before those under it, jobs, positions. Seven statements.
    """
    versions = newest_versions(languages)
    references = references_of_each([version.version_id for _source, version in versions.values()])
    families = families_on(today)
    there = Q(ends_before=None) | Q(ends_before__gt=today)
    jobs = dict(Job.objects.filter(there).values_list("id", "name"))
    units = set(Unit.objects.filter(there).values_list("id", flat=True))
    names = {row.family_id: row.name for row in families.rows}

    def sources() -> Iterator[tuple[Source, str]]:
        yield Source(WHOLE_ORGANISATION), ""
        for row in families.rows:
            yield Source(row.of, row.name), names.get(row.parent_id, "") if row.parent_id else ""
        for job, name in sorted(jobs.items(), key=lambda each: (plain(each[1]), each[0])):
            if of_job(job) in versions or job in families.family_of:
                family = families.family_of.get(job)
                yield Source(of_job(job), name), names.get(family, "") if family else ""
        for of, (source, _version) in sorted(versions.items(), key=lambda each: (each[1][0].name, each[1][0].unit)):
            if of.layer is Layer.POSITION and of.job_id in jobs and of.unit_id in units:
                yield source, ""

    found = []
    for source, under in sources():
        version = versions[source.of][1] if source.of in versions else None
        if version or source.layer is not Layer.ORGANISATION:
            found.append(ProfileHeld(source, under, version, references.get(version.version_id, ()) if version else ()))
    return tuple(found)
