"""All profiles: held against those that are here, and brought in as next versions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.exchange.actions.examined import Examined, Outcome, near_of, outline_for
from kiem.exchange.reading.problems import Expected, Problem, Reason
from kiem.exchange.reading.profiles import ProfileRows
from kiem.exchange.reading.sentences import Text, where_of
from kiem.exchange.reading.vocabulary import Field, plain
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.people import likely_slips
from kiem.exchange.rules.report import Report, Said, kept_problems, refused_rows
from kiem.exchange.telling import source_of
from kiem.foundation.actors import Actor
from kiem.organisation.queries import what_stands
from kiem.profiles.actions import bring_in_all_profiles, what_bring_in_all_profiles_would_do
from kiem.profiles.queries import families_on
from kiem.profiles.rules import (
    AT_MOST_REQUIREMENTS,
    AllProfilesBroughtIn,
    LineStep,
    ProfileInFull,
    ProfileProblem,
    ProfileStep,
    WrongProfile,
    WrongReference,
)
from kiem.profiles.wording import DESCRIBED_LABELS, WEIGHTS, WRONG_REFERENCES, source_words

Rows = tuple[ProfileInFull, ...]
_REASONS: Mapping[WrongProfile, tuple[Reason, Field, Expected | None]] = {
    WrongProfile.AMBIGUOUS_NAME: (Reason.AMBIGUOUS_NAME, Field.PROFILE_NAME, Expected.KEEP_THE_ID),
    WrongProfile.NO_SUCH_UNIT: (Reason.NO_SUCH_UNIT, Field.UNIT, Expected.UNIT_FIRST),
    WrongProfile.NO_SUCH_FAMILY: (Reason.NO_SUCH_FAMILY, Field.UNDER, None),
    WrongProfile.FAMILY_CYCLE: (Reason.FAMILY_CYCLE, Field.UNDER, None),
    WrongProfile.REPEATED_PROFILE: (Reason.REPEATED, Field.PROFILE_NAME, None),
    WrongProfile.UNKNOWN_COMPETENCE: (Reason.UNKNOWN_COMPETENCE, Field.COMPETENCE, None),
    WrongProfile.AMBIGUOUS_COMPETENCE: (Reason.AMBIGUOUS_COMPETENCE, Field.COMPETENCE, None),
    WrongProfile.REPEATED_COMPETENCE: (Reason.REPEATED, Field.COMPETENCE, None),
    WrongProfile.TEAM_COMPETENCE: (Reason.TEAM_COMPETENCE, Field.COMPETENCE, None),
    WrongProfile.UNKNOWN_LEVEL: (Reason.UNKNOWN_LEVEL, Field.LEVEL, None),
    WrongProfile.OTHER_SCALE: (Reason.OTHER_SCALE, Field.LEVEL, None),
    WrongProfile.LATER_THAN_PROFILE: (Reason.LATER_THAN_PROFILE, Field.STARTS_ON, Expected.DAY_OF_PROFILE),
    WrongProfile.OVER_THE_MOST: (Reason.OVER_THE_MOST, Field.COMPETENCE, Expected.TAKE_ONE_OUT),
}
"""By what is wrong: how it is said, in which column it stands, what to do."""


def examine_profiles(opened: Opened, found: ProfileRows, *, by: Actor, at: datetime) -> Examined:
    """Hold the list against jobs, families, competences and profiles as they are now."""
    outcome = what_bring_in_all_profiles_would_do(found.profiles, by=by, at=at)
    slips = [] if opened.file.choices.names_are_new else list(_slips(found, outcome, at))
    held = [_problem(each, each.reason, found) for each in outcome.problems if isinstance(each.reason, WrongProfile)]
    problems = [*found.problems, *held, *slips]
    referred = [_said(each, each.reason, found) for each in outcome.problems if isinstance(each.reason, WrongReference)]
    report = Report(
        rows=len(found.profiles),
        refused=refused_rows(problems) + len(referred),
        problem_count=len(problems) + len(referred),
        problems=(*kept_problems(problems), *referred),
        near=near_of(found.near),
        others=found.others,
    )
    report = report if report.problem_count else _what_it_does(report, outcome)
    return Examined(outline_for(opened, found.read_as), report, found.profiles)


def _problem(problem: ProfileProblem, wrong: WrongProfile, found: ProfileRows) -> Problem:
    """A problem that the profiles see, at the row and column where it stands in the file."""
    reason, column, expected = _REASONS[wrong]
    profile = found.profiles[problem.index]
    if wrong is WrongProfile.AMBIGUOUS_NAME and problem.value != profile.name:
        column = Field.UNIT if problem.value == profile.unit else Field.UNDER
    lines, first = found.rows[problem.index], None
    row = found.first[problem.index] if problem.line is None else lines[problem.line]
    if wrong is WrongProfile.OVER_THE_MOST and lines:
        row = lines[-1]
    if problem.first is not None:
        first = found.first[problem.first] if problem.line is None else lines[problem.first]
    limit = AT_MOST_REQUIREMENTS if wrong is WrongProfile.OVER_THE_MOST else None
    expected = None if problem.nearest else expected
    return Problem(reason, found.place(row, column), problem.value, expected, problem.nearest, limit, first)


def _said(problem: ProfileProblem, wrong: WrongReference, found: ProfileRows) -> Said:
    place = found.place(found.references[problem.index], Field.CODE)
    what = Text(source_of(WRONG_REFERENCES[wrong]), {})
    return Said(wrong, place.sheet, place.row, place.column, "", where_of(place), (what,))


def _slips(found: ProfileRows, outcome: AllProfilesBroughtIn, at: datetime) -> Iterator[Problem]:
    """New jobs and families that are probably known ones, mistyped."""
    if not (outcome.jobs_added or outcome.families_added):
        return
    today = timezone.localdate(at)
    jobs = [job.name for job in what_stands(today).jobs]
    families = [row.name for row in families_on(today).rows]
    for reason, new, known in (
        (Reason.UNKNOWN_JOB, outcome.jobs_added, jobs),
        (Reason.UNKNOWN_FAMILY, outcome.families_added, families),
    ):
        for slip in likely_slips(new, known):
            names = (plain(each.name) for each in found.profiles)
            row = next((row for row, name in zip(found.first, names, strict=True) if name == plain(slip.name)), 0)
            yield Problem(reason, found.place(row, Field.PROFILE_NAME), slip.name, nearest=(slip.means,))


def _what_it_does(report: Report, outcome: AllProfilesBroughtIn) -> Report:
    lines = [(step, line) for step in outcome.steps for line in step.lines]
    added, removed = ([pair for pair in lines if pair[1].before is None], [p for p in lines if p[1].after is None])
    changed = [(step, line) for step, line in lines if line.before and line.after]
    return replace(
        report,
        added=sum(step.is_new for step in outcome.steps),
        changed=sum(not step.is_new for step in outcome.steps),
        unchanged=len(outcome.unchanged),
        writes=outcome.writes,
        already=not outcome.writes,
        fingerprint=outcome.fingerprint,
        facts={"lines_added": len(added), "lines_changed": len(changed), "lines_removed": len(removed)},
        lists={
            "jobs_added": outcome.jobs_added,
            "families_added": outcome.families_added,
            "moved": tuple(f"{name} → {above}" for name, above in outcome.moved),
            "profiles_added": tuple(_step(step) for step in outcome.steps if step.is_new),
            "profiles_changed": tuple(_step(step) for step in outcome.steps if not step.is_new),
            "lines_added": tuple(_line(*pair) for pair in added),
            "lines_changed": tuple(_line(*pair) for pair in changed),
            "lines_removed": tuple(_line(*pair) for pair in removed),
        },
    )


def _step(step: ProfileStep) -> str:
    """Whose profile, from when, and which texts change."""
    day = date_format(step.starts_on, "j F Y")
    texts = ", ".join(str(DESCRIBED_LABELS[name]).lower() for name in step.texts)
    said = _("%(profile)s, from %(day)s") % {"profile": source_words(step.source), "day": day}
    return f"{said}: {texts}" if texts else said


def _line(step: ProfileStep, line: LineStep) -> str:
    """Which competence of whose profile, with its level and weight before and after."""
    told = (f"{level}, {WEIGHTS[weight]}" for level, weight in filter(None, (line.before, line.after)))
    return f"{source_words(step.source)}: {line.competence} ({' → '.join(told)})"


def bring_in_profile_rows(rows: Rows, *, by: Actor, at: datetime) -> Outcome:
    done = bring_in_all_profiles(rows, by=by, at=at)
    new = sum(step.is_new for step in done.steps)
    return Outcome(
        new, len(done.steps) - new, len(done.unchanged), already=not done.writes, fingerprint=done.fingerprint
    )
