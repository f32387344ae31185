"""A team that places itself, in the cast's house: De Linde, led by Bram."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from kiem.assessments.actions import place_team
from kiem.assessments.models import TeamPlacing
from kiem.competences.models import CompetenceVersion
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer
from tests.cast import NOW, TODAY, Cast

REASON = "we vragen het elkaar elke ochtend, en het lukt"


def as_leader(cast: Cast, name: str = "bram", role: str = "leader", at: datetime = NOW) -> Viewer:
    return replace(cast.viewer(name, role, Use.DEVELOPMENT), today=timezone.localdate(at))


def placed(
    cast: Cast,
    version: CompetenceVersion,
    position: int | None = 2,
    *,
    unit: str = "De Linde",
    by: Viewer | None = None,
    met_on: date = TODAY,
    reason: str = REASON,
    at: datetime = NOW,
) -> uuid.UUID:
    """What stands there was read by who notes it."""
    by = by or as_leader(cast, at=at)
    rows = TeamPlacing.objects.filter(unit=cast.units[unit], competence=version.competence_id)
    followed = set(rows.values_list("follows_id", flat=True))
    stands = next((str(row.id) for row in rows if row.id not in followed), "")
    return place_team(
        cast.units[unit],
        version.competence_id,
        position,
        reason,
        met_on,
        shown={"stands": stands},
        by=by,
        at=at,
    )


def placed_itself(cast: Cast, version: CompetenceVersion, at: datetime) -> uuid.UUID:
    """Twice, the second time it did not agree. The transaction stays with nobody, for administration."""
    today = timezone.localdate(at)
    placed(cast, version, 2, met_on=today, at=at)
    found = placed(cast, version, None, met_on=today, at=at)
    cast.use(Use.ADMINISTRATION)
    return found
