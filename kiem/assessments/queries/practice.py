"""Situations to practise on, what experienced people make of them, and when someone practised."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiem.assessments.models import PlacementCount, Practised, Situation
from kiem.assessments.rules.practice import SITUATIONS_A_TIME
from kiem.competences.queries.wording import worded_name
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class SituationHeld:
    """A situation with the level it shows and why."""

    situation_id: uuid.UUID
    competence: str
    scale_version_id: uuid.UUID
    position: int
    text: str
    reason: str


def situations(viewer: Viewer, at_most: int | None = SITUATIONS_A_TIME) -> list[SituationHeld]:
    """Those in use, newest first. One statement."""
    rows = Situation.objects.filter(retired_on=None).annotate(
        competence=worded_name("competence_version", viewer.languages)
    )
    fields = ("id", "competence", "scale_version_id", "position", "text", "reason")
    found = rows.order_by("-added_on", "-id").values_list(*fields)[:at_most]
    return [SituationHeld(*row) for row in found]


def placed(of: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[int, int]]:
    """The picture of each situation that has one: how many stand at each level. One statement."""
    pictures: dict[uuid.UUID, dict[int, int]] = {}
    rows = PlacementCount.objects.filter(situation__in=list(of), shown__gt=0)
    for situation, position, shown in rows.values_list("situation_id", "position", "shown"):
        pictures.setdefault(situation, {})[position] = shown
    return pictures


def practised_on(viewer: Viewer) -> date | None:
    """When she practised last, as her own data. One statement."""
    return Practised.objects.filter(person=viewer.person_id).values_list("done_on", flat=True).first()


def has_situations() -> bool:
    """Whether there is something to practise on. One statement."""
    return Situation.objects.filter(retired_on=None).exists()
