"""A checked file is brought in: all of it or nothing, and once."""

import uuid
from datetime import datetime

from django.db import transaction

from kiem.exchange.actions.examining import bring_in, examine
from kiem.exchange.actions.files import as_file, give_to_worker, locked_file, put
from kiem.exchange.models import Upload
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.opened import Opened, opened
from kiem.exchange.rules.steps import Step, is_large
from kiem.exchange.telling import refusal_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record


def apply_file(upload_id: uuid.UUID, *, by: Actor, at: datetime) -> Upload:
    """Bring in a checked file, at once or by a job when it is large. A file that was applied is left as it is.

    When something is in the way by now, the file shows that in a new report and nothing else is written.
    """
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        if upload.step != Step.CHECKED:
            return upload
        if is_large(upload.size):
            put(upload, Step.APPLYING, at)
            give_to_worker(upload)
        else:
            apply_now(upload, _read(upload, by), by=by, at=at)
        record(by, "apply_file", "upload", upload.id, at=at)
    return upload


def _read(upload: Upload, by: Actor) -> Opened:
    try:
        return opened(as_file(upload, by))
    except CannotRead as wrong:
        raise CannotDo(refusal_of(wrong)) from None


def apply_now(upload: Upload, read: Opened, *, by: Actor, at: datetime) -> None:
    """Within another action: hold the file against what is here now and bring it in. Afterwards only counts stay."""
    found = examine(read, by=by, at=at)
    if found.report is None or not found.report.can_apply:
        put(upload, Step.CHECKED, at, outline=found.outline, report=found.report)
        return
    done = bring_in(read.file, found.rows, by=by, at=at)
    put(
        upload, Step.APPLIED, at, content=None, outline=None, choices=None, report=None,
        added=done.added, changed=done.changed, unchanged=done.unchanged,
    )  # fmt: skip
