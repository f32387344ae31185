"""Where teams placed themselves, for who works in them and who leads them or stands above."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiem.assessments.models import TeamPlacing
from kiem.assessments.rules import KINDS_OF_TEAMS
from kiem.competences.queries import CompetenceName, competence_names, worded_name
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.organisation.models import Placement, Unit, on_day
from kiem.organisation.queries import parents_on
from kiem.organisation.rules import Role, with_all_below


@dataclass(frozen=True, slots=True)
class Placed:
    """One placing of a team. ``position`` is None where it did not agree yet."""

    id: uuid.UUID
    name: str
    scale_version_id: uuid.UUID
    position: int | None
    reason: str
    met_on: date


@dataclass(frozen=True, slots=True)
class TeamSeen:
    """A unit whose placings a viewer may read, and whether she may note them."""

    unit_id: uuid.UUID
    name: str
    may_note: bool


def teams_seen_by(viewer: Viewer) -> list[TeamSeen]:
    """The teams of a viewer, by name: where she works, and as leader all that she leads and what stands below.

    At most three statements. HR comes in by the page of a unit.
    """
    works_in = _works_in(viewer)
    below = led_with_all_below(viewer)
    led = {unit.unit_id for unit in viewer.leads}
    rows = Unit.objects.filter(on_day(viewer.today), id__in=works_in | below).order_by("name", "id")
    return [TeamSeen(row.id, row.name, row.id in led) for row in rows]


def team_seen_by(viewer: Viewer, unit_id: uuid.UUID) -> TeamSeen:
    """One team. At most three statements. Raises NotFound for a team that is not hers to see."""
    unit = Unit.objects.filter(on_day(viewer.today), id=unit_id).first()
    if unit is None:
        raise NotFound
    may_note = viewer.role == Role.HR or unit_id in {led.unit_id for led in viewer.leads}
    if may_note or unit_id in _works_in(viewer) or unit_id in led_with_all_below(viewer):
        return TeamSeen(unit.id, unit.name, may_note)
    raise NotFound


def _works_in(viewer: Viewer) -> set[uuid.UUID]:
    placed = Placement.objects.filter(on_day(viewer.today), person=viewer.person_id)
    return set(placed.values_list("unit_id", flat=True))


def led_with_all_below(viewer: Viewer) -> set[uuid.UUID]:
    """The units that a viewer leads today, and everything below them. At most one statement."""
    led = [unit.unit_id for unit in viewer.leads]
    return with_all_below(led, parents_on(viewer.today)) if led else set()


def people_in_team(unit_id: uuid.UUID, on: date) -> int:
    """How many people are placed in a unit on a day. One statement."""
    return Placement.objects.filter(on_day(on), unit=unit_id).values("person").distinct().count()


def team_competences(languages: Sequence[str]) -> list[CompetenceName]:
    """What a team places itself on, of the language that counts: core first, then by name. One statement."""
    return [each for each in competence_names(languages) if each.kind in KINDS_OF_TEAMS]


def placings_of(unit_id: uuid.UUID, languages: Sequence[str]) -> Mapping[uuid.UUID, Sequence[Placed]]:
    """By competence where a team placed itself, the one that stands first. One statement."""
    named = TeamPlacing.objects.filter(unit=unit_id).annotate(name=worded_name("competence_version", languages))
    rows = {row.id: row for row in named}
    followed = {row.follows_id for row in rows.values()}
    found: dict[uuid.UUID, list[Placed]] = {}
    for last in sorted((row for row in rows.values() if row.id not in followed), key=lambda row: (row.name, row.id)):
        row: TeamPlacing | None = last
        while row is not None:
            found.setdefault(row.competence_id, []).append(_placed(row, rows[row.id].name))
            row = rows[row.follows_id] if row.follows_id else None
    return found


def _placed(row: TeamPlacing, name: str) -> Placed:
    return Placed(row.id, name, row.scale_version_id, row.position, row.reason, row.met_on)
