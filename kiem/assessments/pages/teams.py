"""Our team: where it placed itself together, and noting what came out of a team meeting."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from kiem.assessments.queries import (
    Placed,
    TeamSeen,
    level_texts_of,
    people_in_team,
    placings_of,
    smallest_groups,
    team_competences,
    team_seen_by,
    teams_seen_by,
)
from kiem.assessments.rules import GroupKind
from kiem.competences.queries import Scale, scales
from kiem.competences.rules import CompetenceKind
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.ui.track import Known, Track, large_track, legend_html
from kiem.ui.wording import track_words


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """The teams whose placings she may read."""

    teams: tuple[TeamSeen, ...]

    @property
    def only(self) -> TeamSeen | None:
        return self.teams[0] if len(self.teams) == 1 else None


@dataclass(frozen=True, slots=True)
class PlacedOnce:
    """One placing, in words. ``level`` is "" where the team did not agree yet."""

    level: str
    reason: str
    met_on: date


@dataclass(frozen=True, slots=True)
class TeamCard:
    """One competence of a team: where it stands now, and where it stood before, the latest first.

    ``track``: only of a level that was agreed.
    """

    competence_id: uuid.UUID
    name: str
    is_core: bool
    is_asked: bool
    track: SafeString
    now: PlacedOnce | None
    before: tuple[PlacedOnce, ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """``fewest``: so many people a team needs; 0 where it has enough."""

    team: TeamSeen
    cards: tuple[TeamCard, ...]
    legend: SafeString
    fewest: int


@dataclass(frozen=True, slots=True)
class PlaceTeamPage:
    """The form about one competence of one team. ``stands``: the placing that stands there, as its id, or ""."""

    team: TeamSeen
    card: TeamCard
    levels: tuple[tuple[str, str], ...]
    stands: str
    today: date


def teams_page(viewer: Viewer) -> TeamsPage:
    """At most three statements."""
    return TeamsPage(tuple(teams_seen_by(viewer)))


def team_page(viewer: Viewer, unit_id: uuid.UUID) -> TeamPage:
    """Eight statements. Raises NotFound for a team that is not hers to see."""
    team = team_seen_by(viewer, unit_id)
    named, placings = scales(viewer.languages), placings_of(unit_id, viewer.languages)
    cards, tracks = _cards(viewer, placings, named)
    fewest = smallest_groups(viewer.today)[GroupKind.LOOKED]
    enough = people_in_team(unit_id, viewer.today) >= fewest
    return TeamPage(team, tuple(cards), legend_html(tracks, track_words()), 0 if enough else fewest)


def place_team_page(viewer: Viewer, unit_id: uuid.UUID, competence_id: uuid.UUID) -> PlaceTeamPage:
    """Seven statements. Raises NotFound for what is not hers to note."""
    team = team_seen_by(viewer, unit_id)
    asked = next((each for each in team_competences(viewer.languages) if each.competence_id == competence_id), None)
    if asked is None or not team.may_note:
        raise NotFound
    named = scales(viewer.languages)
    rows = placings_of(unit_id, viewer.languages).get(competence_id, ())
    scale = named[asked.scale_version_id]
    texts = level_texts_of(asked.version_id, viewer.languages)
    is_core = asked.kind is CompetenceKind.CORE
    return PlaceTeamPage(
        team,
        _card(competence_id, asked.name, rows, named, is_core=is_core),
        tuple((name, texts.get(level, "")) for level, name in enumerate(scale.names, start=1)),
        str(rows[0].id) if rows else "",
        viewer.today,
    )


def _cards(
    viewer: Viewer, placings: Mapping[uuid.UUID, Sequence[Placed]], named: Mapping[uuid.UUID, Scale]
) -> tuple[list[TeamCard], list[Track]]:
    """What a team places itself on; then what it once did, and the language no longer holds for teams."""
    asked = team_competences(viewer.languages)
    cards: list[TeamCard] = []
    tracks: list[Track] = []
    for each in asked:
        rows = placings.get(each.competence_id, ())
        is_core = each.kind is CompetenceKind.CORE
        cards.append(_card(each.competence_id, each.name, rows, named, is_core=is_core))
        tracks += _tracks(rows, named)
    held = {each.competence_id for each in asked}
    for competence, rows in placings.items():
        if competence not in held:
            cards.append(_card(competence, rows[0].name, rows, named, is_core=False, is_asked=False))
            tracks += _tracks(rows, named)
    return cards, tracks


def _card(
    competence_id: uuid.UUID,
    name: str,
    rows: Sequence[Placed],
    named: Mapping[uuid.UUID, Scale],
    *,
    is_core: bool,
    is_asked: bool = True,
) -> TeamCard:
    said = [_once(row, named) for row in rows]
    drawn = [large_track(track, track_words()) for track in _tracks(rows, named)]
    track = drawn[0] if drawn else SafeString()
    return TeamCard(competence_id, name, is_core, is_asked, track, said[0] if said else None, tuple(said[1:]))


def _tracks(rows: Sequence[Placed], named: Mapping[uuid.UUID, Scale]) -> list[Track]:
    """The level that stands, on the scale it was agreed on; none where the team did not agree, or said nothing."""
    if not rows or rows[0].position is None:
        return []
    return [Track(named[rows[0].scale_version_id].names, known=Known(rows[0].position), alone=True)]


def _once(row: Placed, named: Mapping[uuid.UUID, Scale]) -> PlacedOnce:
    names = named[row.scale_version_id].names
    return PlacedOnce(names[row.position - 1] if row.position else "", row.reason, row.met_on)
