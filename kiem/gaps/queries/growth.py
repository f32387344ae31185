"""One person: what is asked of her beside what is known, as far as the one who looks may see it."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kiem.assessments.queries import (
    Assisted,
    LevelFact,
    current_levels_of,
    current_levels_shared_with,
    opened_to,
)
from kiem.assessments.rules import has_lapsed
from kiem.competences.queries import scales
from kiem.engine.gaps import Gap, Stop, gap
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import CHOOSABLE_USES, Purpose, Use
from kiem.gaps.queries.places import Place, person_and_places
from kiem.gaps.rules import in_reading_order
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import has_opened, team_of
from kiem.profiles.queries import asked_at, asked_from
from kiem.profiles.rules import AskedLevel, asked_over


@dataclass(frozen=True, slots=True)
class Line:
    """One competence of one person. ``fact`` is None where nothing is known, or where it is not shared.

    ``stops``: of the asked scale; ``known_stops``: of the scale on which the fact stands, which may be another.

    ``lapsed``: the fact stands there with its date, and counts as not yet known.
    """

    competence_id: uuid.UUID
    name: str
    stops: tuple[str, ...]
    asked: AskedLevel | None
    fact: LevelFact | None
    gap: Gap
    known_stops: tuple[str, ...] = ()
    lapsed: bool = False
    shared: bool = True


@dataclass(frozen=True, slots=True)
class AskedLater:
    """What her jobs of today ask otherwise from a day on: positions on a scale of these ``stops``.

    ``before`` is None for what is new, ``after`` for what is no longer asked.
    """

    day: date
    name: str
    before: int | None
    after: int | None
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """A person's growth as one viewer may see it. ``purpose``: what the facts of ``lines`` were gathered for.

    ``lines``: what is asked, core first. ``beyond``: known and not asked. ``apart``: facts gathered for other purposes.
    ``since``: for a leader, from when she leads this person. ``purpose`` is None where the use opens no facts at all.
    ``later``: what is asked otherwise from a later day. ``scales``: the names of the stops of each scale version.
    """

    person_id: uuid.UUID
    name: str
    given_name: str
    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    beyond: tuple[Line, ...]
    apart: Mapping[Purpose, tuple[Line, ...]]
    purpose: Purpose | None
    since: date | None = None
    later: tuple[AskedLater, ...] = ()
    scales: Mapping[uuid.UUID, tuple[str, ...]] = field(default_factory=dict)

    @property
    def everything(self) -> tuple[Line, ...]:
        return (*self.lines, *self.beyond, *(line for lines in self.apart.values() for line in lines))


def growth_of(viewer: Viewer, person_id: uuid.UUID) -> Growth:
    """What is asked of a person and what is known. Raises NotFound where this viewer may not see it for her use.

    Herself: her own data. Her leader: development, from her start on. An HR adviser: the use she opened it for today.
    At most seven statements.
    """
    return _growth(viewer, person_id, *_facts_for(viewer, person_id))


def growth_of_assisted(viewer: Viewer, assistance_id: uuid.UUID) -> tuple[Growth, Assisted]:
    """The growth of someone who opened it to this union delegate, for the use for which she did. Raises NotFound.

    At most five statements.
    """
    assisted = opened_to(viewer, assistance_id)
    if assisted is None:
        raise NotFound
    return _growth(viewer, assisted.person_id, current_levels_of(viewer, assisted.person_id)), assisted


def _growth(
    viewer: Viewer,
    person_id: uuid.UUID,
    facts: Sequence[LevelFact],
    withheld: Collection[uuid.UUID] = (),
    since: date | None = None,
) -> Growth:
    somebody = person_and_places(person_id, viewer.today)
    days = _asked_from(somebody.places, viewer)
    asked = days[viewer.today]
    stops = {key: scale.names for key, scale in scales(viewer.languages).items()}
    purpose = main_purpose(viewer.use)
    known = {fact.competence_id: fact for fact in facts if fact.purpose is purpose}
    lines = [
        line_of(one, known.get(one.competence_id), one.competence_id not in withheld, stops, viewer.today)
        for one in asked
    ]
    unasked = known.keys() - {one.competence_id for one in asked}
    apart: dict[Purpose, list[LevelFact]] = {}
    for fact in facts:
        if fact.purpose is not purpose:
            apart.setdefault(fact.purpose, []).append(fact)
    return Growth(
        person_id=person_id,
        name=somebody.name,
        given_name=somebody.given_name,
        places=somebody.places,
        lines=tuple(lines),
        beyond=_beside((known[key] for key in unasked), (), stops, viewer.today),
        apart={key: _beside(found, asked, stops, viewer.today) for key, found in sorted(apart.items())},
        purpose=purpose,
        since=since,
        later=tuple(_changes(days, stops)),
        scales=stops,
    )


def asked_today(viewer: Viewer, person_id: uuid.UUID) -> tuple[AskedLevel, ...]:
    """What someone's jobs ask of her today, of nobody known. Raises NotFound for who is not here. Two statements."""
    return _asked_at(person_and_places(person_id, viewer.today).places, viewer)


