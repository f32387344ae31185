"""A list of levels: held against people, competences and scales, and brought in as facts to be talked about."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions import bring_in_levels
from kiem.assessments.rules import BroughtInLevel
from kiem.engine.fingerprints import fingerprint
from kiem.exchange.actions.examined import Examined, Outcome, near_of, outline_for, skipped_of
from kiem.exchange.queries.known import is_brought_in, known_for_levels, last_brought_in
from kiem.exchange.reading.levels import LevelRows
from kiem.exchange.rules.guessing import guess_levels
from kiem.exchange.rules.levels import Known, Resolved, digest_of, resolve, words_of_others
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.outline import ScaleWords, columns_of, scale_words
from kiem.exchange.rules.report import Report, kept_problems, refused_rows
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Purpose

NO_LANGUAGE_YET = _("There are no competences here yet. Bring in your own list first, or choose from ESCO.")


@dataclass(frozen=True, slots=True)
class LevelsToBringIn:
    """The levels, the day of those that have none of their own, and what they say as a digest. `fingerprint`: of that
    and of the list that was last brought in before it; two lists of one day would give way to each other unseen."""

    levels: tuple[BroughtInLevel, ...]
    purpose: Purpose
    observed_on: date
    digest: bytes
    fingerprint: str


def examine_levels(opened: Opened, found: LevelRows, *, by: Actor, at: datetime) -> Examined:
    """Hold the list against the people this actor may see and the competence language. Raises CannotDo before there is
    one."""
    known, choices = known_for_levels(by, opened.file.languages), opened.file.choices
    if known is None:
        raise CannotDo(NO_LANGUAGE_YET)
    today = timezone.localdate(at)
    resolved = resolve(found, columns_of(opened.sheet, found.read_as), known, choices.levels, today)
    outline = outline_for(
        opened,
        found.read_as,
        form=found.form,
        scales=_scales(resolved, known),
        undated=sum(1 for cell in found.cells if cell.observed_on is None),
    )
    observed_on = choices.observed_on or today
    digest = digest_of(resolved.levels, observed_on)
    seen = fingerprint((digest.hex(), last_brought_in(choices.purpose)))
    to_bring_in = LevelsToBringIn(resolved.levels, choices.purpose, observed_on, digest, seen)
    return Examined(outline, _report(found, resolved, to_bring_in), to_bring_in)


def _scales(resolved: Resolved, known: Known) -> tuple[ScaleWords, ...]:
    found = []
    for key, words in resolved.words.items():
        scale = known.scales[key]
        guess, elsewhere = guess_levels(words, scale.spoken), words_of_others(key, known.scales)
        found.append(scale_words(key, scale.names, words, guess, elsewhere))
    return tuple(found)


def _report(found: LevelRows, resolved: Resolved, list_: LevelsToBringIn) -> Report:
    problems = [*found.problems, *resolved.problems]
    already = bool(list_.levels) and not problems and is_brought_in(list_.digest, list_.purpose)
    return Report(
        rows=len(found.people),
        added=0 if already else len(list_.levels),
        unchanged=len(list_.levels) if already else 0,
        refused=refused_rows(problems),
        problem_count=len(problems),
        problems=kept_problems(problems),
        near=near_of(found.near),
        others=found.others,
        skipped=skipped_of(found.skipped),
        facts={
            "people": resolved.people,
            "competences": resolved.competences,
            "blank": found.blank,
            "left_out": resolved.left_out,
            "older": resolved.older,
        },
        writes=0 if already else len(list_.levels),
        already=already,
        fingerprint=list_.fingerprint,
    )


def bring_in_level_rows(list_: LevelsToBringIn, file_name: str, *, by: Actor, at: datetime) -> Outcome:
    done = bring_in_levels(
        list_.levels,
        purpose=list_.purpose,
        observed_on=list_.observed_on,
        file_name=file_name,
        digest=list_.digest,
        by=by,
        at=at,
    )
    return (
        Outcome(unchanged=done.levels, already=True)
        if done.already
        else Outcome(added=done.levels, fingerprint=list_.fingerprint)
    )
