"""Within other actions: a list of all profiles held against what is here, and what is to be written for it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from django.db.models import Q

from kiem.competences.rules import kept_text, one_line
from kiem.engine.fingerprints import fingerprint
from kiem.foundation.ids import ordered_id
from kiem.organisation.models import Job, Unit
from kiem.organisation.rules import plain, tidy
from kiem.profiles.actions.keeping import FEW, Described, Next, Now, what_stands
from kiem.profiles.actions.listed_lines import ListedLines
from kiem.profiles.models import JobFamily
from kiem.profiles.queries import references_of_each, standing_on
from kiem.profiles.rules import (
    WHOLE_ORGANISATION,
    Layer,
    ProfileInFull,
    ProfileOf,
    ProfileProblem,
    ProfileStep,
    Reference,
    Source,
    Standing,
    WrongProfile,
    of_family,
    of_job,
    of_position,
    over_the_most,
    why_not_refer,
)


class _Names:
    """What goes by which name; ``new``: what the list adds, by id."""

    def __init__(self, rows: Iterable[tuple[uuid.UUID, str]]) -> None:
        self.by_id = dict(rows)
        self.new: dict[uuid.UUID, str] = {}
        self._by_name: dict[str, list[uuid.UUID]] = {}
        for key, name in self.by_id.items():
            self._by_name.setdefault(plain(name), []).append(key)

    def called(self, name: str) -> list[uuid.UUID]:
        return self._by_name.get(plain(name), [])

    def add(self, name: str) -> uuid.UUID:
        key = ordered_id()
        self.new[key] = self.by_id[key] = tidy(name)
        self._by_name.setdefault(plain(name), []).append(key)
        return key

    def near(self, name: str) -> tuple[str, ...]:
        return tuple(self.by_id[self._by_name[each][0]] for each in get_close_matches(plain(name), self._by_name))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list comes down to. ``moves``: of each job or family profile the family that it is to come under."""

    now: Mapping[ProfileOf, Now]
    nexts: Mapping[ProfileOf, Next]
    days: Mapping[ProfileOf, date]
    steps: tuple[ProfileStep, ...]
    unchanged: tuple[Source, ...]
    jobs: Mapping[uuid.UUID, str]
    families: Mapping[uuid.UUID, str]
    moves: Mapping[ProfileOf, uuid.UUID]
    names: Mapping[uuid.UUID, str]
    problems: tuple[ProfileProblem, ...]
    fingerprint: str


def plan_for(rows: Sequence[ProfileInFull], today: date) -> Plan:
    """Hold a list against jobs, families, units, competences and profiles as they are. Some twenty statements."""
    return _Matching(rows, today).plan()


