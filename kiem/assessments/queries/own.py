"""What a person did with her own levels, and what waits for her."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef

from kiem.assessments.models import Contest, CurrentLevel, Sharing
from kiem.assessments.rules import Basis
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer


def shares_with(person_id: uuid.UUID, leaders: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """With which of these leaders a person shares what is older. One statement."""
    rows = Sharing.objects.filter(person=person_id, with_person__in=list(leaders)).order_by("at", "id")
    latest = dict(rows.values_list("with_person_id", "shares"))
    return {leader for leader, shares in latest.items() if shares}


@dataclass(frozen=True, slots=True)
class NewlyBroughtIn:
    """Levels of one person that a list brought in lately and that nobody spoke about yet."""

    count: int
    on: datetime | None


def newly_brought_in(viewer: Viewer, since: datetime) -> NewlyBroughtIn:
    """Her own current levels brought in since a moment and not contested by her. Own data only. One statement."""
    if viewer.use is not Use.OWN_DATA or viewer.person_id is None:
        return NewlyBroughtIn(0, None)
    waiting = CurrentLevel.objects.filter(
        ~Exists(Contest.objects.filter(level=OuterRef("level"))),
        person=viewer.person_id,
        basis=Basis.BROUGHT_IN,
        valid_until__gt=viewer.today,
        level__recorded_at__gte=since,
    )
    found = waiting.aggregate(count=Count("id"), on=Max("level__recorded_at"))
    return NewlyBroughtIn(found["count"], found["on"])
