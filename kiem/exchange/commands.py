"""``kiem import`` and ``kiem export``: the same line as the screens, for whoever keeps the installation."""

import argparse
import json
import sys
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kiem.assessments.rules import PURPOSES_FOR_BRINGING_IN
from kiem.exchange.actions import ChangedMeanwhile, Examined, bring_in_as_examined, examine
from kiem.exchange.answering import Answer, in_the_way
from kiem.exchange.folder import inbox, take_all
from kiem.exchange.loading import load_esco, load_onet
from kiem.exchange.pages.files import counts_of
from kiem.exchange.pages.out import dictionary_file, profiles_file
from kiem.exchange.reading.cells import as_date
from kiem.exchange.reading.levels import LevelWord, word_key
from kiem.exchange.reading.problems import CannotRead, Place, Reason
from kiem.exchange.reading.sentences import NOTHING_CHANGED
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.guessing import sure_levels
from kiem.exchange.rules.opened import FileToBringIn, Opened, opened
from kiem.exchange.rules.report import Report
from kiem.exchange.rules.steps import LARGEST, Kind
from kiem.exchange.telling import missing_said, never_read, refusal_of, sentence_of
from kiem.exchange.wording import field_label
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import acting
from kiem.foundation.errors import CannotDo
from kiem.foundation.models import Organisation
from kiem.foundation.purposes import Purpose

DONE, NOT_DONE = 0, 1
NAME = "command line"


def run(asked: argparse.Namespace, organisation_id: uuid.UUID | None) -> int:
    """Exit code 0: done, or nothing to do; 1: something is wrong and nothing was written."""
    try:
        if organisation_id is None:
            answer = load_esco(asked, NAME) if asked.kind == "esco" else load_onet(asked, NAME)
        else:
            answer = _file(asked, system_actor(organisation_id, NAME))
    except OSError as error:
        answer = Answer(f"{asked.file}: {error.strerror or error}", ok=False)
    _say(asked, answer)
    return DONE if answer.ok else NOT_DONE


def _say(asked: argparse.Namespace, answer: Answer) -> None:
    if asked.json:
        whole = {
            "done": answer.ok, "message": answer.sentence, "problems": answer.problems, "notes": answer.notes,
            **answer.facts,
        }  # fmt: skip
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, default=str) + "\n")
        return
    for line in (*answer.problems, *answer.notes):
        sys.stdout.write(f"{line}\n")
    (sys.stdout if answer.ok else sys.stderr).write(f"{answer.sentence}\n")


def _file(asked: argparse.Namespace, by: Actor) -> Answer:
    """The file is read outside the transaction: a long one may take longer than the database waits."""
    with acting(by):
        languages = tuple(Organisation.objects.values_list("languages", flat=True).get(id=by.organisation_id))
    with translation.override(languages[0]):
        try:
            path = Path(asked.file)
            file = FileToBringIn(Kind(asked.kind), path.name, _content(path), _choices(asked, languages), languages)
            read = opened(file)
            with acting(by):
                return _examined(read, asked, by)
        except CannotRead as wrong:
            return Answer(refusal_of(wrong), ok=False)
        except CannotDo as refused:
            return Answer(str(refused.sentence), ok=False)


