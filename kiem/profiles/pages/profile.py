"""One profile: what it says and asks, over all layers, on a day; its history; and advice for who writes it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from kiem.competences.queries import Scale, scales
from kiem.organisation.access import Permission, Viewer
from kiem.profiles.pages.drawn import DrawnGroup, drawn_groups, job_legend
from kiem.profiles.queries import (
    Position,
    Related,
    asked_at,
    held_profile,
    positions_of,
    profile_versions,
    references_of_each,
    related_jobs,
)
from kiem.profiles.rules import (
    AT_MOST_REQUIREMENTS,
    Layer,
    ProfileOf,
    ProfileVersion,
    RequiredLevel,
    Source,
    advice_on,
    asked_over,
    change_between,
    of_job,
)
from kiem.profiles.wording import WEIGHTS, advice_words, reference_words, source_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

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
    """A profile on a day. ``is_today`` False: an earlier or a coming version is shown.

    ``coming``: the version that is prepared; ``is_coming``: it is the one shown. Changes are made there when there is
    one, else in today's; ``may_prepare``: she may put what is prepared in force, or set it aside.

    ``total``: over all layers; ``own_total``: of this profile itself. ``above``: the wider profiles that ask something.
    ``positions``: units where this job is asked something of its own; ``places``: others where it is held, for who may
    change it.
    ``advice``: sentences, for who may change it.
    """

    of: ProfileOf
    title: str
    job: str
    unit: str
    layer: Layer
    version: ProfileVersion | None
    references: tuple[str, ...]
    on: date
    is_today: bool
    coming: ProfileVersion | None
    is_coming: bool
    may_prepare: bool
    groups: tuple[DrawnGroup, ...]
    total: int
    own_total: int
    at_most: int
    above: tuple[tuple[ProfileOf, str], ...]
    positions: tuple[Position, ...]
    places: tuple[Position, ...]
    advice: tuple[str, ...]
    legend: SafeString
    history: tuple[Step, ...]
    may_manage: bool
    may_add: bool


def profile_page(viewer: Viewer, of: ProfileOf, on: date | None) -> ProfilePage:
    """At most nine statements. ``on``: the day to show, None for today. Raises NotFound for what is not here."""
    source = held_profile(of)
    versions = profile_versions(of, viewer.languages)
    on_day = on or viewer.today
    shown = next((version for version in versions if version.starts_on <= on_day), None)
    current = next((version for version in versions if version.starts_on <= viewer.today), None)
    is_today = on is None or (shown is current and on_day >= viewer.today)
    coming = versions[0] if versions and versions[0].starts_on > viewer.today else None
    is_coming = coming is not None and shown is coming
    manages = viewer.may(Permission.MANAGE_PROFILES)
    may_manage = manages and (is_coming if coming else is_today)
    related = related_jobs(of.job_id, on_day) if may_manage and of.job_id else _ALONE
    positions = positions_of(of.job_id, viewer.today) if of.layer is Layer.JOB and of.job_id else ()
    lines = asked_at([of, *_jobs_of(related)], on_day, viewer.languages)
    known = scales(viewer.languages)
    asked = asked_over(lines.get(of, ()))
    return ProfilePage(
        of=of,
        title=source_words(source),
        job=source.name,
        unit=source.unit,
        layer=of.layer,
        version=shown,
        references=_references(shown),
        on=on_day,
        is_today=is_today,
        coming=coming,
        is_coming=is_coming,
        may_prepare=manages and is_coming,
        groups=drawn_groups(of, asked, known),
        total=len({one.competence_id for one in asked}),
        own_total=len(shown.lines) if shown else 0,
        at_most=AT_MOST_REQUIREMENTS,
        above=_above(of, lines.get(of, ())),
        positions=tuple(each for each in positions if each.has_profile),
        places=tuple(each for each in positions if may_manage and not each.has_profile),
        advice=_advice(of, lines, related, known) if may_manage else (),
        legend=job_legend(),
        history=_history(versions, shown, known, viewer.today),
        may_manage=may_manage,
        may_add=may_manage and len({one.competence_id for one in asked}) < AT_MOST_REQUIREMENTS,
    )


_ALONE = Related((), (), ())
_Lines = Mapping[ProfileOf, Sequence[RequiredLevel]]


def _jobs_of(related: Related) -> list[ProfileOf]:
    return [of_job(job) for job, _name in (*related.family, *related.leaders, *related.team)]


def _references(version: ProfileVersion | None) -> tuple[str, ...]:
    found = references_of_each([version.version_id]).get(version.version_id, ()) if version else ()
    return tuple(reference_words(each) for each in found)


def _above(of: ProfileOf, lines: Sequence[RequiredLevel]) -> tuple[tuple[ProfileOf, str], ...]:
    sources: dict[ProfileOf, Source] = {line.source.of: line.source for line in lines if line.source.of != of}
    return tuple((each, source_words(source)) for each, source in sources.items())


def _advice(of: ProfileOf, lines: _Lines, related: Related, known: Mapping[uuid.UUID, Scale]) -> tuple[str, ...]:
    family, leaders, team = (
        {name: asked_over(lines.get(of_job(job), ())) for job, name in jobs}
        for jobs in (related.family, related.leaders, related.team)
    )
    found = advice_on(of, asked_over(lines.get(of, ())), family=family, leaders=leaders, team=team)
    return tuple(advice_words(each, {key: scale.names for key, scale in known.items()}) for each in found)


def _history(
    versions: Sequence[ProfileVersion], shown: ProfileVersion | None, known: Mapping[uuid.UUID, Scale], today: date
) -> tuple[Step, ...]:
    steps = []
    for version, before in zip(versions, [*versions[1:], None][: len(versions)], strict=True):
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
