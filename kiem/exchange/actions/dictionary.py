"""A whole dictionary: held against the competence language, and brought into its draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from kiem.competences.actions import bring_in_dictionary, what_bring_in_dictionary_would_do
from kiem.competences.rules import CompetenceInFull, ScaleInFull, plain_name
from kiem.exchange.actions.examined import Examined, Outcome, near_of, outline_for
from kiem.exchange.queries.dictionary import levels_here
from kiem.exchange.reading.dictionary import DictionaryRows
from kiem.exchange.reading.problems import Problem, Reason
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.report import Report, Said, kept_problems, refused_rows
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo


@dataclass(frozen=True, slots=True)
class DictionaryToBringIn:
    """The competences in full, and the scales they ask for."""

    competences: tuple[CompetenceInFull, ...]
    scales: tuple[ScaleInFull, ...]


def examine_dictionary(opened: Opened, found: DictionaryRows, *, by: Actor, at: datetime) -> Examined:
    """Hold the dictionary against the language as it is now."""
    problems = [*found.problems, *_beyond(found)]
    to_bring_in = DictionaryToBringIn(found.competences, found.scales)
    report = Report(
        rows=len(found.competences),
        refused=refused_rows(problems),
        problem_count=len(problems),
        problems=kept_problems(problems),
        near=near_of(found.near),
        others=found.others,
        facts={"texts": found.texts},
    )
    outline = outline_for(opened, found.read_as)
    return Examined(outline, report if problems else _what_it_would_do(to_bring_in, report, by, at), to_bring_in)


def _beyond(found: DictionaryRows) -> Iterator[Problem]:
    """Levels above the highest of their scale, each where it stands in the file."""
    here = levels_here()
    described: dict[tuple[str, int | None], int] = {}
    for scale in sorted(found.scales, key=lambda each: each.number):
        size = max(map(len, scale.names.values()), default=0)
        described[scale.name, scale.number] = described[scale.name, None] = size
    for seen in found.highest:
        if seen.scale:
            asked = (seen.scale, seen.scale_number)
            most = described.get(asked) or here.by_scale.get(asked)
        else:
            known = here.by_id.get(seen.competence_id) if seen.competence_id else None
            most = known or here.by_name.get(plain_name(seen.called), here.default)
        if most and seen.level > most:
            yield Problem(Reason.LEVEL_BEYOND, seen.place, str(seen.level), limit=most)


def _what_it_would_do(list_: DictionaryToBringIn, report: Report, by: Actor, at: datetime) -> Report:
    try:
        outcome = what_bring_in_dictionary_would_do(list_.competences, list_.scales, by=by, at=at)
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
        lists={"added": outcome.added, "changed": outcome.reworded, "not_in_list": outcome.not_in_list},
    )


def bring_in_dictionary_rows(list_: DictionaryToBringIn, *, by: Actor, at: datetime) -> Outcome:
    outcome = bring_in_dictionary(list_.competences, list_.scales, by=by, at=at)
    counts = len(outcome.added), len(outcome.reworded), len(outcome.unchanged)
    return Outcome(*counts, already=not outcome.writes, fingerprint=outcome.fingerprint)
