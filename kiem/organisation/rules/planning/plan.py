"""The whole plan: every row against what stands, every problem at once."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kiem.foundation.periods import Period
from kiem.organisation.rules.bringing_in import (
    BringInProblem,
    BringInReason,
    BringInSummary,
    Counts,
    FullList,
    PersonToBringIn,
    RowDone,
    RowSign,
    WouldEnd,
)
from kiem.organisation.rules.planning.checks import problems_of
from kiem.organisation.rules.planning.persons import FoundPerson, People
from kiem.organisation.rules.planning.places import Jobs, Units
from kiem.organisation.rules.planning.rows import changes_of
from kiem.organisation.rules.planning.signs import before_and_after
from kiem.organisation.rules.planning.stays import Leaders, Placed, Placements
from kiem.organisation.rules.standing import (
    KnownJob,
    KnownLeader,
    KnownPerson,
    KnownPlacement,
    KnownUnit,
    RoleToAsk,
    Standing,
)

_R = BringInReason
_THOUSANDTH = Decimal("0.001")
_MOST_TOLD = 5_000
_FIELD = {
    _R.NAME_AMBIGUOUS: "family_name",
    _R.CONTRADICTS_EARLIER_ROW: "family_name",
    _R.MAIL_OF_SOMEONE_ELSE: "email",
    _R.NUMBER_OF_SOMEONE_ELSE: "personnel_number",
    _R.OTHER_NUMBER: "personnel_number",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write, in the order to write it, and the summary for who reads. With problems nothing is written.

    ``written``: the rows of the list that write something, by index. ``ends``: placements that a full list lacks and
    that someone said to end, as they come to stand.
    """

    units: Sequence[KnownUnit]
    jobs: Sequence[KnownJob]
    people: Sequence[KnownPerson]
    people_changed: Sequence[KnownPerson]
    placements_changed: Sequence[KnownPlacement]
    placements: Sequence[KnownPlacement]
    leaders: Sequence[KnownLeader]
    ends: Sequence[KnownPlacement]
    roles: Sequence[RoleToAsk]
    written: Sequence[int]
    summary: BringInSummary


def plan_bring_in(
    rows: Sequence[PersonToBringIn],
    standing: Standing,
    new_id: Callable[[], uuid.UUID],
    full: FullList | None = None,
) -> Plan:
    """Work out what bringing in ``rows`` writes; the same rows once more write nothing."""
    return _Planning(standing, new_id).plan(rows, full)


