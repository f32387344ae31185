"""A list from the folder: brought in when an HR adviser let lists like it, kept for the screen of HR otherwise."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.exchange.actions.examined import Examined, Outcome
from kiem.exchange.actions.examining import PERMISSION, ChangedMeanwhile, bring_in_as_examined, examine
from kiem.exchange.actions.files import put
from kiem.exchange.models import RememberedChoices, Upload
from kiem.exchange.queries import waiting_like
from kiem.exchange.queries.sources import let_for
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.choices import Choices, headers_digest
from kiem.exchange.rules.nights import is_undated, why_it_waits
from kiem.exchange.rules.opened import Opened
from kiem.exchange.rules.report import Report, Said
from kiem.exchange.rules.steps import Kind, Step, Waits, expires_at
from kiem.exchange.telling import refusal_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.files.locking import lock, lock_json
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import require

NOTHING = Outcome()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file. ``waits``: why it waits for HR; ``known``: the same file waits there already."""

    upload_id: uuid.UUID
    waits: Waits | None = None
    known: bool = False
    done: Outcome = NOTHING


def take_from_folder(
    name: str, content: bytes, read: Opened | CannotRead, *, known_shape: bool, by: Actor, at: datetime
) -> Taken:
    """Bring a list in, or keep it locked for HR with why it waits. All or nothing; one line in the trail.

    ``read``: as it was chosen for the last list with these headers; ``known_shape``: there was one. Raises
    ChangedMeanwhile, and then nothing is written and the file is to be taken once more.
    """
    require(by, PERMISSION[Kind.PEOPLE])
    digest = hashlib.sha256(content).digest()
    with transaction.atomic():
        waiting = waiting_like(Kind.PEOPLE, digest)
        if waiting is not None:
            return Taken(waiting, known=True)
        upload = _kept(name[-200:], content, digest, by, at)
        if isinstance(read, CannotRead):
            taken = _refused(upload, read, at)
        else:
            taken = _taken(upload, read, known_shape, by, at)
        record(by, "take_from_folder", "upload", upload.id, at=at, count=taken.done.added + taken.done.changed)
    return taken


def _kept(name: str, content: bytes, digest: bytes, by: Actor, at: datetime) -> Upload:
    key = ordered_id()
    return Upload.objects.create(
        id=key, organisation_id=by.organisation_id, owner=None, role="", kind=Kind.PEOPLE, step=Step.OPENING,
        file_name=name, size=len(content), digest=digest, content=lock(content, key, "content"),
        created_at=at, changed_at=at, expires_at=expires_at(at),
    )  # fmt: skip


def _refused(upload: Upload, wrong: CannotRead, at: datetime) -> Taken:
    said = (Said.plainly(refusal_of(wrong)),)
    put(upload, Step.REFUSED, at, report=Report(rows=0, problem_count=1, problems=said), content=None,
        waits=Waits.NOT_READ)  # fmt: skip
    return Taken(upload.id, Waits.NOT_READ)


def _taken(upload: Upload, read: Opened, known_shape: bool, by: Actor, at: datetime) -> Taken:
    found, choices = examine(read, by=by, at=at), read.file.choices
    report = found.report
    if report is None or not known_shape:
        return _waiting(upload, Waits.NEW_SHAPE, found, choices, at, asked=True)
    if is_undated(found.outline, dated=choices.starts_on is not None):
        return _waiting(upload, Waits.UNDATED, found, choices, at, asked=True)
    why = why_it_waits(report, let_for(Kind.PEOPLE, headers_digest(Kind.PEOPLE, found.outline.headers.values())))
    if why is not None:
        return _waiting(upload, why, found, choices, at)
    done = Outcome(unchanged=report.unchanged, already=True)
    try:
        if report.writes:
            with transaction.atomic():
                done = bring_in_as_examined(read.file, found, by=by, at=at)
    except ChangedMeanwhile:
        raise
    except CannotDo:
        return _waiting(upload, Waits.REFUSED, found, choices, at)
    if report.ends:
        return _waiting(upload, Waits.ENDS, examine(read, by=by, at=at), choices, at, done=done)
    put(
        upload, Step.APPLIED, at, content=None, outline=None, choices=None, report=None,
        added=done.added, changed=done.changed, unchanged=done.unchanged,
    )  # fmt: skip
    return Taken(upload.id, done=done)


def _waiting(
    upload: Upload, why: Waits, found: Examined, choices: Choices, at: datetime, *,
    asked: bool = False, done: Outcome | None = None,
) -> Taken:  # fmt: skip
    """``asked``: what its columns hold is still to be said."""
    step = Step.CHOOSING if asked else Step.CHECKED
    put(
        upload, step, at, outline=found.outline, report=None if asked else found.report, waits=why,
        choices=lock_json(choices.as_json(), upload.id, "choices"),
    )  # fmt: skip
    return Taken(upload.id, why, done=done or NOTHING)


MOST_ENDS = 500


def let_source(source_id: uuid.UUID, *, by_itself: bool, most_ends: int, by: Actor, at: datetime) -> None:
    """Let lists with these headers be brought in at night from now on, or no longer."""
    require(by, PERMISSION[Kind.PEOPLE])
    if by.person_id is None:
        raise NotAllowed("let_source")
    if not 0 <= most_ends <= MOST_ENDS:
        raise CannotDo(_("Choose a number from 0 to 500."), field="most_ends")
    with transaction.atomic():
        source = RememberedChoices.objects.select_for_update().filter(id=source_id, kind=Kind.PEOPLE).first()
        if source is None:
            raise NotFound
        source.by_itself, source.most_ends = by_itself, most_ends
        source.let_by_id, source.let_at = (by.person_id, at) if by_itself else (None, None)
        source.save(update_fields=["by_itself", "most_ends", "let_by", "let_at"])
        record(by, "let_source" if by_itself else "stop_source", "source", source_id, at=at)
