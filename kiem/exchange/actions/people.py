"""A list of people: held against who is here, and brought in with their units, jobs and placements."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kiem.exchange.actions.examined import Examined, Outcome, near_of, outline_for, skipped_of
from kiem.exchange.reading.people import PeopleRows
from kiem.exchange.reading.problems import Place, Problem, Reason
from kiem.exchange.reading.sentences import Text, where_of
from kiem.exchange.reading.vocabulary import Field, plain
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.people import FIELD_OF, likely_slips, to_bring_in, undated
from kiem.exchange.rules.report import MOST_KEPT, EndSaid, Report, RowSaid, Said, kept_problems
from kiem.exchange.telling import source_of
from kiem.foundation.actors import Actor
from kiem.foundation.context import take_longer
from kiem.organisation.actions import bring_in_people
from kiem.organisation.queries import what_bring_in_people_would_do, what_stands
from kiem.organisation.rules import BringInProblem, BringInSummary, FullList, PersonToBringIn, RowDone, WouldEnd
from kiem.organisation.wording import BRING_IN_PROBLEMS

_MANY = 10_000
"""From so many rows on working out what they would do may take longer than the database waits for a page."""


@dataclass(frozen=True, slots=True)
class PeopleToBringIn:
    """The rows as the organisation takes them, and whether and on which day they are all there are."""

    rows: tuple[PersonToBringIn, ...]
    full: FullList | None


def examine_people(opened: Opened, found: PeopleRows, *, by: Actor, at: datetime) -> Examined:
    """Hold the list against the people, units and jobs that are here."""
    choices = opened.file.choices
    if len(found.rows) > _MANY:
        take_longer(minutes=15)
    outline = outline_for(opened, found.read_as, one_cell_name=found.name_order or "", undated=undated(found.rows))
    today = timezone.localdate(at)
    rows = tuple(to_bring_in(row, choices.starts_on or today) for row in found.rows)
    ends = frozenset(map(uuid.UUID, choices.ends))
    full = FullList(today, ends, choices.ends_before) if choices.is_full else None
    summary = what_bring_in_people_would_do(rows, full=full, today=today)
    return Examined(outline, _report(found, outline, summary, choices, at), PeopleToBringIn(rows, full))


def _report(found: PeopleRows, outline: Outline, summary: BringInSummary, choices: Choices, at: datetime) -> Report:
    where = {column.held: column.name for column in outline.columns if column.held}
    problems = [*found.problems, *_slips(found, where, summary, choices, at)]
    said = [_said(problem, found, where) for problem in summary.problems]
    wrong_rows = {each.row for each in said} | {problem.place.row for problem in problems}
    people, places, leaders = summary.people, summary.placements, summary.leaders
    return Report(
        rows=len(found.rows),
        added=people.added,
        changed=people.changed,
        unchanged=people.unchanged,
        refused=len(wrong_rows),
        problem_count=len(problems) + len(said),
        problems=(*kept_problems(problems), *said),
        near=near_of(found.near),
        others=found.others,
        skipped=skipped_of(found.skipped),
        facts={
            "placements_added": places.added,
            "placements_changed": places.changed,
            "leaders_added": leaders.added,
            "roles_asked": summary.roles_asked,
            "would_end": len(summary.would_end),
            "rows_written": summary.rows_written,
        },
        lists={"units_added": summary.units_added, "jobs_added": summary.jobs_added},
        writes=summary.writes,
        already=not summary.writes and not problems and not said and not summary.would_end,
        fingerprint=summary.fingerprint,
        row_by_row=tuple(_row_said(each, found) for each in summary.rows),
        ends=tuple(_end_said(each) for each in summary.would_end[:MOST_KEPT]),
    )


def _row_said(done: RowDone, found: PeopleRows) -> RowSaid:
    changes = tuple((each.field, each.before, each.after) for each in done.changes)
    return RowSaid(found.rows[done.index].row, done.sign.value, done.person, changes)


def _end_said(each: WouldEnd) -> EndSaid:
    return EndSaid(str(each.placement_id), each.person, each.unit, each.job, each.starts_on.isoformat(), each.in_list)


def _said(problem: BringInProblem, found: PeopleRows, where: dict[str, str]) -> Said:
    """A problem that the organisation sees, at the row and column where it stands in the file."""
    column = next((where[field] for field in FIELD_OF.get(problem.field, ()) if field in where), "")
    row = found.rows[problem.index].row
    what = Text(source_of(BRING_IN_PROBLEMS[problem.reason]), {"value": problem.value})
    place = where_of(Place("", found.sheet, row, column))
    return Said(problem.reason, found.sheet, row, column, problem.value, place, (what,))


def _slips(
    found: PeopleRows, where: dict[str, str], summary: BringInSummary, choices: Choices, at: datetime
) -> list[Problem]:
    """New units and jobs that are probably known ones, mistyped; unless someone said that they are new."""
    if choices.names_are_new or not (summary.units_added or summary.jobs_added):
        return []
    standing = what_stands(timezone.localdate(at))
    new_units = [path.rpartition(" › ")[2] for path in summary.units_added]
    problems = []
    for field, new, known in (
        (Field.UNIT, new_units, [unit.name for unit in standing.units]),
        (Field.JOB, list(summary.jobs_added), [job.name for job in standing.jobs]),
    ):
        reason = Reason.UNKNOWN_UNIT if field is Field.UNIT else Reason.UNKNOWN_JOB
        for slip in likely_slips(new, known):
            row = _first_row_with(found, field, slip.name)
            place = Place("", found.sheet, row, where.get(field, ""))
            problems.append(Problem(reason, place, slip.name, nearest=(slip.means,)))
    return problems


def _first_row_with(found: PeopleRows, field: Field, name: str) -> int | None:
    wanted = plain(name)
    for row in found.rows:
        names = row.unit_path if field is Field.UNIT else (row.job,)
        if wanted in map(plain, names):
            return row.row
    return None


def bring_in_people_rows(list_: PeopleToBringIn, *, by: Actor, at: datetime) -> Outcome:
    done = bring_in_people(list_.rows, full=list_.full, by=by, at=at)
    people = done.people
    already = not done.writes
    return Outcome(people.added, people.changed, people.unchanged, already, done.fingerprint, done.ended)