@dataclass(slots=True)
class _Matching:
    rows: Sequence[ProfileInFull]
    today: date
    problems: list[ProfileProblem] = field(default_factory=list)
    steps: list[ProfileStep] = field(default_factory=list)
    unchanged: list[Source] = field(default_factory=list)
    nexts: dict[ProfileOf, Next] = field(default_factory=dict)
    days: dict[ProfileOf, date] = field(default_factory=dict)
    moves: dict[ProfileOf, uuid.UUID] = field(default_factory=dict)
    before_and_after: list[object] = field(default_factory=list)
    """Of what is written, what stands there and what would come."""

    def plan(self) -> Plan:
        there = Q(ends_before=None) | Q(ends_before__gt=self.today)
        jobs, families, units = (
            _Names(model.objects.filter(there).order_by("-id").values_list("id", "name"))
            for model in (Job, JobFamily, Unit)
        )
        places = _Places(jobs, families, units, self.problems)
        found = places.of_each(self.rows)
        standing = standing_on(self.today)
        after = self._under(found, families, standing)
        now = self._now(found, jobs, families, units)
        stood = references_of_each([each.version_id for each in now.values() if each.version_id])
        lines = ListedLines(self.problems)
        for index, of in found.items():
            version = now[of].version_id
            self._next(index, now[of], stood.get(version, ()) if version else (), lines)
        self._within_twelve(found, standing, after, jobs, units)
        return Plan(
            now, self.nexts, self.days, tuple(self.steps), tuple(self.unchanged), jobs.new, families.new, self.moves,
            {**jobs.by_id, **families.by_id}, tuple(self.problems),
            fingerprint(self.before_and_after, {**jobs.new, **families.new}),
        )  # fmt: skip

    def _now(
        self, found: Mapping[int, ProfileOf], jobs: _Names, families: _Names, units: _Names
    ) -> dict[ProfileOf, Now]:
        new = {*jobs.new, *families.new}
        stands = what_stands(of for of in found.values() if of.job_id not in new and of.family_id not in new)
        for of in found.values():
            name = jobs.by_id[of.job_id] if of.job_id else families.by_id[of.family_id] if of.family_id else ""
            stands.setdefault(of, Now(Source(of, name, units.by_id[of.unit_id] if of.unit_id else "")))
        return stands

    def _under(self, found: Mapping[int, ProfileOf], families: _Names, before: Standing) -> Standing:
        """How the families will stand above jobs and families; what changes goes into ``moves``."""
        family_of, parents = dict(before.family_of), dict(before.parents)
        for index, of in found.items():
            name = self.rows[index].under
            key = of.job_id if of.layer is Layer.JOB else of.family_id
            if not name or key is None:
                continue
            above = parents if of.layer is Layer.FAMILY else family_of
            called = families.called(name)
            if key in above and above[key] in called:
                continue
            if len(called) != 1:
                wrong = WrongProfile.AMBIGUOUS_NAME if called else WrongProfile.NO_SUCH_FAMILY
                self.problems.append(ProfileProblem(index, wrong, name, nearest=families.near(name)))
                continue
            self.before_and_after.append((of, above.get(key), called[0]))
            above[key] = called[0]
            self.moves[of] = called[0]
        self.problems += [
            ProfileProblem(index, WrongProfile.FAMILY_CYCLE, self.rows[index].name)
            for index, of in found.items()
            if of in self.moves and of.family_id and _is_under_itself(of.family_id, parents)
        ]
        return replace(before, family_of=family_of, parents=parents)

    def _next(self, index: int, now: Now, stood: tuple[Reference, ...], lines: "ListedLines") -> None:
        row, of = self.rows[index], now.source.of
        asked = lines.of(index, row, now) if row.lines else dict(now.lines)
        wrong = why_not_refer(row.references)
        if wrong:
            self.problems.append(ProfileProblem(index, wrong))
        said, texts = _described(row, now, stood)
        line_steps = tuple(lines.steps(now.lines, asked))
        if not texts and not line_steps:
            self.unchanged.append(now.source)
            return
        day = self._day(row, now)
        if not now.number:
            asked = {key: replace(line, since=lines.since.get((index, key))) for key, line in asked.items()}
        self.problems += lines.later_than(index, day, now, asked)
        self.nexts[of], self.days[of] = Next(asked, said if texts else None), day
        self.before_and_after.append((now, stood, self.nexts[of], day))
        self.steps.append(ProfileStep(now.source, not now.number, day, line_steps, texts))

    def _day(self, row: ProfileInFull, now: Now) -> date:
        """From when. What stands is never written over: a next version starts later, or today when nobody says."""
        if now.starts_on is None:
            return row.starts_on or self.today
        if row.starts_on and row.starts_on > now.starts_on:
            return row.starts_on
        return max(self.today, now.starts_on)

    def _within_twelve(
        self, found: Mapping[int, ProfileOf], before: Standing, after: Standing, jobs: _Names, units: _Names
    ) -> None:
        """At most twelve over all layers, as on screen: what stood over it may stay, but nothing is added to it."""
        asked = {**before.asked, **{of: frozenset(each.lines) for of, each in self.nexts.items()}}
        after = replace(after, asked=asked)
        where = {of: index for index, of in found.items()}
        over: dict[int, list[str]] = {}
        for of in over_the_most(before, after, jobs.by_id):
            layers = (each for each in reversed(after.stack(of)) if each in self.nexts or each in self.moves)
            index = next((where[each] for each in layers), 0)
            name = jobs.by_id.get(of.job_id, "") if of.job_id else ""
            over.setdefault(index, []).append(f"{name} ({units.by_id.get(of.unit_id, '')})" if of.unit_id else name)
        for index, names in over.items():
            shown = ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")
            self.problems.append(ProfileProblem(index, WrongProfile.OVER_THE_MOST, shown))


