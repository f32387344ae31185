"""The screens of profiles, each as one object."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from kiem.competences.queries import CompetenceName, Scale, competence_names, scales
from kiem.competences.rules import CompetenceKind
from kiem.competences.wording import KINDS
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer
from kiem.profiles.queries import JobRow, held_job, jobs_with_profiles, profile_versions
from kiem.profiles.rules import AT_MOST_REQUIREMENTS, ProfileVersion, RequiredLevel, Weight, change_between
from kiem.profiles.wording import WEIGHT_HEADINGS, WEIGHT_MEANINGS, WEIGHTS
from kiem.ui.track import Track, large_track, legend_html
from kiem.ui.wording import track_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class ProfilesPage:
    """Jobs by name. ``sees_people``: she may see names, so the number of people who hold a job too."""

    with_profile: tuple[JobRow, ...]
    without: tuple[JobRow, ...]
    sees_people: bool
    may_manage: bool


def profiles_page(viewer: Viewer) -> ProfilesPage:
    """One statement, whatever the size."""
    rows = jobs_with_profiles(viewer.today)
    return ProfilesPage(
        tuple(row for row in rows if row.lines),
        tuple(row for row in rows if not row.lines),
        viewer.may(Permission.SEE_PEOPLE),
        viewer.may(Permission.MANAGE_PROFILES),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a profile, drawn."""

    asked: RequiredLevel
    kind: "_StrPromise"
    is_core: bool
    level: str
    track: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one weight."""

    heading: "_StrPromise"
    meaning: "_StrPromise"
    lines: tuple[Line, ...]


Said = tuple[str, str, "_StrPromise"]
"""(competence, level, weight)"""


@dataclass(frozen=True, slots=True)
class Step:
    """A version in the history, and what it changed; the first one changed nothing."""

    version: ProfileVersion
    is_first: bool
    is_shown: bool
    is_to_come: bool
    added: tuple[Said, ...]
    changed: tuple[tuple[Said, Said], ...]
    removed: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """A job's profile on a day. ``is_today`` False: an earlier (or coming) version is shown, so nothing is changed."""

    job_id: uuid.UUID
    job: str
    purpose: str
    on: date
    is_today: bool
    groups: tuple[Group, ...]
    total: int
    at_most: int
    legend: SafeString
    history: tuple[Step, ...]
    may_manage: bool
    may_add: bool


def profile_page(viewer: Viewer, job_id: uuid.UUID, on: date | None) -> ProfilePage:
    """Three statements. ``on``: the day to show, None for today. Raises NotFound for a job that is not here."""
    job = held_job(job_id)
    versions = profile_versions(job_id, viewer.languages)
    on_day = on or viewer.today
    shown = next((version for version in versions if version.starts_on <= on_day), None)
    known = scales(viewer.languages)
    groups = _groups(shown.lines if shown else (), known)
    current = next((version for version in versions if version.starts_on <= viewer.today), None)
    is_today = shown is current
    may_manage = viewer.may(Permission.MANAGE_PROFILES) and is_today
    total = len(shown.lines) if shown else 0
    return ProfilePage(
        job_id=job_id,
        job=job,
        purpose=shown.purpose if shown else "",
        on=on_day,
        is_today=is_today,
        groups=groups,
        total=total,
        at_most=AT_MOST_REQUIREMENTS,
        legend=legend_html([Track(("", ""), 1, of_job=True)], track_words()),
        history=_history(versions, shown, known, viewer.today),
        may_manage=may_manage,
        may_add=may_manage and total < AT_MOST_REQUIREMENTS,
    )


def _groups(lines: Sequence[RequiredLevel], known: Mapping[uuid.UUID, Scale]) -> tuple[Group, ...]:
    groups = []
    for weight in Weight:
        drawn = tuple(_line(line, known[line.scale_version_id]) for line in lines if line.weight is weight)
        if drawn:
            groups.append(Group(WEIGHT_HEADINGS[weight], WEIGHT_MEANINGS[weight], drawn))
    return tuple(groups)


def _line(line: RequiredLevel, scale: Scale) -> Line:
    return Line(
        line,
        KINDS[line.kind],
        line.kind is CompetenceKind.CORE,
        scale.names[line.position - 1],
        large_track(Track(scale.names, line.position, of_job=True), track_words()),
    )


def _history(
    versions: Sequence[ProfileVersion], shown: ProfileVersion | None, known: Mapping[uuid.UUID, Scale], today: date
) -> tuple[Step, ...]:
    steps = []
    for at, version in enumerate(versions):
        before = versions[at + 1] if at + 1 < len(versions) else None
        change = change_between(before.lines if before else (), version.lines)
        steps.append(
            Step(
                version=version,
                is_first=before is None,
                is_shown=version is shown,
                is_to_come=version.starts_on > today,
                added=tuple(_said(line, known) for line in change.added),
                changed=tuple((_said(old, known), _said(new, known)) for old, new in change.changed),
                removed=tuple(_said(line, known) for line in change.removed),
            )
        )
    return tuple(steps)


def _said(line: RequiredLevel, known: Mapping[uuid.UUID, Scale]) -> Said:
    return line.name, known[line.scale_version_id].names[line.position - 1], WEIGHTS[line.weight]


@dataclass(frozen=True, slots=True)
class RequirementPage:
    """Adding a line to a profile (``line`` None) or changing one. ``choices``: what may still be asked."""

    job_id: uuid.UUID
    job: str
    line: RequiredLevel | None
    choices: tuple[CompetenceName, ...]
    scales: tuple[Scale, ...]


def new_requirement_page(viewer: Viewer, job_id: uuid.UUID) -> RequirementPage:
    """Four statements. Raises NotFound for a job that is not here."""
    job = held_job(job_id)
    asked = {line.competence_id for line in _lines_now(viewer, job_id)}
    choices = tuple(
        each
        for each in competence_names(viewer.languages)
        if each.competence_id not in asked and each.kind is not CompetenceKind.TEAM
    )
    known = scales(viewer.languages)
    used = {each.scale_version_id for each in choices}
    return RequirementPage(job_id, job, None, choices, tuple(known[key] for key in known if key in used))


def requirement_page(viewer: Viewer, job_id: uuid.UUID, competence_id: uuid.UUID) -> RequirementPage:
    """Four statements. Raises NotFound for what the job does not ask today."""
    job = held_job(job_id)
    line = next((each for each in _lines_now(viewer, job_id) if each.competence_id == competence_id), None)
    if line is None:
        raise NotFound
    now = next((each for each in competence_names(viewer.languages) if each.competence_id == competence_id), None)
    scale = scales(viewer.languages)[now.scale_version_id if now else line.scale_version_id]
    return RequirementPage(job_id, job, line, (now,) if now else (), (scale,))


def _lines_now(viewer: Viewer, job_id: uuid.UUID) -> Sequence[RequiredLevel]:
    versions = profile_versions(job_id, viewer.languages)
    return next((version.lines for version in versions if version.starts_on <= viewer.today), ())
