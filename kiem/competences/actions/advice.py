"""Waving off what the writing aid says, with a reason, and taking that back."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.models import Waiver
from kiem.competences.queries import held_now
from kiem.competences.rules.advice import AdviceRule, all_advice
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.languages import LANGUAGES
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the

LONGEST_REASON = 300


def waive_advice(
    competence_id: uuid.UUID | None,
    rule: AdviceRule,
    place: str,
    digest: str,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> bool:
    """Wave off advice on the words as they stand; without a competence it is on the language as a whole.

    False: it was waved off already. Raises CannotDo without a reason, and when the words changed since.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    reason = " ".join(reason.replace("\x00", "").split())
    if not reason:
        raise CannotDo(_("Say in a few words why this may stay as it is."), field="reason")
    if len(reason) > LONGEST_REASON:
        raise CannotDo(
            _("Say it in at most %(most)s characters; here are %(count)s. Nothing was changed.")
            % {"most": LONGEST_REASON, "count": len(reason)},
            field="reason",
        )
    with transaction.atomic():
        contents = {key: held.content for key, held in held_now().items()}
        standing = {
            (each.competence_id, each.rule, each.place, each.digest) for each in all_advice(contents, LANGUAGES)
        }
        if (competence_id, rule, place, digest) not in standing:
            raise CannotDo(_("These words changed meanwhile, so this advice is gone. Nothing was changed."))
        wanted = {"competence_id": competence_id, "rule": rule.value, "place": place, "digest": digest}
        if Waiver.objects.filter(**wanted).exists():
            return False
        Waiver.objects.create(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            reason=reason,
            waived_by_id=by.person_id,
            waived_at=at,
            **wanted,
        )
        record(by, "waive_advice", "competence" if competence_id else "framework", competence_id, at=at)
    return True


def take_back_waiver(waiver_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Let the advice stand open again. Raises NotFound for what was not waved off here."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        waiver = the(Waiver, waiver_id)
        kind = "competence" if waiver.competence_id else "framework"
        Waiver.objects.filter(pk=waiver.pk).delete()
        record(by, "take_back_waiver", kind, waiver.competence_id, at=at)