def _is_under_itself(family: uuid.UUID, parents: Mapping[uuid.UUID, uuid.UUID]) -> bool:
    seen = {family}
    above = parents.get(family)
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above == family


class _Places:
    """Of each profile in the list which one it is here; jobs and families that are not here are new."""

    def __init__(self, jobs: _Names, families: _Names, units: _Names, problems: list[ProfileProblem]) -> None:
        self._jobs, self._families, self._units, self._problems = jobs, families, units, problems

    def of_each(self, rows: Sequence[ProfileInFull]) -> dict[int, ProfileOf]:
        found: dict[int, ProfileOf] = {}
        first: dict[ProfileOf, int] = {}
        # Jobs before positions: a new one may have both.
        for index, row in sorted(enumerate(rows), key=lambda each: each[1].layer is Layer.POSITION):
            of = row.of if row.of and self._is_here(row.of) else self._by_name(index, row)
            if of is None:
                continue
            if of in first:
                problem = ProfileProblem(index, WrongProfile.REPEATED_PROFILE, row.name or row.unit, first=first[of])
                self._problems.append(problem)
                continue
            first[of] = index
            found[index] = of
        return dict(sorted(found.items()))

    def _is_here(self, of: ProfileOf) -> bool:
        ids = ((of.job_id, self._jobs), (of.family_id, self._families), (of.unit_id, self._units))
        return all(key is None or key in names.by_id for key, names in ids)

    def _by_name(self, index: int, row: ProfileInFull) -> ProfileOf | None:
        if row.layer is Layer.ORGANISATION:
            return WHOLE_ORGANISATION
        if row.layer is Layer.FAMILY:
            family = self._one(index, row.name, self._families, may_be_new=True)
            return of_family(family) if family else None
        job = self._one(index, row.name, self._jobs, may_be_new=True)
        if row.layer is Layer.JOB:
            return of_job(job) if job else None
        unit = self._one(index, row.unit, self._units, may_be_new=False)
        return of_position(job, unit) if job and unit else None

    def _one(self, index: int, name: str, names: _Names, *, may_be_new: bool) -> uuid.UUID | None:
        called = names.called(name)
        if len(called) == 1:
            return called[0]
        if not called and may_be_new:
            return names.add(name)
        wrong = WrongProfile.AMBIGUOUS_NAME if called else WrongProfile.NO_SUCH_UNIT
        near = () if called else names.near(name)
        self._problems.append(ProfileProblem(index, wrong, name, nearest=near))
        return None


def _described(row: ProfileInFull, now: Now, stood: tuple[Reference, ...]) -> tuple[Described, tuple[str, ...]]:
    """What a profile will say, and which parts of it change; what the list does not say, stays."""
    before = now.described
    results = tuple(one_line(each) for each in row.results)
    purpose, decision = kept_text(row.purpose), one_line(row.decision)
    changes = {
        "purpose": bool(purpose) and purpose != kept_text(before.purpose),
        "results": bool(results) and results != tuple(map(one_line, before.results)),
        "references": bool(row.references) and row.references != stood,
        "decision": bool(decision) and decision != one_line(before.decision),
    }
    said = Described(
        purpose if changes["purpose"] else before.purpose,
        results if changes["results"] else before.results,
        decision if changes["decision"] else before.decision,
        row.references if changes["references"] else stood,
    )
    return said, tuple(name for name, changed in changes.items() if changed)
