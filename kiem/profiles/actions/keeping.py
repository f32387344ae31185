"""How a next version of profiles is written: what stands, what may stand, and the rows."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.models import ScaleVersion
from kiem.competences.queries import CompetenceName
from kiem.competences.rules import CompetenceKind
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.organisation.models import Job, Unit
from kiem.profiles.models import JobFamily, ProfileReference, Requirement, RoleProfile, RoleProfileVersion
from kiem.profiles.queries import references_of_each, standing_on
from kiem.profiles.rules import (
    AT_MOST_REQUIREMENTS,
    Layer,
    ProfileOf,
    Reference,
    Source,
    Standing,
    Weight,
    over_the_most,
)
from kiem.profiles.wording import source_words

FEW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is written; two lines that are equal ask the same in the same words. ``since`` apart."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    position: int
    weight: str
    since: date | None = field(default=None, compare=False)

    @property
    def asks(self) -> tuple[uuid.UUID, int, str]:
        """What a line asks, whichever wording it was made with."""
        return self.scale_version_id, self.position, self.weight


Lines = Mapping[uuid.UUID, Line]


@dataclass(frozen=True, slots=True)
class Described:
    """What a version says besides its lines. ``references`` None: as they stood in the version before."""

    purpose: str = ""
    results: tuple[str, ...] = ()
    decision: str = ""
    references: tuple[Reference, ...] | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """A profile's newest version as it stands: its lines by competence; nothing yet when ``number`` is 0."""

    source: Source
    profile_id: uuid.UUID | None = None
    version_id: uuid.UUID | None = None
    number: int = 0
    starts_on: date | None = None
    described: Described = Described()
    lines: Lines = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Next:
    """What a profile is to say from a day on. ``described`` None: as it stood."""

    lines: Lines
    described: Described | None = None


