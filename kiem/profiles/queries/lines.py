"""The lines of role profiles over all layers, on a day; and one profile through time."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kiem.competences.queries import reading_order
from kiem.competences.rules import CompetenceKind
from kiem.organisation.models import Placement, on_day
from kiem.organisation.rules import plain
from kiem.profiles.models import ProfileReference
from kiem.profiles.rules import (
    LAYER_ORDER,
    AskedLevel,
    Layer,
    ProfileOf,
    ProfileVersion,
    Reference,
    ReferenceScheme,
    RequiredLevel,
    Source,
    Weight,
    asked_of_each,
    from_wide_to_near,
    in_order,
    of_job,
    of_position,
)

# Of each spot the profiles that ask something there: everyone's, those of its family (given, or the job's) and of the
# families above it, the job's, and that of the job in this very unit. Of each the version in force.
_AT_SPOTS = """
WITH RECURSIVE spot AS (
  SELECT * FROM unnest(%(jobs)s::uuid[], %(families)s::uuid[], %(units)s::uuid[])
  WITH ORDINALITY AS given(job_id, family_id, unit_id, place)
), chain AS (
  SELECT spot.place, coalesce(spot.family_id, member.family_id) AS family_id FROM spot
  LEFT JOIN profiles_jobinfamily AS member
    ON member.job_id = spot.job_id AND daterange(member.starts_on, member.ends_before) @> %(on)s::date
  UNION
  SELECT chain.place, above.parent_id FROM chain JOIN profiles_jobfamilyplace AS above
    ON above.family_id = chain.family_id AND daterange(above.starts_on, above.ends_before) @> %(on)s::date
), applies AS (
  SELECT profile.id, array_agg(spot.place) AS spots FROM spot JOIN profiles_roleprofile AS profile
    ON profile.layer = 'organisation'
    OR (profile.job_id = spot.job_id AND (profile.unit_id IS NULL OR profile.unit_id = spot.unit_id))
    OR EXISTS (SELECT FROM chain WHERE chain.place = spot.place AND chain.family_id = profile.family_id)
  GROUP BY profile.id
)
SELECT each.*, applies.spots
FROM profiles_roleprofileversion AS each JOIN applies ON applies.id = each.role_profile_id
WHERE (each.starts_on <= %(on)s OR %(later)s)
  AND NOT EXISTS (SELECT FROM profiles_roleprofileversion AS later WHERE later.role_profile_id = each.role_profile_id
                  AND later.number > each.number AND later.starts_on <= greatest(each.starts_on, %(on)s))
"""
# A version holds for no day when a later one starts on its first day or before.
_EVERY = """
SELECT each.*, NULL::bigint[] AS spots
FROM profiles_roleprofileversion AS each JOIN profiles_roleprofile AS profile ON profile.id = each.role_profile_id
WHERE profile.layer = %(layer)s AND profile.family_id IS NOT DISTINCT FROM %(family)s::uuid
  AND profile.job_id IS NOT DISTINCT FROM %(job)s::uuid AND profile.unit_id IS NOT DISTINCT FROM %(unit)s::uuid
  AND NOT EXISTS (SELECT FROM profiles_roleprofileversion AS later WHERE later.role_profile_id = each.role_profile_id
                  AND later.number > each.number AND later.starts_on <= each.starts_on)
ORDER BY each.number DESC LIMIT %(most)s
"""
# Of everything that stands that day the profile in force, where it asks one competence.
_ASKING = """
SELECT each.*, NULL::bigint[] AS spots FROM (
  SELECT DISTINCT ON (version.role_profile_id) version.* FROM profiles_roleprofileversion AS version
  WHERE version.starts_on <= %(on)s
  ORDER BY version.role_profile_id, version.number DESC) AS each
JOIN profiles_roleprofile AS profile ON profile.id = each.role_profile_id
WHERE EXISTS (SELECT FROM profiles_requirement AS asked
              WHERE asked.role_profile_version_id = each.id AND asked.competence_id = %(competence)s)
  AND (profile.family_id IS NULL OR EXISTS (SELECT FROM profiles_jobfamily AS stood WHERE stood.id = profile.family_id
       AND daterange(stood.starts_on, stood.ends_before) @> %(on)s::date))
  AND (profile.job_id IS NULL OR EXISTS (SELECT FROM organisation_job AS stood WHERE stood.id = profile.job_id
       AND daterange(stood.starts_on, stood.ends_before) @> %(on)s::date))
  AND (profile.unit_id IS NULL OR EXISTS (SELECT FROM organisation_unit AS stood WHERE stood.id = profile.unit_id
       AND daterange(stood.starts_on, stood.ends_before) @> %(on)s::date))