class _Planning:
    def __init__(self, standing: Standing, new_id: Callable[[], uuid.UUID]) -> None:
        self.new_id = new_id
        self.standing = standing
        self.names = {person.id: person.name for person in standing.people}
        self.units, self.jobs = Units(standing, new_id), Jobs(standing, new_id)
        self.people = People(standing, new_id)
        self.placements, self.leaders = Placements(standing), Leaders(standing, new_id)
        self.problems: list[BringInProblem] = []
        self.written: list[int] = []
        self.has_role = {(role.person_id, role.kind) for role in standing.roles}
        self.roles: list[RoleToAsk] = []
        self.told: list[RowDone] = []

    def plan(self, rows: Sequence[PersonToBringIn], full: FullList | None) -> Plan:
        wrong: set[int] = set()
        for index, row in enumerate(rows):
            found = list(problems_of(index, row))
            self.problems += found
            wrong |= {problem.index for problem in found}
        right = [(index, row) for index, row in enumerate(rows) if index not in wrong]
        self.units.add_missing((path, row.starts_on) for _index, row in right if (path := _path(row)))
        for index, row in right:
            self._take(index, row)
        left_out = self._left_out(rows, full) if full else []
        ended = [known for known in left_out if full and known.id in full.ends]
        return self._finished(left_out, _ended(ended, full.ends_before) if full and full.ends_before else [])

    def _take(self, index: int, row: PersonToBringIn) -> None:
        person = self.people.find_or_add(row)
        if isinstance(person, BringInReason):
            field = _FIELD[person]
            self._wrong(index, person, field, str(getattr(row, field)))
            return
        if person.now is not person.before:
            self.names[person.now.id] = person.now.name
        path = _path(row)
        placed, leads = self._place(index, row, path, person.now) if path else (None, False)
        asks = self._ask(row, person.now.id)
        self._tell(index, row, person, placed, leads=leads, asks=asks)

    def _place(
        self, index: int, row: PersonToBringIn, path: tuple[str, ...], person: KnownPerson
    ) -> tuple[Placed | None, bool]:
        """The placement the row makes, and whether someone newly leads by it."""
        unit = self.units.at(path)
        if unit is None:
            self._wrong(index, _R.UNIT_AMBIGUOUS, "unit_path", " › ".join(path))
            return None, False
        job = self.jobs.at(row.job, row.starts_on)
        share = row.share.quantize(_THOUSANDTH)
        wanted = KnownPlacement(
            self.new_id(), person.id, unit, job, share, row.kind.value, row.starts_on, row.ends_before
        )
        placed = self.placements.place(wanted)
        if isinstance(placed, BringInReason):
            self._wrong(index, placed, "starts_on", person.name)
            return None, False
        leads = row.leads and self.leaders.lead(unit, person.id, Period(row.starts_on, row.ends_before))
        if isinstance(leads, uuid.UUID):
            self._wrong(index, _R.SECOND_LEADER, "leads", self.names[leads])
        return placed, leads is True

    def _ask(self, row: PersonToBringIn, person: uuid.UUID) -> bool:
        """Whether the row newly asks a role."""
        if row.role is None or (person, row.role.value) in self.has_role:
            return False
        self.has_role.add((person, row.role.value))
        self.roles.append(RoleToAsk(self.new_id(), person, row.role.value, row.starts_on, row.ends_before))
        return True

    def _tell(
        self, index: int, row: PersonToBringIn, person: FoundPerson, placed: Placed | None, *, leads: bool, asks: bool
    ) -> None:
        """Note what the row writes, if anything."""
        stays = placed is None or placed.now is placed.before
        if stays and not leads and not asks and person.now == person.before:
            return
        self.written.append(index)
        if len(self.told) < _MOST_TOLD:
            sign = RowSign.CHANGED if person.before else RowSign.NEW
            self.told.append(
                RowDone(index, sign, person.now.name, changes_of(row, person, placed, leads=leads, asks=asks))
            )

    def _wrong(self, index: int, reason: BringInReason, field: str, value: str) -> None:
        self.problems.append(BringInProblem(index, reason, field, value))

    def _left_out(self, rows: Sequence[PersonToBringIn], full: FullList) -> list[KnownPlacement]:
        """What the list lacks: of the kinds that are in it only, for a payroll knows no volunteers."""
        return self.placements.left_out(full.on, {row.kind.value for row in rows if _path(row)})

    def _would_end(self, left_out: Sequence[KnownPlacement]) -> tuple[WouldEnd, ...]:
        units = {unit.id: unit.name for unit in self.standing.units}
        jobs = {job.id: job.name for job in self.standing.jobs}
        proposed = (
            WouldEnd(
                known.id, self.names.get(known.person_id, ""), units.get(known.unit_id, ""), jobs.get(known.job_id, ""),
                known.starts_on, self.people.has(known.person_id),
            )
            for known in left_out
        )  # fmt: skip
        return tuple(sorted(proposed, key=lambda each: (each.in_list, each.person, each.unit, each.job)))

    def _finished(self, left_out: Sequence[KnownPlacement], ends: Sequence[KnownPlacement]) -> Plan:
        people, placements, leaders = self.people, self.placements, self.leaders
        units, jobs = list(self.units.added.values()), list(self.jobs.added.values())
        plan = Plan(
            units=units, jobs=jobs, people=people.added, people_changed=people.changed,
            placements_changed=placements.changed, placements=placements.added, leaders=leaders.added, ends=ends,
            roles=self.roles, written=self.written, summary=_NOTHING,
        )  # fmt: skip
        summary = BringInSummary(
            people=people.counts(),
            placements=placements.counts(),
            leaders=leaders.counts(),
            units_added=self.units.paths_added(),
            jobs_added=tuple(job.name for job in jobs),
            problems=tuple(sorted(self.problems, key=lambda problem: problem.index)),
            fingerprint=before_and_after(plan, self.standing, left_out),
            rows=tuple(self.told),
            would_end=self._would_end(left_out),
            ended=len(ends),
            rows_written=len(self.written),
            roles_asked=len(self.roles),
        )
        return replace(plan, summary=summary)


_NOTHING = BringInSummary(Counts(), Counts(), Counts(), (), (), (), "")


def _ended(ends: Sequence[KnownPlacement], ends_before: date) -> list[KnownPlacement]:
    return [replace(known, ends_before=ends_before) for known in ends]


def _path(row: PersonToBringIn) -> tuple[str, ...]:
    return tuple(name for name in row.unit_path if name.strip())
