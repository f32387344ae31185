"""More placings of De Linde, one after the other."""

from django.utils import timezone

from kiem.competences.models import CompetenceVersion
from kiem.competences.rules import CompetenceKind
from kiem.foundation.purposes import Use
from tests.house.access.furnished import House
from tests.placing import placed


def more_placings(house: House, number: int) -> None:
    cast, now = house.cast, timezone.now()
    core = CompetenceVersion.objects.filter(kind=CompetenceKind.CORE, competence=house.competence).latest("number")
    for turn in range(number):
        placed(cast, core, 1 + turn % 4, met_on=timezone.localdate(now), at=now)
    cast.use(Use.ADMINISTRATION)