"""
_NEWEST = """
SELECT DISTINCT ON (each.role_profile_id) each.*, NULL::bigint[] AS spots
FROM profiles_roleprofileversion AS each ORDER BY each.role_profile_id, each.number DESC
"""
# Names and kinds are those of the language that counts (adopted, else the draft); where it no longer holds the
# competence, those of the wording the line was made with.
_LINES = """
SELECT version.spots, version.id, version.number, version.starts_on, version.purpose_text, version.results,
       version.decision, profile.layer, profile.family_id, profile.job_id, profile.unit_id,
       coalesce(family.name, job.name, ''), coalesce(unit.name, ''),
       line.competence_id, line.competence_version_id, words.name, wording.kind, wording.aspect,
       line.scale_version_id, line.position, line.weight, line.since, entry.competence_version_id
FROM (VERSIONS) AS version
JOIN profiles_roleprofile AS profile ON profile.id = version.role_profile_id
LEFT JOIN profiles_jobfamily AS family ON family.id = profile.family_id
LEFT JOIN organisation_job AS job ON job.id = profile.job_id
LEFT JOIN organisation_unit AS unit ON unit.id = profile.unit_id
LEFT JOIN profiles_requirement AS line ON line.role_profile_version_id = version.id
LEFT JOIN competences_frameworkentry AS entry ON entry.competence_id = line.competence_id
  AND entry.framework_version_id = (SELECT id FROM competences_frameworkversion
                                    WHERE status <> 'replaced' ORDER BY (status = 'adopted') DESC LIMIT 1)
LEFT JOIN competences_competenceversion AS wording
  ON wording.id = coalesce(entry.competence_version_id, line.competence_version_id)
LEFT JOIN LATERAL (SELECT text.name FROM competences_competencetext AS text
                   WHERE text.competence_version_id = wording.id
                   ORDER BY array_position(%(languages)s::text[], text.language::text), text.language LIMIT 1
                  ) AS words ON true
