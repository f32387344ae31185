"""Within other actions: the lines of a list of profiles, held against the competences and scales that are here."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from kiem.competences.queries import CompetenceName, Scale, competence_names, scales
from kiem.competences.rules import CompetenceKind, plain_name
from kiem.profiles.actions.keeping import Line, Now
from kiem.profiles.rules import LineInFull, LineStep, ProfileInFull, ProfileProblem, Weight, WrongProfile, place_on

MOST_NEAR = 3


class ListedLines:
    """Lines of the list as lines to write, with the competences and scales that are here. Two statements."""

    def __init__(self, problems: list[ProfileProblem]) -> None:
        self._problems = problems
        self._scales: Mapping[uuid.UUID, Scale] = scales()
        self.since: dict[tuple[int, uuid.UUID], date | None] = {}
        """By profile and competence since when the list says that it is asked."""
        self._line_of: dict[tuple[int, uuid.UUID], int] = {}
        self._own: dict[uuid.UUID, CompetenceName] = {}
        self._by_name: dict[str, dict[uuid.UUID, CompetenceName]] = {}
        for each in competence_names():
            self._own[each.competence_id] = each
            for name in each.names:
                self._by_name.setdefault(plain_name(name), {})[each.competence_id] = each

    def of(self, index: int, row: ProfileInFull, now: Now) -> dict[uuid.UUID, Line]:
        found: dict[uuid.UUID, Line] = {}
        for at, each in enumerate(row.lines):
            line = self._line(index, at, each, now)
            if line is None:
                continue
            first = self._line_of.setdefault((index, line.competence_id), at)
            if first != at:
                self._wrong(index, at, WrongProfile.REPEATED_COMPETENCE, each.competence, first=first)
                continue
            found[line.competence_id] = line
            self.since[index, line.competence_id] = each.since
        return found

    def _line(self, index: int, at: int, given: LineInFull, now: Now) -> Line | None:
        key = self._competence(index, at, given, now)
        if key is None:
            return None
        stood = now.lines.get(key)
        if stood and self._says(given, stood):
            return stood
        own = self._own.get(key)
        if own is None:
            self._wrong(index, at, WrongProfile.UNKNOWN_COMPETENCE, given.competence)
            return None
        if own.kind is CompetenceKind.TEAM:
            self._wrong(index, at, WrongProfile.TEAM_COMPETENCE, own.name)
            return None
        position = place_of(given.level, self._scales[own.scale_version_id])
        if position is None:
            self._wrong_level(index, at, given.level, own)
            return None
        weight = given.weight or (Weight(stood.weight) if stood else Weight.ESSENTIAL)
        line = Line(key, own.version_id, own.scale_version_id, position, weight.value)
        return stood if stood and stood.asks == line.asks else line

    def _competence(self, index: int, at: int, given: LineInFull, now: Now) -> uuid.UUID | None:
        """Its own id, also of one that is no longer in the language but stands here; else by its name."""
        if given.competence_id and (given.competence_id in self._own or given.competence_id in now.lines):
            return given.competence_id
        called = self._by_name.get(plain_name(given.competence), {})
        if len(called) == 1:
            return next(iter(called))
        wrong = WrongProfile.AMBIGUOUS_COMPETENCE if called else WrongProfile.UNKNOWN_COMPETENCE
        near = () if called else get_close_matches(plain_name(given.competence), self._by_name, MOST_NEAR)
        names = tuple(next(iter(self._by_name[each].values())).name for each in near)
        self._wrong(index, at, wrong, given.competence, nearest=tuple(dict.fromkeys(names)))
        return None

    def _says(self, given: LineInFull, stood: Line) -> bool:
        """Whether the list says what stands, also where that is a level of an older version of the scale."""
        same = given.weight is None or given.weight.value == stood.weight
        return same and place_of(given.level, self._scales[stood.scale_version_id]) == stood.position

    def _wrong_level(self, index: int, at: int, level: str, own: CompetenceName) -> None:
        scale = self._scales[own.scale_version_id]
        others = (each for each in self._scales.values() if each.scale_id != scale.scale_id)
        named = not level.isdecimal() and any(place_of(level, other) for other in others)
        reason = WrongProfile.OTHER_SCALE if named else WrongProfile.UNKNOWN_LEVEL
        names = {plain_name(name): name for each in (*scale.spoken.values(), scale.names) for name in each}
        near = get_close_matches(plain_name(level), names, MOST_NEAR)
        self._wrong(index, at, reason, level, nearest=tuple(names[each] for each in near) or scale.names[:MOST_NEAR])

    def _wrong(
        self, index: int, at: int, reason: WrongProfile, value: str,
        *, nearest: tuple[str, ...] = (), first: int | None = None,
    ) -> None:  # fmt: skip
        self._problems.append(ProfileProblem(index, reason, value, at, nearest, first))

    def later_than(self, index: int, day: date, now: Now, asked: Mapping[uuid.UUID, Line]) -> Iterator[ProfileProblem]:
        """Lines that are new or changed and would be asked from a later day than the profile's."""
        for key, line in asked.items():
            since = self.since.get((index, key))
            stood = now.lines.get(key)
            if since and since > day and (stood is None or stood.asks != line.asks):
                at = self._line_of.get((index, key))
                yield ProfileProblem(index, WrongProfile.LATER_THAN_PROFILE, since.isoformat(), at)

    def steps(self, before: Mapping[uuid.UUID, Line], after: Mapping[uuid.UUID, Line]) -> Iterator[LineStep]:
        for key in dict.fromkeys((*before, *after)):
            old, new = before.get(key), after.get(key)
            if old is None or new is None or old.asks != new.asks:
                name = self._own[key].name if key in self._own else "–"
                yield LineStep(name, self._told(old), self._told(new))

    def _told(self, line: Line | None) -> tuple[str, Weight] | None:
        if line is None:
            return None
        return self._scales[line.scale_version_id].names[line.position - 1], Weight(line.weight)


def place_of(level: str, scale: Scale) -> int | None:
    """The place on a scale that a level of the list stands for."""
    return place_on(level, (*scale.spoken.values(), scale.names))
