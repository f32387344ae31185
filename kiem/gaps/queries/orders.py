"""Orders of people that were shown, and whether they come out again as they were."""

import hashlib
import hmac
import uuid
from collections.abc import Mapping, Sequence

from kiem.engine.fingerprints import plain_text
from kiem.engine.fit import RULE, Wanted, fit, in_order
from kiem.engine.gaps import Stop
from kiem.foundation.errors import NotFound
from kiem.foundation.keys import order_key
from kiem.gaps.models import ShownOrder, ShownPlace
from kiem.organisation.access import Viewer

Stated = Mapping[uuid.UUID, Stop]
"""What someone stated anew for one occasion: by competence, where she stands on which version of a scale."""


def ordered(wanted: Sequence[Wanted], stated: Mapping[uuid.UUID, Stated]) -> list[uuid.UUID]:
    """The people, in the order of ``engine.fit``."""
    return in_order({person: fit(wanted, known) for person, known in stated.items()})


def inputs_hash(wanted: Sequence[Wanted], stated: Mapping[uuid.UUID, Stated]) -> bytes:
    """HMAC-SHA256 (RFC 2104, 1997) of all that went in, the same in whatever order it is given.

    Keyed: who has only the database cannot find out by trying what someone stated.
    """
    text = plain_text((frozenset(wanted), stated))
    return hmac.digest(order_key(), text.encode(), hashlib.sha256)


def replays(viewer: Viewer, order_id: uuid.UUID, wanted: Sequence[Wanted], stated: Mapping[uuid.UUID, Stated]) -> bool:
    """Whether the same inputs give the same order again, to the bit, by the rule of then.

    False for other inputs, or another rule. Raises NotFound for an order that this use does not open. Two statements.
    """
    order = ShownOrder.objects.filter(id=order_id, purpose=viewer.use.value).first()
    if order is None:
        raise NotFound
    shown = list(ShownPlace.objects.filter(order=order).order_by("place").values_list("person_id", flat=True))
    same = hmac.compare_digest(bytes(order.inputs), inputs_hash(wanted, stated))
    return same and order.rule == RULE and shown == ordered(wanted, stated)
