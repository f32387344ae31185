"""Larger rounds: more people in them, more asked to look, more competences, and more of them beside each other."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from kiem.assessments.actions import close_round, count_rounds, open_round, plan_round
from kiem.assessments.models import Round
from kiem.assessments.rules import ViewFrom
from kiem.foundation.purposes import Purpose, Use
from tests.house.access.furnished import House
from tests.house.access.looked import Looked
from tests.rounds import Rounds

VIEWS = (ViewFrom.SELF, ViewFrom.MANAGER, ViewFrom.COLLEAGUE)


def more_rounds(house: House, turn: int, new: Sequence[uuid.UUID]) -> House:
    """Three more rounds about everyone new and those whom addresses name; those become what addresses name."""
    cast, rounds = house.cast, Rounds(house.cast)
    people = [cast.people[name] for name in ("anna", "fatou", "lotte")] + list(new)
    closed = _opened(rounds, people, 3 * turn)
    rounds.answers({"anna": 2, "bram": 3})
    cast.use(Use.ADMINISTRATION)
    count_rounds(by=cast.system, at=timezone.now() + timedelta(days=turn))
    cast.use(Use.DEVELOPMENT)
    about_anna = rounds.subject(closed, "anna")
    close_round(closed.id, by=cast.system, at=timezone.now())
    opened, planned = _opened(rounds, people, 3 * turn + 1), _planned(rounds, people, 3 * turn + 2)
    looked: Looked = replace(
        house.looked,
        closed=closed.id,
        opened=opened.id,
        planned=planned.id,
        of_anna=rounds.asked("anna"),
        of_bram=rounds.asked("bram"),
        subject=rounds.subject(planned, "anna"),
        about_anna=about_anna,
        competence=rounds.on(rounds.asked("bram"))[0],
    )
    return replace(house, looked=looked)


def _planned(rounds: Rounds, people: Sequence[uuid.UUID], seconds: int) -> Round:
    now = timezone.now() + timedelta(seconds=seconds)
    today = timezone.localdate()
    rounds.cast.use(Use.DEVELOPMENT)
    return plan_round(
        f"Ronde {seconds}", purpose=Purpose.DEVELOPMENT, views=VIEWS, people=people, starts_on=today,
        closes_on=today + timedelta(days=30), by=rounds.cast.system, at=now,
    )  # fmt: skip


def _opened(rounds: Rounds, people: Sequence[uuid.UUID], seconds: int) -> Round:
    round = _planned(rounds, people, seconds)
    open_round(round.id, reason="Veel mensen.", by=rounds.cast.system, at=timezone.now())
    return round