ORDER BY version.starts_on DESC
"""
MOST_VERSIONS = 24


@dataclass(frozen=True, slots=True)
class _Read:
    """A version as read, whose it is, and at which of the asked spots (counted from 1) it holds."""

    spots: Sequence[int]
    source: Source
    version: ProfileVersion


AskedAtSpots = dict[ProfileOf, tuple[RequiredLevel, ...]]


def asked_at(spots: Collection[ProfileOf], on: date, languages: Sequence[str] = ()) -> AskedAtSpots:
    """What is asked at each spot on a day: every line of its own profile and of the layers above, from wide to near.

    A spot is a job in a unit (whether or not that position has a profile of its own), a job wherever it is, a family,
    or the whole organisation. Where nothing is asked it is absent. ``languages``: the organisation's, to fall back on
    after the reader's. One statement, however many spots.
    """
    given = list(dict.fromkeys(spots))
    return _at_spots(given, _versions(_AT_SPOTS, _spots(given, on, later=False), languages))


def asked_from(spots: Collection[ProfileOf], on: date, languages: Sequence[str] = ()) -> dict[date, AskedAtSpots]:
    """What is asked at each spot on a day, and on each later day from which a prepared version asks something else.

    By day, the given one first. One statement, however many spots and versions.
    """
    given = list(dict.fromkeys(spots))
    read = _versions(_AT_SPOTS, _spots(given, on, later=True), languages)
    days = [on, *sorted({each.version.starts_on for each in read if each.version.starts_on > on})]
    return {day: _at_spots(given, [each for each in read if each.version.holds_on(day)]) for day in days}


def _spots(given: Sequence[ProfileOf], on: date, *, later: bool) -> dict[str, Any]:
    return {
        "jobs": [spot.job_id for spot in given],
        "families": [spot.family_id for spot in given],
        "units": [spot.unit_id for spot in given],
        "on": on,
        "later": later,
    }


def _at_spots(given: Sequence[ProfileOf], versions: Iterable[_Read]) -> AskedAtSpots:
    found: dict[ProfileOf, list[RequiredLevel]] = {}
    for read in versions:
        for place in read.spots:
            if read.version.lines:
                found.setdefault(given[place - 1], []).extend(read.version.lines)
    return {spot: tuple(sorted(lines, key=from_wide_to_near)) for spot, lines in found.items()}


def requirements_of_jobs(
    job_ids: Collection[uuid.UUID], on: date, languages: Sequence[str] = ()
) -> dict[uuid.UUID, tuple[RequiredLevel, ...]]:
    """What each job asks on a day wherever it is, every line of every layer; absent when nothing. One statement."""
    found = asked_at([of_job(job) for job in job_ids], on, languages)
    return {spot.job_id: lines for spot, lines in found.items() if spot.job_id}


def profile_versions(of: ProfileOf, languages: Sequence[str] = ()) -> list[ProfileVersion]:
    """The versions of one profile that held (or will hold) for at least a day, newest first, at most 24.

    One statement.
    """
    values = {
        "layer": of.layer.value,
        "family": of.family_id,
        "job": of.job_id,
        "unit": of.unit_id,
        "most": MOST_VERSIONS,
    }
    return [read.version for read in _versions(_EVERY, values, languages)]


def lines_asking(competence_id: uuid.UUID, on: date, languages: Sequence[str] = ()) -> tuple[RequiredLevel, ...]:
    """The line on a competence of every profile in force on a day that asks it, from wide to near, then by name.

    Profiles of jobs, units and families that do not stand that day are left out. One statement.
    """
    read = _versions(_ASKING, {"on": on, "competence": competence_id}, languages)
    lines = [line for each in read for line in each.version.lines if line.competence_id == competence_id]
    return tuple(sorted(lines, key=_by_source))


def _by_source(line: RequiredLevel) -> tuple[int, str, str, str]:
    source = line.source
    return LAYER_ORDER[source.layer], plain(source.name), plain(source.unit), source.of.key


def newest_versions(languages: Sequence[str] = ()) -> dict[ProfileOf, tuple[Source, ProfileVersion]]:
    """The newest version of every profile, also one that is still to start. One statement."""
    return {read.source.of: (read.source, read.version) for read in _versions(_NEWEST, {}, languages)}


def asked_of(
    person_ids: Collection[uuid.UUID], on: date, languages: Sequence[str] = ()
) -> dict[uuid.UUID, tuple[AskedLevel, ...]]:
    """What is asked of each person on a day, over all layers of all her places then. Two statements, however many.

    Callers give only people whom their viewer may see.
    """
    spots_of: dict[uuid.UUID, set[ProfileOf]] = {person: set() for person in person_ids}
    placements = Placement.objects.filter(on_day(on), person__in=list(spots_of))
    for person, job, unit in placements.values_list("person_id", "job_id", "unit_id"):
        spots_of[person].add(of_position(job, unit))
    every_spot = {spot for spots in spots_of.values() for spot in spots}
    return asked_of_each(spots_of, asked_at(every_spot, on, languages))


def references_of_each(version_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[Reference, ...]]:
    """Where versions stand in classifications, in their order. One statement."""
    found: dict[uuid.UUID, list[Reference]] = {}
    for row in ProfileReference.objects.filter(role_profile_version__in=list(version_ids)).order_by("place"):
        reference = Reference(ReferenceScheme(row.scheme), row.code, row.label, row.share)
        found.setdefault(row.role_profile_version_id, []).append(reference)
    return {key: tuple(each) for key, each in found.items()}


def _versions(which: str, values: dict[str, Any], languages: Sequence[str]) -> list[_Read]:
    """Versions with their lines and whose they are, newest first. ``which``: one of the three selections."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES.replace("VERSIONS", which), {**values, "languages": list(reading_order(languages))})
        rows = cursor.fetchall()
    lines: dict[uuid.UUID, list[RequiredLevel]] = {}
    heads: dict[uuid.UUID, tuple[Sequence[int], Source, tuple[Any, ...]]] = {}
    for spots, version, number, starts_on, purpose, results, decision, *rest in rows:
        layer, family, job, unit, name, unit_name, *line = rest
        source = Source(ProfileOf(Layer(layer), job, family, unit), name, unit_name)
        heads[version] = (spots or (), source, (number, starts_on, purpose, results, decision))
        if line[0] is not None:
            lines.setdefault(version, []).append(_line(source, *line))
    found = []
    later: dict[ProfileOf, date] = {}
    for version, (spots, source, (number, starts_on, purpose, results, decision)) in heads.items():
        asked = tuple(sorted(lines.get(version, ()), key=in_order))
        ends = later.get(source.of)
        read = ProfileVersion(version, number, starts_on, ends, purpose, asked, tuple(results), decision)
        found.append(_Read(spots, source, read))
        later[source.of] = starts_on
    return found


def _line(
    source: Source,
    competence: uuid.UUID,
    wording: uuid.UUID,
    name: str | None,
    kind: str,
    aspect: str,
    scale_version: uuid.UUID,
    position: int,
    weight: str,
    since: date,
    wording_now: uuid.UUID | None,
) -> RequiredLevel:
    return RequiredLevel(
        source,
        competence,
        wording,
        name or "",
        CompetenceKind(kind),
        scale_version,
        position,
        Weight(weight),
        since=since,
        aspect=aspect,
        reworded=wording_now is not None and wording_now != wording,
        retired=wording_now is None,
    )