def hold_the_profiles(by: Actor) -> None:
    """Let one transaction at a time change the profiles of an organisation.

    Its layers lie upon one another: two changes together could ask a thirteenth competence, or close a circle.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"profiles of {by.organisation_id}"])


def what_stands(profiles: Iterable[ProfileOf], on: date | None = None) -> dict[ProfileOf, Now]:
    """The newest version of some profiles, also one still to come; or the one in force on a day.

    At most six statements. Raises NotFound for a job, family or unit that is not here.
    """
    sources = _named(list(profiles))
    known = {
        ProfileOf(Layer(row.layer), row.job_id, row.family_id, row.unit_id): row.id
        for row in RoleProfile.objects.filter(layer__in={of.layer for of in sources})
    }
    ids = [known[of] for of in sources if of in known]
    rows = RoleProfileVersion.objects.filter(role_profile__in=ids)
    if on is not None:
        rows = rows.filter(starts_on__lte=on)
    rows = rows.order_by("role_profile_id", "-number").distinct("role_profile_id")
    newest = {row.role_profile_id: row for row in rows}
    lines: dict[uuid.UUID, dict[uuid.UUID, Line]] = {}
    for each in Requirement.objects.filter(role_profile_version__in=newest.values()):
        line = Line(
            each.competence_id,
            each.competence_version_id,
            each.scale_version_id,
            each.position,
            each.weight,
            each.since,
        )
        lines.setdefault(each.role_profile_version_id, {})[each.competence_id] = line
    now = {}
    for of, source in sources.items():
        profile = known.get(of)
        version = newest.get(profile) if profile else None
        now[of] = _now(source, profile, version, lines) if version else Now(source, profile)
    return now


def _now(
    source: Source,
    profile: uuid.UUID | None,
    version: RoleProfileVersion,
    lines: Mapping[uuid.UUID, Lines],
) -> Now:
    return Now(
        source,
        profile,
        version.id,
        version.number,
        version.starts_on,
        Described(version.purpose_text, tuple(version.results), version.decision),
        lines.get(version.id, {}),
    )


def _named(profiles: Sequence[ProfileOf]) -> dict[ProfileOf, Source]:
    """The profiles with the names of what they belong to. Raises NotFound."""
    jobs = dict(Job.objects.filter(id__in=[of.job_id for of in profiles if of.job_id]).values_list("id", "name"))
    family_ids = [of.family_id for of in profiles if of.family_id]
    families = dict(JobFamily.objects.filter(id__in=family_ids).values_list("id", "name")) if family_ids else {}
    unit_ids = [of.unit_id for of in profiles if of.unit_id]
    units = dict(Unit.objects.filter(id__in=unit_ids).values_list("id", "name")) if unit_ids else {}
    try:
        return {
            of: Source(
                of,
                jobs[of.job_id] if of.job_id else families[of.family_id] if of.family_id else "",
                units[of.unit_id] if of.unit_id else "",
            )
            for of in profiles
        }
    except KeyError:
        raise NotFound from None


def sizes() -> dict[uuid.UUID, int]:
    """How many levels each scale version has. One statement."""
    return dict(ScaleVersion.objects.values_list("id", "size"))


def checked(asked: CompetenceName, position: int, weight: Weight, known: Mapping[uuid.UUID, int]) -> Line:
    """The line to write. Raises CannotDo for a level that is not on the competence's scale, and for a team's one."""
    if asked.kind is CompetenceKind.TEAM:
        raise CannotDo(
            _("“%(name)s” is a team competence: it is asked of a team together, never of one person.")
            % {"name": asked.name},
            field="competence",
        )
    if not 1 <= position <= known[asked.scale_version_id]:
        raise CannotDo(
            _("The scale of “%(name)s” has %(size)s levels; level %(position)s is not one of them.")
            % {"name": asked.name, "size": known[asked.scale_version_id], "position": position},
            field="level",
        )
    return Line(asked.competence_id, asked.version_id, asked.scale_version_id, position, weight.value)


def first_day(now: Now, starts_on: date | None, at: datetime) -> date:
    """From when a change holds: the day given, else today, or the day of a version that is still to come."""
    today = timezone.localdate(at)
    return starts_on or max(today, now.starts_on or today)


def write(
    now: Mapping[ProfileOf, Now], wanted: Mapping[ProfileOf, Next], starts_on: date, by: Actor, at: datetime
) -> None:
    """Write a next version of some profiles. Raises CannotDo for a day in their past, and for a thirteenth line."""
    for of in wanted:
        _require_not_before(now[of], starts_on)
    _require_doable(now, wanted, starts_on)
    write_versions(now, wanted, dict.fromkeys(wanted, starts_on), by, at)


def write_versions(
    now: Mapping[ProfileOf, Now],
    wanted: Mapping[ProfileOf, Next],
    days: Mapping[ProfileOf, date],
    by: Actor,
    at: datetime,
) -> None:
    """Write a next version of some profiles, each from its own day, once it was seen that they may stand."""
    new: dict[ProfileOf, RoleProfile] = {}
    versions: dict[ProfileOf, RoleProfileVersion] = {}
    for of, each in wanted.items():
        before = now[of]
        if before.profile_id is None:
            new[of] = _profile(of, by)
        said = each.described or before.described
        versions[of] = RoleProfileVersion(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            role_profile_id=before.profile_id or new[of].id,
            number=before.number + 1,
            starts_on=days[of],
            purpose_text=said.purpose,
            results=list(said.results),
            decision=said.decision,
            recorded_at=at,
        )
    RoleProfile.objects.bulk_create(new.values())
    RoleProfileVersion.objects.bulk_create(versions.values())
    Requirement.objects.bulk_create(
        _requirement(versions[of], line, now[of].lines.get(line.competence_id), days[of], by)
        for of, each in wanted.items()
        for line in each.lines.values()
    )
    ProfileReference.objects.bulk_create(_references(now, wanted, versions, by))


def _profile(of: ProfileOf, by: Actor) -> RoleProfile:
    return RoleProfile(
        id=ordered_id(),
        organisation_id=by.organisation_id,
        layer=of.layer.value,
        family_id=of.family_id,
        job_id=of.job_id,
        unit_id=of.unit_id,
    )


def _requirement(
    version: RoleProfileVersion, line: Line, before: Line | None, starts_on: date, by: Actor
) -> Requirement:
    """The row of a line; one that asks what it asked keeps the day since when, and a list may say it of a new one."""
    kept = min(before.since, starts_on) if before and before.since and before.asks == line.asks else line.since
    return Requirement(
        id=ordered_id(),
        organisation_id=by.organisation_id,
        role_profile_version=version,
        competence_id=line.competence_id,
        competence_version_id=line.competence_version_id,
        scale_version_id=line.scale_version_id,
        position=line.position,
        weight=line.weight,
        since=kept or starts_on,
    )


def _references(
    now: Mapping[ProfileOf, Now],
    wanted: Mapping[ProfileOf, Next],
    versions: Mapping[ProfileOf, RoleProfileVersion],
    by: Actor,
) -> list[ProfileReference]:
    """The references of the next versions: those given, else those that stood. One statement."""
    stood = references_of_each([before.version_id for before in now.values() if before.version_id])
    rows = []
    for of, each in wanted.items():
        given = each.described.references if each.described else None
        before = now[of].version_id
        found = stood.get(before, ()) if given is None and before else given or ()
        rows += [_reference(one, place, versions[of], by) for place, one in enumerate(found, start=1)]
    return rows


def _reference(one: Reference, place: int, version: RoleProfileVersion, by: Actor) -> ProfileReference:
    return ProfileReference(
        id=ordered_id(),
        organisation_id=by.organisation_id,
        role_profile_version=version,
        place=place,
        scheme=one.scheme.value,
        code=one.code,
        label=one.label,
        share=one.share,
    )


def _require_not_before(before: Now, starts_on: date) -> None:
    if before.starts_on is not None and starts_on < before.starts_on:
        raise CannotDo(
            _("The profile of %(job)s already has a version from a later day. What was asked in the past is not "
              "rewritten. Nothing was changed.") % {"job": source_words(before.source)},
            field="starts_on",
        )  # fmt: skip


def _require_doable(now: Mapping[ProfileOf, Now], wanted: Mapping[ProfileOf, Next], starts_on: date) -> None:
    """At most twelve over all layers: look where lines are added to everyone to whom the profile applies."""
    if all(each.lines.keys() <= now[of].lines.keys() for of, each in wanted.items()):
        return
    before = standing_on(starts_on)
    asked = {**before.asked, **{of: frozenset(each.lines) for of, each in wanted.items()}}
    require_within_twelve(before, replace(before, asked=asked))


def require_within_twelve(before: Standing, after: Standing) -> None:
    """Raise CannotDo where a change makes the layers of a job ask more than twelve competences together."""
    jobs = dict(Job.objects.filter(ends_before=None).values_list("id", "name"))
    over = over_the_most(before, after, jobs)
    if over:
        names = [jobs.get(of.job_id, "") if of.job_id else "" for of in over]
        shown = ", ".join(dict.fromkeys(names[:FEW])) + (" …" if len(names) > FEW else "")
        raise CannotDo(
            _("All layers together ask at most %(most)s competences of one job, so that it stays doable. This would "
              "bring more of them to: %(jobs)s. Take one out first. Nothing was changed.")
            % {"most": AT_MOST_REQUIREMENTS, "jobs": shown},
            field="competence",
        )  # fmt: skip
