"""What a person does with her own levels: say that one is wrong, and share what is older with a leader."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.models import Contest, Level, Sharing
from kiem.assessments.queries import is_sharing_with
from kiem.assessments.rules import Basis
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.queries import around

LONGEST_WORDS = 600


def contest_level(level_id: uuid.UUID, words: str, *, by: Actor, at: datetime) -> None:
    """Say that a level brought in about oneself is wrong; ``words`` need not be there. It stays, contested.

    Raises NotFound for a level of someone else, CannotDo for one that was not brought in, or a second time.
    """
    with transaction.atomic():
        level = Level.objects.filter(id=level_id, person=by.person_id).first() if by.person_id else None
        if level is None:
            raise NotFound
        if level.basis != Basis.BROUGHT_IN:
            raise CannotDo(_("Only a level that was brought in from a list can be contested here."))
        if len(words.strip()) > LONGEST_WORDS:
            raise CannotDo(_("Keep it within 600 characters."), field="words")
        contest = Contest(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            person_id=level.person_id,
            purpose=level.purpose,
            level=level,
            words=words.strip(),
            at=at,
        )
        # The database keeps one per level; of two at the same moment, one stands.
        Contest.objects.bulk_create([contest], ignore_conflicts=True)
        if not Contest.objects.filter(id=contest.id).exists():
            raise CannotDo(_("You already said that this level is wrong. It stands beside it."))
        record(by, "contest_level", "level", level.id, at=at)


def share_earlier(with_person: uuid.UUID, shares: bool, *, by: Actor, at: datetime) -> None:
    """Share what was recorded before this leader's start, or share it no longer. The same choice again changes nothing.

    Raises NotFound for someone who does not lead her today; taking back is always possible.
    """
    if by.person_id is None:
        raise NotFound
    with transaction.atomic():
        if is_sharing_with(by.person_id, with_person) is shares:
            return
        leaders = around(by.person_id, timezone.localdate(at)).leaders
        if shares and with_person not in {leader.person_id for leader in leaders}:
            raise NotFound
        Sharing.objects.create(
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            with_person_id=with_person,
            purpose=Purpose.DEVELOPMENT,
            shares=shares,
            at=at,
        )
        record(by, "share_earlier" if shares else "stop_sharing_earlier", "person", with_person, at=at)
