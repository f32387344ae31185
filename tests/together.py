"""A team together in the cast's house: an agreed minimum, an offer to help, and an order that was shown."""

import uuid
from datetime import timedelta

from kiem.competences.models import CompetenceVersion
from kiem.engine.fit import Wanted
from kiem.engine.gaps import Stop
from kiem.foundation.purposes import Use
from kiem.gaps.actions import agree_minimum, offer_help, show_order
from kiem.gaps.models import TeamMinimum
from kiem.gaps.rules import MinimumOf
from tests.cast import NOW, TODAY, Cast

AGREED_IN = "het teamoverleg van oktober"
SHOWN_BECAUSE = "kijken wie de nachtploeg kan overnemen"


def minimum_of(
    cast: Cast, version: CompetenceVersion, position: int, people: int, *, unit: str = "De Linde"
) -> TeamMinimum:
    """As the system actor; ``version``: of the competence."""
    cast.use(Use.ADMINISTRATION)
    return agree_minimum(
        cast.units[unit],
        MinimumOf(version.competence_id, position),
        people=people,
        agreed_on=TODAY - timedelta(days=30),
        source=AGREED_IN,
        by=cast.system,
        at=NOW,
    )


def a_team_together(cast: Cast, version: CompetenceVersion) -> uuid.UUID:
    """De Linde wants two at the level strong; Fatou helps; Carla looked at Anna and Farid for a key role.

    The id of the minimum.
    """
    minimum = minimum_of(cast, version, 3, 2)
    offer_help(version.competence_id, True, by=cast.viewer("fatou", use=Use.OWN_DATA), at=NOW)
    wanted = [Wanted(version.competence_id, Stop(version.scale_version_id, 2), essential=True)]
    carla = cast.viewer("carla", "hr", Use.SUCCESSION)
    show_order(wanted, {cast.people["anna"]: {}, cast.people["farid"]: {}}, reason=SHOWN_BECAUSE, by=carla, at=NOW)
    cast.use(Use.ADMINISTRATION)
    return minimum.id