def _content(path: Path) -> bytes:
    """The file, unless it is larger than may be: then it is not even opened."""
    if path.stat().st_size > LARGEST:
        raise CannotRead(Reason.FILE_TOO_BIG, Place(path.name), limit=LARGEST // (1024 * 1024))
    return path.read_bytes()


def _choices(asked: argparse.Namespace, languages: Sequence[str]) -> Choices:
    """Raises CannotDo for what cannot be understood."""
    language = getattr(asked, "language", "") or languages[0]
    return Choices(
        sheet=asked.sheet,
        purpose=_purpose(getattr(asked, "purpose", Purpose.DEVELOPMENT)),
        observed_on=_day(getattr(asked, "date", None)),
        starts_on=_day(getattr(asked, "date", None)),
        language=language,
        names_are_new=getattr(asked, "new_names", False),
        is_full=getattr(asked, "full", False),
    )


def _purpose(text: str) -> Purpose:
    offered = {purpose.value: purpose for purpose in PURPOSES_FOR_BRINGING_IN}
    if text not in offered:
        said = _("--purpose %(given)s: choose one of %(offered)s. Nothing was written.")
        raise CannotDo(said % {"given": text, "offered": ", ".join(offered)})
    return offered[text]


def _day(text: str | None) -> date | None:
    day = as_date(text) if text else None
    if text and day is None:
        raise CannotDo(_("--date %(given)s is no day: write it as 2026-11-23. Nothing was written.") % {"given": text})
    return day


def _examined(read: Opened, asked: argparse.Namespace, by: Actor) -> Answer:
    """Examine, with the words of the levels that were given and those that say it themselves; then bring in."""
    at, file = timezone.now(), read.file
    found = examine(read, by=by, at=at)
    if file.kind is Kind.LEVELS:
        file = replace(file, choices=replace(file.choices, levels=_levels(asked, found)))
        found = examine(replace(read, file=file), by=by, at=at)
    report = found.report
    if report is None or found.wrong is not None:
        wrong = refusal_of(found.wrong) if found.wrong else _(NOTHING_CHANGED)
        return Answer(wrong, ok=False, notes=never_read(found.outline.ignored))
    undated = _undated(file, found)
    facts, notes = _facts(report), _notes(found, report)
    if report.problem_count or undated:
        problems = [*undated, *(sentence_of(said) for said in report.problems)]
        sentence = in_the_way(len(undated) + report.problem_count)
        return Answer(sentence, ok=False, problems=problems, notes=notes, facts=facts)
    if report.already:
        return Answer(_("All of this is here already. Nothing was written."), ok=True, notes=notes, facts=facts)
    if not report.writes:
        said = _("Nothing new in this list. Who is missing is ended by nobody but you, on screen. Nothing was written.")
        return Answer(said, ok=True, notes=notes, facts=facts)
    if not asked.apply:
        said = _("This would happen: %(counts)s. Nothing was written; add --apply --seen %(seen)s to write just this.")
        sentence = said % {"counts": _counts(file.kind, report), "seen": report.seen}
        return Answer(sentence, ok=True, notes=notes, facts=facts)
    if asked.seen and asked.seen != report.seen:
        raise ChangedMeanwhile
    done = bring_in_as_examined(file, found, by=by, at=at)
    sentence = _("Brought in: %(counts)s.") % {"counts": _counts(file.kind, report)}
    return Answer(sentence, ok=True, notes=notes, facts=facts | {"written": not done.already})


def _levels(asked: argparse.Namespace, found: Examined) -> dict[str, dict[str, int]]:
    given = dict(_word(each) for each in asked.level)
    levels: dict[str, dict[str, int]] = {}
    for scale in found.outline.scales:
        words = [LevelWord(seen.word, seen.count) for seen in scale.words]
        too_high = [word for word, place in given.items() if not 0 <= place <= len(scale.names)]
        if too_high:
            said = _("--level %(given)s: this scale goes from 1 to %(highest)s. Nothing was written.")
            raise CannotDo(said % {"given": too_high[0], "highest": len(scale.names)})
        levels[scale.scale] = {**sure_levels(words, [[name] for name in scale.names]), **given}
    return levels


def _word(text: str) -> tuple[str, int]:
    word, _equals, place = text.rpartition("=")
    if not word or not place.isdecimal():
        said = _("--level %(given)s: write WORD=NUMBER, such as basis=1 (0: not yet known). Nothing was written.")
        raise CannotDo(said % {"given": text})
    return word_key(word), int(place)


def _undated(file: FileToBringIn, found: Examined) -> list[str]:
    if not found.outline.undated:
        return []
    if file.kind is Kind.LEVELS and file.choices.observed_on is None:
        return [_("Some levels have no day of their own: say from which day they are with --date.")]
    if file.kind is Kind.PEOPLE and file.choices.starts_on is None:
        return [_("Some rows have no first day: say since when they work here with --date.")]
    return []


def _facts(report: Report) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": report.refused,
        "already": report.already,
        "seen": report.seen,
        **report.facts,
        **{name: list(words) for name, words in report.lists.items()},
    }


def _counts(kind: Kind, report: Report) -> str:
    return ", ".join(f"{each.words.lower()} ({each.number})" for each in counts_of(kind, report) if each.number) or "0"


def _notes(found: Examined, report: Report) -> list[str]:
    notes = list(never_read(found.outline.ignored))
    near = _("The column “%(column)s” was read as: %(held)s.")
    notes += [near % {"column": column, "held": field_label(held).lower()} for column, held in report.near]
    notes += [missing_said(end) for end in report.ends]
    notes += [_("Not used: %(columns)s.") % {"columns": ", ".join(report.others)}] if report.others else []
    for scale in found.outline.scales:
        levels = ", ".join(f"{at} {name}" for at, name in enumerate(scale.names, start=1))
        notes.append(_("Scale: %(levels)s.") % {"levels": levels})
    return notes


def take_folder(asked: argparse.Namespace) -> int:
    """``kiem import folder``: take every list that lies ready, a line for each."""
    taken = take_all(settled_after=0)
    said = _("Taken from %(folder)s.") if taken else _("Nothing lies ready in %(folder)s.")
    _say(asked, Answer(said % {"folder": inbox()}, ok=True, notes=taken))
    return DONE


def take_out(asked: argparse.Namespace, organisation_id: uuid.UUID) -> int:
    """``kiem export``: the whole dictionary, or all profiles, as XLSX or CSV, as the name of the file says."""
    path, by = Path(asked.file), system_actor(organisation_id, NAME)
    with acting(by):
        languages = tuple(Organisation.objects.values_list("languages", flat=True).get(id=by.organisation_id))
        with translation.override(asked.language or languages[0]):
            answer = _taken_out(asked, path, languages, by)
            _say(asked, answer)
    return DONE if answer.ok else NOT_DONE


def _taken_out(asked: argparse.Namespace, path: Path, languages: Sequence[str], by: Actor) -> Answer:
    extension = path.suffix.lower().removeprefix(".")
    if extension not in ("xlsx", "csv"):
        said = _("“%(file)s” does not say which kind of file to write: let its name end in .xlsx or .csv.")
        return Answer(said % {"file": path.name}, ok=False)
    if asked.kind == "profiles":
        done = _("All profiles stand in %(file)s.")
        content = profiles_file(by, languages, extension, today=timezone.localdate())
    else:
        done = _("The dictionary stands in %(file)s.")
        content = dictionary_file(by, languages, extension, draft=asked.draft)
    try:
        path.write_bytes(content)
    except OSError as error:
        return Answer(f"{path}: {error.strerror or error}", ok=False)
    return Answer(done % {"file": path}, ok=True, facts={"bytes": len(content)})
