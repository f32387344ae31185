"""Adding a line to a profile, or changing one."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiem.competences.queries import CompetenceName, Scale, competence_names, scales
from kiem.competences.rules import CompetenceKind
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.profiles.queries import held_profile, profile_versions
from kiem.profiles.rules import ProfileOf, ProfileVersion, RequiredLevel
from kiem.profiles.wording import WEIGHTS, source_words


@dataclass(frozen=True, slots=True)
class RequirementPage:
    """Adding a line to a profile (``line`` None) or changing one. ``choices``: what may still be asked.

    ``starts_on``: the first day it may hold from. ``shown``: level and weight in words, as the form shows them.
    """

    of: ProfileOf
    title: str
    line: RequiredLevel | None
    choices: tuple[CompetenceName, ...]
    scales: tuple[Scale, ...]
    starts_on: date
    shown: Mapping[str, str]


def new_requirement_page(viewer: Viewer, of: ProfileOf, *, all_of_them: bool = False) -> RequirementPage:
    """At most five statements. Raises NotFound for what is not here.

    ``all_of_them``: offer also what the profile asks already, for a form on its way back: what someone else added
    meanwhile is then said as such.
    """
    source = held_profile(of)
    newest = _newest(viewer, of)
    asked = {line.competence_id for line in newest.lines} if newest and not all_of_them else set()
    choices = tuple(
        each
        for each in competence_names(viewer.languages)
        if each.competence_id not in asked and each.kind is not CompetenceKind.TEAM
    )
    known = scales(viewer.languages)
    used = {each.scale_version_id for each in choices}
    on = tuple(known[key] for key in known if key in used)
    return RequirementPage(of, source_words(source), None, choices, on, _from(viewer, newest), _NO_LINE)


def requirement_page(viewer: Viewer, of: ProfileOf, competence_id: uuid.UUID) -> RequirementPage:
    """At most five statements. Raises NotFound for what the profile itself does not ask."""
    source = held_profile(of)
    newest = _newest(viewer, of)
    line = next((each for each in newest.lines if each.competence_id == competence_id), None) if newest else None
    if line is None:
        raise NotFound
    now = next((each for each in competence_names(viewer.languages) if each.competence_id == competence_id), None)
    known = scales(viewer.languages)
    scale = known[now.scale_version_id if now else line.scale_version_id]
    shown = {
        "level": known[line.scale_version_id].names[line.position - 1],
        "weight": str(WEIGHTS[line.weight]),
    }
    choices = (now,) if now else ()
    return RequirementPage(of, source_words(source), line, choices, (scale,), _from(viewer, newest), shown)


_NO_LINE = {"level": "", "weight": ""}


def _newest(viewer: Viewer, of: ProfileOf) -> ProfileVersion | None:
    """What a change starts from: the last version, also one that is still to come."""
    return next(iter(profile_versions(of, viewer.languages)), None)


def _from(viewer: Viewer, newest: ProfileVersion | None) -> date:
    return max(viewer.today, newest.starts_on) if newest else viewer.today
