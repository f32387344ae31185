"""Practising before looking at others; and the situations it is done on."""

import random
import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.models import PlacementCount, Practised, Situation
from kiem.assessments.rules.practice import LONGEST_SITUATION, LONGEST_WHY, is_picture_due
from kiem.competences.queries import competence_names, scales
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require


def add_situation(
    competence_version: uuid.UUID, position: int, text: str, reason: str, *, by: Actor, at: datetime
) -> Situation:
    """Add a situation to practise on: on which competence, the level it shows, and why.

    Raises NotFound for a wording that does not count or a level outside its scale, CannotDo for empty or long words.
    """
    require(by, Permission.WRITE_SITUATIONS)
    text, reason = text.strip(), reason.strip()
    if not text or not reason or len(text) > LONGEST_SITUATION or len(reason) > LONGEST_WHY:
        raise CannotDo(_("Write the situation and the reason, each in a few sentences."))
    with transaction.atomic():
        named = {each.version_id: each.scale_version_id for each in competence_names()}
        scale = named.get(competence_version)
        if scale is None or not 1 <= position <= len(scales()[scale].names):
            raise NotFound
        situation = Situation.objects.create(
            organisation_id=by.organisation_id,
            competence_version_id=competence_version,
            scale_version_id=scale,
            position=position,
            text=text,
            reason=reason,
            added_on=timezone.localdate(at),
        )
        _make_counts(situation, len(scales()[scale].names))
        record(by, "add_situation", "situation", situation.id, at=at)
    return situation


def _make_counts(situation: Situation, levels: int) -> None:
    """A count of nobody at each level, in no order: a row made at the first answer would tell whose that was."""
    positions = random.SystemRandom().sample(range(1, levels + 1), levels)
    PlacementCount.objects.bulk_create(
        PlacementCount(organisation_id=situation.organisation_id, situation=situation, position=position)
        for position in positions
    )


def retire_situation(situation_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Practise on it no longer. A second time changes nothing. Raises NotFound for one that is not here."""
    require(by, Permission.WRITE_SITUATIONS)
    with transaction.atomic():
        if not Situation.objects.filter(id=situation_id).exists():
            raise NotFound
        if Situation.objects.filter(id=situation_id, retired_on=None).update(retired_on=timezone.localdate(at)):
            record(by, "retire_situation", "situation", situation_id, at=at)


def practise(answers: Mapping[uuid.UUID, int], *, experienced: bool, by: Actor, at: datetime) -> None:
    """Note that someone practised. Her answers are not kept, and no line in the trail says that she did.

    Where she calls herself experienced, her first answer on a situation is counted, without her. Raises NotFound for an
    account without a person, and for what would be counted at a level outside the scale.
    """
    if by.person_id is None:
        raise NotFound
    today = timezone.localdate(at)
    with transaction.atomic():
        row, is_first = Practised.objects.select_for_update().get_or_create(
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            defaults={"purpose": Purpose.DEVELOPMENT, "done_on": today},
        )
        if experienced:
            # Whoever practised before has read the reasons of what stood there then, and may have been counted.
            unread = Situation.objects.filter(id__in=answers, retired_on=None)
            unread = unread if is_first else unread.filter(added_on__gt=row.done_on)
            for situation in unread.select_for_update().order_by("id"):
                _count(situation, answers[situation.id])
        if row.done_on != today:
            row.done_on = today
            row.save(update_fields=["done_on"])


def _count(situation: Situation, position: int) -> None:
    """One more at this level; the picture is made anew once five more are counted than it shows."""
    of_it = PlacementCount.objects.filter(situation=situation)
    if not of_it.filter(position=position).update(counted=F("counted") + 1):
        raise NotFound
    totals = of_it.aggregate(counted=Sum("counted"), shown=Sum("shown"))
    if is_picture_due(totals["counted"], totals["shown"]):
        of_it.update(shown=F("counted"))
