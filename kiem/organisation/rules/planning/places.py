"""Finding the units and jobs that a list names, and making those that are missing."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from kiem.organisation.rules.names import plain, tidy
from kiem.organisation.rules.standing import KnownJob, KnownUnit, Standing
from kiem.organisation.rules.tree import path_to

Path = tuple[str, ...]


class Units:
    """The tree by name. A path may leave out what is above as long as one unit only ends so."""

    def __init__(self, standing: Standing, new_id: Callable[[], uuid.UUID]) -> None:
        self._new_id = new_id
        self._by_path: dict[Path, uuid.UUID] = {}
        self._by_ending: dict[Path, set[uuid.UUID]] = {}
        self.added: dict[uuid.UUID, KnownUnit] = {}
        names = {unit.id: plain(unit.name) for unit in standing.units}
        for unit in standing.units:
            path = path_to(unit.id, standing.parents)
            self._remember(tuple(names[step] for step in path if step in names), unit.id)

    def _remember(self, path: Path, unit: uuid.UUID) -> None:
        self._by_path.setdefault(path, unit)
        for start in range(len(path)):
            self._by_ending.setdefault(path[start:], set()).add(unit)

    def add_missing(self, rows: Iterable[tuple[Path, date]]) -> None:
        """Make what no path leads to yet, the longest paths first; a new unit starts with the first who works in it."""
        wanted = sorted(rows, key=lambda row: (-len(row[0]), row[1]))
        for path, starts_on in wanted:
            if not self.is_ambiguous(path):
                self._start_by(self._found_or_made(path, starts_on), starts_on)

    def is_ambiguous(self, path: Path) -> bool:
        """Whether more than one unit could be meant, or could be what stands above it."""
        key = _key(path)
        if key in self._by_path:
            return False
        endings = len(self._by_ending.get(key, ()))
        return endings > 1 or (not endings and len(path) > 1 and self.is_ambiguous(path[:-1]))

    def at(self, path: Path) -> uuid.UUID | None:
        """The unit that a path means; None when there is none, or more than one."""
        key = _key(path)
        ending = self._by_ending.get(key, set())
        return self._by_path.get(key) or (next(iter(ending)) if len(ending) == 1 else None)

    def _found_or_made(self, path: Path, starts_on: date) -> uuid.UUID:
        found = self.at(path)
        if found is not None:
            return found
        parent = self._found_or_made(path[:-1], starts_on) if len(path) > 1 else None
        unit = KnownUnit(self._new_id(), tidy(path[-1]), parent, starts_on)
        self.added[unit.id] = unit
        self._remember(_key(path), unit.id)
        return unit.id

    def _start_by(self, unit: uuid.UUID | None, starts_on: date) -> None:
        """Let a new unit, and the new ones above it, start in time."""
        while unit in self.added:
            known = self.added[unit]
            if starts_on < known.starts_on:
                self.added[unit] = replace(known, starts_on=starts_on)
            unit = known.parent_id

    def paths_added(self) -> tuple[str, ...]:
        """The new units in words, in the order made: parents come before what is below them."""
        return tuple(self._words(unit) for unit in self.added.values())

    def _words(self, unit: KnownUnit) -> str:
        above = self.added.get(unit.parent_id) if unit.parent_id else None
        return f"{self._words(above)} › {unit.name}" if above else unit.name


@lru_cache(maxsize=4096)
def _key(path: Path) -> Path:
    return tuple(plain(name) for name in path)


class Jobs:
    """The jobs by name."""

    def __init__(self, standing: Standing, new_id: Callable[[], uuid.UUID]) -> None:
        self._new_id = new_id
        self._by_name = {plain(job.name): job.id for job in standing.jobs}
        self.added: dict[uuid.UUID, KnownJob] = {}

    def at(self, name: str, starts_on: date) -> uuid.UUID:
        """The job with this name, made when missing; a new one starts with the first who holds it."""
        job = self._by_name.get(plain(name))
        if job is None:
            job = self._by_name[plain(name)] = self._new_id()
            self.added[job] = KnownJob(job, tidy(name), starts_on)
        elif job in self.added and starts_on < self.added[job].starts_on:
            self.added[job] = replace(self.added[job], starts_on=starts_on)
        return job
