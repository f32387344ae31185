"""The whole plan: every row against what stands, every problem at once."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiem.engine.fingerprints import fingerprint
from kiem.foundation.periods import Period
from kiem.organisation.rules.bringing_in import BringInProblem, BringInReason, BringInSummary, PersonToBringIn
from kiem.organisation.rules.planning.checks import problems_of
from kiem.organisation.rules.planning.persons import People
from kiem.organisation.rules.planning.places import Jobs, Units
from kiem.organisation.rules.planning.stays import Leaders, Placements
from kiem.organisation.rules.standing import (
    KnownJob,
    KnownLeader,
    KnownPerson,
    KnownPlacement,
    KnownUnit,
    Standing,
)

_R = BringInReason
_THOUSANDTH = Decimal("0.001")
_FIELD = {
    _R.NAME_AMBIGUOUS: "family_name",
    _R.CONTRADICTS_EARLIER_ROW: "family_name",
    _R.MAIL_OF_SOMEONE_ELSE: "email",
    _R.NUMBER_OF_SOMEONE_ELSE: "personnel_number",
    _R.OTHER_NUMBER: "personnel_number",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write, in the order to write it, and the summary for who reads. With problems nothing is written."""

    units: Sequence[KnownUnit]
    jobs: Sequence[KnownJob]
    people: Sequence[KnownPerson]
    people_changed: Sequence[KnownPerson]
    placements_changed: Sequence[KnownPlacement]
    placements: Sequence[KnownPlacement]
    leaders: Sequence[KnownLeader]
    summary: BringInSummary


def plan_bring_in(rows: Sequence[PersonToBringIn], standing: Standing, new_id: Callable[[], uuid.UUID]) -> Plan:
    """Work out what bringing in ``rows`` writes; the same rows once more write nothing."""
    return _Planning(standing, new_id).plan(rows)


class _Planning:
    def __init__(self, standing: Standing, new_id: Callable[[], uuid.UUID]) -> None:
        self.new_id = new_id
        self.known: dict[uuid.UUID, object] = {person.id: person for person in standing.people}
        self.known |= {placement.id: placement for placement in standing.placements}
        self.names = {person.id: person.name for person in standing.people}
        self.units, self.jobs = Units(standing, new_id), Jobs(standing, new_id)
        self.people = People(standing, new_id)
        self.placements, self.leaders = Placements(standing), Leaders(standing, new_id)
        self.problems: list[BringInProblem] = []

    def plan(self, rows: Sequence[PersonToBringIn]) -> Plan:
        wrong: set[int] = set()
        for index, row in enumerate(rows):
            found = list(problems_of(index, row))
            self.problems += found
            wrong |= {problem.index for problem in found}
        right = [(index, row) for index, row in enumerate(rows) if index not in wrong]
        self.units.add_missing((path, row.starts_on) for _index, row in right if (path := _path(row)))
        for index, row in right:
            self._take(index, row)
        return self._finished()

    def _take(self, index: int, row: PersonToBringIn) -> None:
        person = self.people.find_or_add(row)
        if isinstance(person, BringInReason):
            field = _FIELD[person]
            self._wrong(index, person, field, str(getattr(row, field)))
            return
        self.names[person.id] = person.name
        if path := _path(row):
            self._place(index, row, path, person)

    def _place(self, index: int, row: PersonToBringIn, path: tuple[str, ...], person: KnownPerson) -> None:
        unit = self.units.at(path)
        if unit is None:
            self._wrong(index, _R.UNIT_AMBIGUOUS, "unit_path", " › ".join(path))
            return
        job = self.jobs.at(row.job, row.starts_on)
        share = row.share.quantize(_THOUSANDTH)
        wanted = KnownPlacement(
            self.new_id(), person.id, unit, job, share, row.kind.value, row.starts_on, row.ends_before
        )
        if refused := self.placements.place(wanted):
            self._wrong(index, refused, "starts_on", person.name)
        if row.leads:
            other = self.leaders.lead(unit, person.id, Period(row.starts_on, row.ends_before))
            if other is not None:
                self._wrong(index, _R.SECOND_LEADER, "leads", self.names[other])

    def _wrong(self, index: int, reason: BringInReason, field: str, value: str) -> None:
        self.problems.append(BringInProblem(index, reason, field, value))

    def _finished(self) -> Plan:
        summary = BringInSummary(
            people=self.people.counts(),
            placements=self.placements.counts(),
            leaders=self.leaders.counts(),
            units_added=self.units.paths_added(),
            jobs_added=tuple(job.name for job in self.jobs.added.values()),
            problems=tuple(sorted(self.problems, key=lambda problem: problem.index)),
            fingerprint=self._before_and_after(),
        )
        return Plan(
            units=list(self.units.added.values()),
            jobs=list(self.jobs.added.values()),
            people=self.people.added,
            people_changed=self.people.changed,
            placements_changed=self.placements.changed,
            placements=self.placements.added,
            leaders=self.leaders.added,
            summary=summary,
        )

    def _before_and_after(self) -> str:
        """A fingerprint of what is written beside what stands there; what is new goes by what it says, not its id."""
        people, placements, leaders = self.people, self.placements, self.leaders
        units, jobs = list(self.units.added.values()), list(self.jobs.added.values())
        new: dict[uuid.UUID, str] = {unit.id: unit.name for unit in units}
        new |= {job.id: job.name for job in jobs}
        new |= {each.id: f"{each.personnel_number} {each.email} {each.name}" for each in people.added}
        new |= dict.fromkeys((each.id for each in placements.added), "placement")
        new |= dict.fromkeys((each.id for each in leaders.added), "leader")
        persons = [(self.known.get(each.id), each) for each in people.changed]
        placed = [(self.known.get(each.id), each) for each in placements.changed]
        return fingerprint([persons, placed, units, jobs, people.added, placements.added, leaders.added], new)


def _path(row: PersonToBringIn) -> tuple[str, ...]:
    return tuple(name for name in row.unit_path if name.strip())