def _asked_at(places: Iterable[Place], viewer: Viewer) -> tuple[AskedLevel, ...]:
    by_spot = asked_at([place.spot for place in places], viewer.today, viewer.languages)
    return asked_over(line for lines in by_spot.values() for line in lines)


def _asked_from(places: Iterable[Place], viewer: Viewer) -> dict[date, list[AskedLevel]]:
    """What her places of today ask, today and from each later day on which that is otherwise, in reading order."""
    by_day = asked_from([place.spot for place in places], viewer.today, viewer.languages)
    return {
        day: in_reading_order(asked_over(line for lines in by_spot.values() for line in lines))
        for day, by_spot in by_day.items()
    }


def _changes(
    days: Mapping[date, Sequence[AskedLevel]], stops: Mapping[uuid.UUID, tuple[str, ...]]
) -> Iterator[AskedLater]:
    """Each day beside the one before it, competence by competence. Another wording of the same is no change."""
    for earlier, (day, asked) in zip(days.values(), [*days.items()][1:], strict=False):
        before = {(one.competence_id, one.scale_version_id): one for one in earlier}
        after = {(one.competence_id, one.scale_version_id): one for one in asked}
        for key, one in (before | after).items():
            old, new = before.get(key), after.get(key)
            was, becomes = old.position if old else None, new.position if new else None
            if was != becomes:
                yield AskedLater(day, one.name, was, becomes, stops[one.scale_version_id])


def main_purpose(use: Use) -> Purpose | None:
    """The purpose whose facts stand beside what is asked; for her own data that is development, the rest apart."""
    if use is Use.OWN_DATA:
        return Purpose.DEVELOPMENT
    return Purpose(use.value) if use in CHOOSABLE_USES and use is not Use.SELECTION else None


def _facts_for(viewer: Viewer, person_id: uuid.UUID) -> tuple[list[LevelFact], set[uuid.UUID], date | None]:
    """The facts a viewer may see, the competences of those that are not shared with her, and since when she leads."""
    if viewer.use is Use.OWN_DATA and person_id == viewer.person_id:
        return current_levels_of(viewer, person_id), set(), None
    if viewer.may(Permission.SEE_TEAM_LEVELS) and viewer.use is Use.DEVELOPMENT:
        member = next((one for one in team_of(viewer) if one.person_id == person_id), None)
        if member is None:
            raise NotFound
        facts, withheld = current_levels_shared_with(viewer, member)
        return facts, withheld, member.since
    if viewer.may(Permission.OPEN_LEVELS) and has_opened(viewer, person_id, viewer.use):
        return current_levels_of(viewer, person_id), set(), None
    raise NotFound


def line_of(
    asked: AskedLevel, fact: LevelFact | None, shared: bool, stops: Mapping[uuid.UUID, tuple[str, ...]], today: date
) -> Line:
    """What is asked of one competence beside what is known of it; what lapsed is not known."""
    lapsed = fact is not None and has_lapsed(fact.basis, fact.valid_until, today)
    known = Stop(fact.scale_version_id, fact.position) if fact and not lapsed else None
    wanted = Stop(asked.scale_version_id, asked.position)
    compared = gap(wanted, known, shared=shared)
    known_stops = stops[fact.scale_version_id] if fact else ()
    return Line(
        asked.competence_id,
        asked.name,
        stops[asked.scale_version_id],
        asked,
        fact,
        compared,
        known_stops,
        lapsed,
        shared,
    )


def _beside(
    facts: Iterable[LevelFact],
    asked: Iterable[AskedLevel],
    stops: Mapping[uuid.UUID, tuple[str, ...]],
    today: date,
) -> tuple[Line, ...]:
    """Facts that are shown without being set against what is asked, by name."""
    on_scale = {(one.competence_id, one.scale_version_id): one for one in asked}
    found = []
    for fact in sorted(facts, key=lambda one: (one.competence.casefold(), one.level_id)):
        found.append(
            Line(
                fact.competence_id,
                fact.competence,
                stops[fact.scale_version_id],
                on_scale.get((fact.competence_id, fact.scale_version_id)),
                fact,
                gap(None, None),
                stops[fact.scale_version_id],
                has_lapsed(fact.basis, fact.valid_until, today),
            )
        )
    return tuple(found)
