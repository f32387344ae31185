"""A line of a profile: asked, changed, no longer asked."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.queries import competence_names, scales
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import require_unchanged
from kiem.profiles.actions.keeping import (
    Line,
    Next,
    checked,
    first_day,
    hold_the_profiles,
    sizes,
    what_stands,
    write,
)
from kiem.profiles.rules import ProfileOf, Weight
from kiem.profiles.wording import LINE_LABELS, WEIGHTS


def set_requirement(
    of: ProfileOf,
    competence_id: uuid.UUID,
    position: int,
    weight: Weight,
    *,
    scale_version_id: uuid.UUID | None = None,
    starts_on: date | None = None,
    shown: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """From a day, let a profile ask a competence at a level. False: it asks just that already.

    Without a day: from today, or from that of a version still to come.
    ``position``: on the competence's scale. ``scale_version_id``: the scale from which the level was chosen. ``shown``:
    level and weight in words as the form showed them. Raises CannotDo for a level of another scale, a competence that
    is not in the language, one asked of teams only, a thirteenth line over all layers, a day in the profile's past,
    and ChangedMeanwhile when someone else changed the line since it was shown.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        now = what_stands([of])[of]
        asked = next((each for each in competence_names() if each.competence_id == competence_id), None)
        if asked is None:
            raise CannotDo(_("This competence is not in your competence language."), field="competence")
        if scale_version_id not in (None, asked.scale_version_id):
            raise CannotDo(_("That level is of another scale than the competence's own."), field="level")
        line = checked(asked, position, weight, sizes())
        if shown is not None:
            require_unchanged(shown, line_in_words(now.lines.get(competence_id)), line_in_words(line), LINE_LABELS)
        if now.lines.get(competence_id) == line:
            return False
        day = first_day(now, starts_on, at)
        write({of: now}, {of: Next({**now.lines, competence_id: line})}, day, by, at)
        record(by, "set_requirement", of.layer.value, of.job_id or of.family_id, at=at)
    return True


def line_in_words(line: Line | None) -> dict[str, str]:
    """Level and weight of a line in words, to compare what was shown with what stands; "" for no line."""
    if line is None:
        return {"level": "", "weight": ""}
    level = scales()[line.scale_version_id].names[line.position - 1]
    return {"level": level, "weight": str(WEIGHTS[Weight(line.weight)])}


def remove_requirement(
    of: ProfileOf, competence_id: uuid.UUID, *, starts_on: date | None = None, by: Actor, at: datetime
) -> date:
    """Let a profile no longer ask a competence; gives from when. What it asked before stays known.

    Without a day: from today, or from that of a version still to come.
    """
    require(by, Permission.MANAGE_PROFILES)
    with transaction.atomic():
        hold_the_profiles(by)
        now = what_stands([of])[of]
        if competence_id not in now.lines:
            raise NotFound
        left = {key: line for key, line in now.lines.items() if key != competence_id}
        day = first_day(now, starts_on, at)
        write({of: now}, {of: Next(left)}, day, by, at)
        record(by, "remove_requirement", of.layer.value, of.job_id or of.family_id, at=at)
    return day
