"""A competence list: held against the competence language, and brought into its draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from kiem.competences.actions import bring_in_framework, what_bring_in_framework_would_do
from kiem.competences.rules import DEFAULT_LEVELS, LONGEST_DEFINITION, LONGEST_LEVEL_TEXT, CompetenceToBringIn
from kiem.exchange.actions.examined import Examined, Outcome, near_of, outline_for, skipped_of
from kiem.exchange.reading.framework import CompetenceRow, FrameworkRows
from kiem.exchange.reading.problems import Place, Problem, Reason
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.report import Report, Said, kept_problems, refused_rows
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo


@dataclass(frozen=True, slots=True)
class FrameworkToBringIn:
    """The list and the names of its levels; none: those of the default scale."""

    rows: tuple[CompetenceToBringIn, ...]
    level_names: tuple[str, ...]
    language: str


def examine_framework(opened: Opened, found: FrameworkRows, *, by: Actor, at: datetime) -> Examined:
    """Hold the list against the language as it is now."""
    problems = [*found.problems, *_too_long(found)]
    language = opened.file.choices.language or opened.file.languages[0]
    to_bring_in = FrameworkToBringIn(tuple(_row(row) for row in found.competences), _level_names(found), language)
    outline = outline_for(opened, found.read_as)
    report = Report(
        rows=len(found.competences),
        refused=refused_rows(problems),
        problem_count=len(problems),
        problems=kept_problems(problems),
        near=near_of(found.near),
        others=found.others,
        skipped=skipped_of(found.skipped),
        facts={"levels": len(to_bring_in.level_names)},
        lists={"level_names": to_bring_in.level_names},
    )
    return Examined(outline, report if problems else _what_it_would_do(to_bring_in, report, by, at), to_bring_in)


def _what_it_would_do(list_: FrameworkToBringIn, report: Report, by: Actor, at: datetime) -> Report:
    try:
        outcome = what_bring_in_framework_would_do(
            list_.rows, language=list_.language, level_names=list_.level_names, by=by, at=at
        )
    except CannotDo as refused:
        return replace(report, problem_count=1, problems=(Said.plainly(str(refused.sentence)),))
    return replace(
        report,
        added=len(outcome.added),
        changed=len(outcome.reworded),
        unchanged=len(outcome.unchanged),
        writes=outcome.writes,
        already=not outcome.writes,
        fingerprint=outcome.fingerprint,
        lists={
            **report.lists,
            "added": outcome.added,
            "changed": outcome.reworded,
            "not_in_list": outcome.not_in_list,
        },
    )


def _row(row: CompetenceRow) -> CompetenceToBringIn:
    return CompetenceToBringIn(row.name, row.definition, row.kind, tuple(text or "" for text in row.level_texts))


def _level_names(found: FrameworkRows) -> tuple[str, ...]:
    """Numbers alone name nothing: as many as the default scale has are taken for its levels."""
    defaults = len(DEFAULT_LEVELS["nl"])
    return () if found.levels_are_numbers and len(found.level_names) == defaults else found.level_names


def _too_long(found: FrameworkRows) -> Iterator[Problem]:
    for row in found.competences:
        place = Place("", found.sheet, row.row)
        if len(row.definition) > LONGEST_DEFINITION:
            yield Problem(Reason.TOO_LONG, place, f"{row.definition[:60]}…", limit=LONGEST_DEFINITION)
        for name, text in zip(found.level_names, row.level_texts, strict=True):
            if text and len(text) > LONGEST_LEVEL_TEXT:
                place = Place("", found.sheet, row.row, name)
                yield Problem(Reason.TOO_LONG, place, f"{text[:60]}…", limit=LONGEST_LEVEL_TEXT)


def bring_in_framework_rows(list_: FrameworkToBringIn, *, by: Actor, at: datetime) -> Outcome:
    outcome = bring_in_framework(list_.rows, language=list_.language, level_names=list_.level_names, by=by, at=at)
    counts = len(outcome.added), len(outcome.reworded), len(outcome.unchanged)
    return Outcome(*counts, already=not outcome.writes, fingerprint=outcome.fingerprint)
