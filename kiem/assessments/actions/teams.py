"""A team places itself: what came out of a team meeting is noted by who leads it, or by HR."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.models import TeamPlacing
from kiem.assessments.queries import (
    Placed,
    people_in_team,
    placings_of,
    smallest_groups,
    team_competences,
    team_seen_by,
)
from kiem.assessments.rules import LONGEST_TEAM_REASON, CannotPlace, GroupKind, why_not_place
from kiem.competences.queries import CompetenceName, scales
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.actions import ChangedMeanwhile

_REFUSALS = {
    CannotPlace.TOO_FEW: ("", _("This team is too small: its level would say something of one person.")),
    CannotPlace.FUTURE: ("met_on", _("The day of the team meeting lies in the future.")),
    CannotPlace.EARLIER: ("met_on", _("A later team meeting was noted already. What stands there stays.")),
    CannotPlace.LEVEL: ("position", _("Choose a level of the scale.")),
}
_MEANWHILE = _("Someone noted something about this meanwhile. Read it first; what you wrote still stands here.")


def place_team(
    unit_id: uuid.UUID,
    competence_id: uuid.UUID,
    position: int | None,
    reason: str,
    met_on: date,
    *,
    shown: Mapping[str, str] | None = None,
    once: uuid.UUID | None = None,
    by: Viewer,
    at: datetime,
) -> uuid.UUID:
    """Note where a team placed itself, or that it did not agree yet (no position). The id of the placing.

    ``shown``: which placing stood there (``stands``) when the form was shown; ``once``: the id of the form, so that
    sending it twice notes once. Raises NotFound for a team that is not hers to note or a competence that is not a
    team's, ChangedMeanwhile when another stands there by now, CannotDo for what is not right.
    """
    require(by, Permission.PLACE_TEAMS)
    if not team_seen_by(by, unit_id).may_note:
        raise NotFound
    competence = next((each for each in team_competences(by.languages) if each.competence_id == competence_id), None)
    if competence is None:
        raise NotFound
    key = once or ordered_id()
    with transaction.atomic():
        if TeamPlacing.objects.filter(id=key, unit=unit_id, competence=competence_id).exists():
            return key
        before = _standing(unit_id, competence_id)
        stands = str(before.id) if before else ""
        if (shown or {}).get("stands", "") != stands:
            raise ChangedMeanwhile(str(_MEANWHILE), {"stands": stands})
        said = _reason(reason)
        _refuse(unit_id, competence, position, met_on, before.met_on if before else None, at=at)
        row = TeamPlacing(
            id=key,
            organisation_id=by.organisation_id,
            unit_id=unit_id,
            competence_id=competence_id,
            competence_version_id=competence.version_id,
            scale_version_id=competence.scale_version_id,
            position=position,
            reason=said,
            met_on=met_on,
            noted_at=at,
            follows_id=before.id if before else None,
        )
        if _add(row):
            record(by, "place_team", "team_placing", row.id, at=at)
    return key


def _standing(unit_id: uuid.UUID, competence_id: uuid.UUID) -> Placed | None:
    return next(iter(placings_of(unit_id, ()).get(competence_id, ())), None)


def _reason(reason: str) -> str:
    said = reason.strip()
    if not said:
        raise CannotDo(_("Say why, as the team said it."), field="reason")
    if len(said) > LONGEST_TEAM_REASON:
        raise CannotDo(_("Keep it within 600 characters."), field="reason")
    return said


def _refuse(
    unit_id: uuid.UUID,
    competence: CompetenceName,
    position: int | None,
    met_on: date,
    before: date | None,
    *,
    at: datetime,
) -> None:
    today = timezone.localdate(at)
    levels = len(scales()[competence.scale_version_id].names)
    fewest, people = smallest_groups(today)[GroupKind.LOOKED], people_in_team(unit_id, today)
    refused = why_not_place(position, levels, met_on, today, before=before, people=people, fewest=fewest)
    if refused is not None:
        field, sentence = _REFUSALS[refused]
        raise CannotDo(sentence, field=field or None)


def _add(row: TeamPlacing) -> bool:
    """Of two at the same moment that follow the same one, the database lets one stand. False: it was this same form."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if TeamPlacing.objects.filter(id=row.id, unit=row.unit_id, competence=row.competence_id).exists():
            return False
        now = _standing(row.unit_id, row.competence_id)
        raise ChangedMeanwhile(str(_MEANWHILE), {"stands": str(now.id) if now else ""}) from error
    return True
