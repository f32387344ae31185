"""How many people of a unit should at least be able to do something: agreed, noted by its leader or by HR, ended."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import scales
from kiem.credentials.models import Act
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record
from kiem.gaps.models import TeamMinimum
from kiem.gaps.queries.minimums import scale_of_competence
from kiem.gaps.rules import MinimumOf
from kiem.organisation.access import Permission, Viewer, may
from kiem.organisation.actions.keeping import keep
from kiem.organisation.models import Unit
from kiem.organisation.queries import the
from kiem.organisation.rules import tidy


def agree_minimum(
    unit_id: uuid.UUID,
    of: MinimumOf,
    *,
    people: int,
    agreed_on: date,
    source: str,
    by: Actor,
    at: datetime,
) -> TeamMinimum:
    """Note what was agreed for a unit: from today on, until it is ended.

    Raises NotFound for a unit that is neither led nor looked after by HR, CannotDo for a level that is not on the
    scale of its competence, a day to come, no source, or a second minimum for the same.
    """
    _require(unit_id, by)
    if agreed_on > timezone.localdate(at):
        raise CannotDo(_("This day is still to come."), field="agreed_on")
    if not tidy(source):
        raise CannotDo(_("Say where this was agreed."), field="source")
    with transaction.atomic():
        unit = the(Unit, unit_id)
        minimum = TeamMinimum(
            organisation_id=by.organisation_id,
            unit=unit,
            people=people,
            agreed_on=agreed_on,
            source=tidy(source),
            starts_on=timezone.localdate(at),
            noted_by_id=by.person_id,
            noted_at=at,
        )
        if of.is_act:
            minimum.act = the(Act, of.key)
        else:
            minimum.competence_id, minimum.position = of.key, of.position
            minimum.scale_version_id = _scale(of)
        keep(minimum)
        record(by, "agree_minimum", "team_minimum", minimum.id, at=at)
    return minimum


def end_minimum(minimum_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """It holds no longer from today on; one that began today, from tomorrow on. Ending it twice changes nothing.

    Raises NotFound for one of a unit that is neither led nor looked after by HR.
    """
    with transaction.atomic():
        minimum = TeamMinimum.objects.select_for_update().filter(id=minimum_id).first()
        if minimum is None:
            raise NotFound
        _require(minimum.unit_id, by)
        if minimum.ends_before is not None:
            return
        today = timezone.localdate(at)
        minimum.ends_before = max(today, minimum.starts_on + timedelta(days=1))
        minimum.save(update_fields=["ends_before"])
        record(by, "end_minimum", "team_minimum", minimum.id, at=at)


def _require(unit_id: uuid.UUID, by: Actor) -> None:
    leads = isinstance(by, Viewer) and unit_id in {led.unit_id for led in by.leads}
    if not leads and not may(by, Permission.MANAGE_UNITS):
        raise NotFound


def _scale(of: MinimumOf) -> uuid.UUID:
    scale = scale_of_competence(of.key)
    if scale is None:
        raise NotFound
    if not 1 <= of.position <= len(scales(())[scale].names):
        raise CannotDo(_("This level is not on the scale of this competence."), field="of")
    return scale
