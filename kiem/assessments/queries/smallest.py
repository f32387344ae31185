"""From how many people on a group is shown, on a day: the floor, or what the organisation raised it to."""

from datetime import date

from django.db.models import Max

from kiem.assessments.models import SmallestGroup
from kiem.assessments.rules import GroupKind
from kiem.foundation.purposes import FEWEST_COUNTED, FEWEST_WHO_LOOKED

FLOOR = {GroupKind.LOOKED: FEWEST_WHO_LOOKED, GroupKind.COUNTED: FEWEST_COUNTED}


def smallest_groups(on: date) -> dict[GroupKind, int]:
    """The smallest groups that are shown on a day, by kind. One statement."""
    rows = SmallestGroup.objects.filter(starts_on__lte=on).order_by().values("kind").annotate(most=Max("people"))
    raised = {GroupKind(kind): most for kind, most in rows.values_list("kind", "most")}
    return {kind: max(floor, raised.get(kind, 0)) for kind, floor in FLOOR.items()}
