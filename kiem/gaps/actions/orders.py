"""Showing people in an order, for a use that is for choosing: kept, so that it can be told later and made again."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.engine.fit import RULE, Wanted
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.gaps.models import ShownOrder, ShownPlace
from kiem.gaps.queries.orders import Stated, inputs_hash, ordered
from kiem.gaps.rules import LONGEST_REASON, PURPOSES_OF_ORDERS
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.rules import tidy


def show_order(
    wanted: Sequence[Wanted],
    stated: Mapping[uuid.UUID, Stated],
    *,
    reason: str,
    by: Viewer,
    at: datetime,
) -> ShownOrder:
    """Order people for the use of the one who asks, and keep who stood where.

    ``stated``: by person only what she stated anew for this occasion; nothing is read from her levels here, and there
    is no way in for a name, a sex or an age. Raises CannotDo without a reason or under a use that is not for choosing.
    """
    require(by, Permission.OPEN_LEVELS)
    purpose = next((each for each in PURPOSES_OF_ORDERS if each.value == by.use.value), None)
    if purpose is None:
        raise CannotDo(_("What was gathered to grow or to appraise puts nobody in an order."))
    why = tidy(reason)
    if not why or len(why) > LONGEST_REASON:
        raise CannotDo(_("Say in a sentence why you look at people in an order."), field="reason")
    with transaction.atomic():
        order = ShownOrder.objects.create(
            organisation_id=by.organisation_id,
            purpose=purpose,
            person_id=by.person_id,
            reason=why,
            rule=RULE,
            inputs=inputs_hash(wanted, stated),
            at=at,
        )
        ShownPlace.objects.bulk_create(_places(order, purpose, ordered(wanted, stated)))
        record(by, "show_order", "shown_order", order.id, at=at, count=len(stated))
    return order


def _places(order: ShownOrder, purpose: Purpose, people: Sequence[uuid.UUID]) -> list[ShownPlace]:
    return [
        ShownPlace(organisation_id=order.organisation_id, purpose=purpose, order=order, person_id=person, place=place)
        for place, person in enumerate(people, start=1)
    ]
