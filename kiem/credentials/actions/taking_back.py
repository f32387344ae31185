"""Taking back what was noted by mistake: it no longer counts, and stays to be read with who took it back."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.credentials.queries.people import NOTED, NotedKind, require_looks_after
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the

KEPT_BY_HR = (NotedKind.LICENCE, NotedKind.CLOCK_STOP)


def take_back(kind: NotedKind, noted_id: uuid.UUID, *, by: Actor, at: datetime) -> uuid.UUID:
    """Let a line no longer count. The person. Raises CannotDo when it was taken back already.

    Diplomas and clocks: HR; what was shown or practised: who looks after her acts; what she noted herself: she.
    """
    row = the(NOTED[kind], noted_id)
    if by.person_id is None or not (row.noted_by_id == by.person_id == row.person_id):
        require_looks_after(by, row.person_id)
        if kind in KEPT_BY_HR:
            require(by, Permission.KEEP_ACTS)
    with transaction.atomic():
        open_rows = NOTED[kind]._default_manager.filter(id=noted_id, taken_back_at=None)
        if not open_rows.update(taken_back_at=at, taken_back_by=by.person_id):
            raise CannotDo(_("It was taken back already. Nothing was changed."))
        record(by, f"take_back_{kind.value}", "person", row.person_id, at=at)
    return row.person_id
