"""A checked file is brought in: all of it or nothing, and once."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from kiem.exchange.actions.examined import Examined, Outcome
from kiem.exchange.actions.examining import ChangedMeanwhile, bring_in_as_examined, examine
from kiem.exchange.actions.files import as_file, give_to_worker, locked_file, put
from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of, report_of
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.ends import Ends
from kiem.exchange.rules.opened import Opened, opened
from kiem.exchange.rules.steps import Step, is_large
from kiem.exchange.telling import refusal_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.files.locking import lock_json
from kiem.foundation.trail import record


def apply_file(upload_id: uuid.UUID, *, ends: Ends | None = None, by: Actor, at: datetime) -> Upload:
    """Bring in a checked file, at once or by a job when it is large. A file that was applied is left as it is.

    When it would do something else by now than what was shown, the file shows that in a new report and nothing else is
    written.
    """
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        if upload.step != Step.CHECKED:
            return upload
        if ends is not None and ends.placements:
            _keep_ends(upload, ends, at)
        if is_large(upload.size):
            put(upload, Step.APPLYING, at)
            give_to_worker(upload)
        else:
            apply_now(upload, _read(upload, by), by=by, at=at)
        record(by, "apply_file", "upload", upload.id, at=at)
    return upload


def _keep_ends(upload: Upload, ends: Ends, at: datetime) -> None:
    chosen = replace(
        choices_of(upload), ends=tuple(str(each) for each in ends.placements), ends_before=ends.ends_before
    )
    upload.choices = lock_json(chosen.as_json(), upload.id, "choices")
    put(upload, Step.CHECKED, at, choices=upload.choices)


def _read(upload: Upload, by: Actor) -> Opened:
    try:
        return opened(as_file(upload, by))
    except CannotRead as wrong:
        raise CannotDo(refusal_of(wrong)) from None


def apply_now(upload: Upload, read: Opened, *, by: Actor, at: datetime) -> None:
    """Within another action: bring in what was shown, as it was shown. Afterwards only counts stay.

    When by now something else would be written, or over something else, nothing is: the new preview is kept instead.
    """
    found = examine(read, by=by, at=at)
    done = _brought_in(read, found, by, at) if _is_as_shown(upload, found) else None
    if done is None:
        _show_anew(upload, examine(read, by=by, at=at), at)
        return
    put(
        upload, Step.APPLIED, at, content=None, outline=None, choices=None, report=None,
        added=done.added, changed=done.changed, unchanged=done.unchanged, ended=done.ended,
    )  # fmt: skip


def _is_as_shown(upload: Upload, found: Examined) -> bool:
    shown, now = report_of(upload), found.report
    return shown is not None and now is not None and now.can_apply and now.fingerprint == shown.fingerprint


def _brought_in(read: Opened, found: Examined, by: Actor, at: datetime) -> Outcome | None:
    """None, and nothing written, when someone was ahead of it since it was examined: its owner then holds the lock."""
    try:
        with transaction.atomic():
            return bring_in_as_examined(read.file, found, by=by, at=at)
    except ChangedMeanwhile:
        return None


def _show_anew(upload: Upload, found: Examined, at: datetime) -> None:
    """What was ticked was ticked on another list: it is to be ticked anew."""
    report = replace(found.report, changed_meanwhile=True) if found.report else None
    chosen = replace(choices_of(upload), ends=(), ends_before=None)
    choices = lock_json(chosen.as_json(), upload.id, "choices")
    put(upload, Step.CHECKED, at, outline=found.outline, report=report, choices=choices)
