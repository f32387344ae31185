"""Rounds about Anna in the furnished house: one that was closed, one that is open, and one for an appraisal."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiem.assessments.actions import Said, save_answer
from kiem.assessments.rules import ViewFrom
from kiem.foundation.purposes import Purpose, Use
from tests.cast import NOW, Cast
from tests.rounds import Rounds

OF_COLLEAGUES, OF_ANNA, OF_BRAM = "kanarie-collega", "kanarie-zelf", "kanarie-leidinggevende"
"""Words in comments of the round that was closed."""
STILL_TYPING, OF_BRAM_IN_APPRAISAL = "kanarie-nog-open", "kanarie-evaluatie"


@dataclass(frozen=True)
class Looked:
    """The ids that addresses name: rounds, and forms by who was asked."""

    closed: uuid.UUID
    opened: uuid.UUID
    planned: uuid.UUID
    of_anna: uuid.UUID
    of_bram: uuid.UUID
    of_fatou: uuid.UUID
    subject: uuid.UUID


def looked_at(cast: Cast, now: datetime) -> Looked:
    """With five more colleagues in De Linde; in the first round everyone answered, in the second Bram began."""
    rounds = Rounds(cast)
    rounds.team()
    first = rounds.opened("anna", at=NOW)
    rounds.answers(dict.fromkeys(rounds.lookers(), 3), comment=OF_COLLEAGUES)
    rounds.answers({"anna": 2}, comment=OF_ANNA)
    rounds.answers({"bram": 3}, comment=OF_BRAM)
    rounds.closed(first, at=now)
    appraised = rounds.opened("anna", views=[ViewFrom.MANAGER], purpose=Purpose.APPRAISAL, at=NOW)
    _one(rounds, "bram", OF_BRAM_IN_APPRAISAL, Purpose.APPRAISAL, NOW)
    rounds.closed(appraised, at=now)
    second = rounds.opened("anna", at=now)
    _one(rounds, "bram", STILL_TYPING, Purpose.DEVELOPMENT, now)
    planned = rounds.planned("anna", "fatou", at=now + timedelta(seconds=1))
    found = Looked(
        closed=first.id,
        opened=second.id,
        planned=planned.id,
        of_anna=rounds.asked("anna"),
        of_bram=rounds.asked("bram"),
        of_fatou=rounds.asked("fatou"),
        subject=rounds.subject(planned, "anna"),
    )
    cast.use(Use.ADMINISTRATION)
    return found


def _one(rounds: Rounds, name: str, comment: str, purpose: Purpose, at: datetime) -> None:
    asked = rounds.asked(name, purpose=purpose)
    competence = rounds.on(asked)[0]
    with rounds.looking(name, purpose) as by:
        save_answer(asked, competence, Said(2, comment=comment), by=by, at=at)
