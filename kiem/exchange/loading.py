"""``kiem import esco`` and ``kiem import onet``: references for the whole installation, loaded by the owner.

What they say to whoever keeps the installation is English, but for what can be wrong with a file.
"""

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.actions import load_rated_reference, load_reference
from kiem.competences.rules import ESCO, ONET, RatedLoaded, ReferenceLoaded, ReferencePack
from kiem.exchange.answering import Answer, in_the_way
from kiem.exchange.reading.esco.concepts import EscoPack
from kiem.exchange.reading.esco.pack import read_esco_packs
from kiem.exchange.reading.onet.database import read_onet
from kiem.exchange.reading.problems import CannotRead, Problem
from kiem.exchange.rules.report import Said
from kiem.exchange.telling import refusal_of, sentence_of
from kiem.foundation.errors import CannotDo

_SAME = "All of this is here already. Nothing was written. "


def load_esco(asked: argparse.Namespace, by: str) -> Answer:
    """Load every language in the folder, all or none."""
    try:
        packs = read_esco_packs(Path(asked.file))
    except CannotRead as wrong:
        return _refused(wrong)
    problems = _sentences(problem for pack in packs for problem in pack.problems)
    if problems:
        return Answer(in_the_way(len(problems)), ok=False, problems=problems)
    releases = {pack.language: asked.release or pack.version_hint for pack in packs}
    if not all(releases.values()):
        said = _("No file says which release this is: say it with --release. Nothing was written.")
        return Answer(said, ok=False)
    todo = [
        ReferencePack(pack.concepts, pack.relations, pack.language, releases[pack.language], asked.whole)
        for pack in packs
    ]
    try:
        loaded = load_reference(todo, scheme=ESCO, by=by, at=timezone.now())
    except CannotDo as refused:
        return Answer(str(refused.sentence), ok=False)
    said = " ".join(
        _said_of(f"ESCO {each.release} ({each.language})", done) for each, done in zip(todo, loaded, strict=True)
    )
    written = any(map(_writes, loaded))
    facts = {
        "languages": {each.language: asdict(done) for each, done in zip(todo, loaded, strict=True)},
        "written": written,
    }
    return Answer(said if written else _SAME + said, ok=True, notes=[_report_of(pack) for pack in packs], facts=facts)


def load_onet(asked: argparse.Namespace, by: str) -> Answer:
    """Load O*NET's occupations, skills and knowledge, and the crosswalk from ESCO, all or none."""
    try:
        read = read_onet(Path(asked.file), Path(asked.crosswalk), asked.release)
    except CannotRead as wrong:
        return _refused(wrong)
    problems = _sentences(read.problems)
    if problems:
        return Answer(in_the_way(len(problems)), ok=False, problems=problems)
    if not read.reference.pack.release:
        said = _("No file says which release this is: say it with --release. Nothing was written.")
        return Answer(said, ok=False)
    try:
        loaded = load_rated_reference(read.reference, scheme=ONET, by=by, at=timezone.now())
    except CannotDo as refused:
        return Answer(str(refused.sentence), ok=False)
    said = _said_of(f"O*NET {read.reference.pack.release}", loaded.entries) + (
        f" Written: {loaded.ratings} ratings, {loaded.anchors} anchors, {loaded.crossings} crossings from ESCO; "
        f"removed: {loaded.removed}."
    )
    written = _writes(loaded.entries) or bool(loaded.ratings + loaded.anchors + loaded.crossings + loaded.removed)
    note = (
        f"Read: {len(read.reference.ratings)} ratings ({read.suppressed} that O*NET advises against, "
        f"{read.not_relevant} not relevant), {len(read.reference.anchors)} anchors, "
        f"{len(read.reference.crossings)} crossings; {read.unknown_occupations} point to an occupation that is not "
        "here."
    )
    return Answer(said if written else _SAME + said, ok=True, notes=[note], facts=_facts(loaded, written))


def _facts(loaded: RatedLoaded, written: bool) -> dict[str, object]:
    return {**asdict(loaded), "written": written}


def _refused(wrong: CannotRead) -> Answer:
    """A pack is a dozen files: a sentence says which one it is about."""
    return Answer(f"{wrong.problem.place.file}: {refusal_of(wrong)}", ok=False)


def _sentences(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.place.file}: {sentence_of(Said.of(problem))}" for problem in problems]


def _writes(loaded: ReferenceLoaded) -> bool:
    return bool(loaded.added + loaded.changed + loaded.retired + loaded.links_added)


def _said_of(name: str, loaded: ReferenceLoaded) -> str:
    retired = f", {loaded.retired} retired" if loaded.retired else ""
    return (
        f"{name}: {loaded.added} new, {loaded.changed} changed, {loaded.unchanged} unchanged{retired}; "
        f"{loaded.absent} known ones are not in this pack (they stay); {loaded.links_added} relations new, "
        f"{loaded.links_outside} of them all point outside what is here."
    )


def _report_of(pack: EscoPack) -> str:
    report = pack.report
    doubled = [f"{file.file} ({file.doubled})" for file in report.files if file.doubled]
    twice = (
        f" Rows that repeat another of their file, of which the newest counts: {', '.join(doubled)}." if doubled else ""
    )
    unread = f" Not used: {', '.join(report.unread_files)}." if report.unread_files else ""
    return (
        f"Read ({pack.language}): {report.skills_and_groups} skills and skill groups, {report.occupations_and_groups} "
        f"occupations and ISCO groups, {report.relations} relations; {report.outside} relations point outside.{twice}"
        f"{unread}"
    )
