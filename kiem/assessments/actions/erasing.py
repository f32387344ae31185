"""Erasing, once their term is over, the views given by name and the texts that a round left."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from kiem.assessments.models import Subject
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require


def erase_views(subjects: Sequence[uuid.UUID], *, by: Actor, at: datetime) -> int:
    """Erase what each saw and wrote about these people in closed rounds; of how many. A second time writes nothing.

    What others see together, in which nobody's view can be found, stays, and so do levels. Four statements.
    """
    require(by, Permission.ERASE_WHAT_IS_OVER)
    with transaction.atomic(), using(Use.KEEPING):
        rows = Subject.objects.select_for_update(of=("self",)).order_by("id")
        due = list(
            rows.filter(id__in=subjects, erased_on=None, round__closed_at__isnull=False).values_list("id", flat=True)
        )
        if due:
            with connection.cursor() as cursor:
                cursor.execute("SELECT kiem_erase_views(%s)", [due])
            Subject.objects.filter(id__in=due).update(erased_on=timezone.localdate(at))
            record(by, "erase_views", "subject", None, at=at, count=len(due))
    return len(due)
