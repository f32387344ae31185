"""More placings of De Linde, one after the other, on everything that the language has for teams."""

from django.utils import timezone

from kiem.assessments.queries import team_competences
from kiem.competences.models import CompetenceVersion
from kiem.foundation.purposes import Use
from tests.house.access.furnished import House
from tests.placing import placed


def more_placings(house: House, number: int) -> None:
    cast, now = house.cast, timezone.now()
    cast.use(Use.ADMINISTRATION)
    for each in team_competences(("nl",)):
        version = CompetenceVersion.objects.get(id=each.version_id)
        for turn in range(number):
            placed(cast, version, 1 + turn % 4, met_on=timezone.localdate(now), at=now)
    cast.use(Use.ADMINISTRATION)
