"""A file is received, discarded by its owner, or removed when its week is over."""

import hashlib
import uuid
from datetime import datetime

from django.db import transaction

from kiem.exchange.actions.checking import look_at_file
from kiem.exchange.actions.examining import PERMISSION
from kiem.exchange.actions.files import as_file, give_to_worker, locked_file
from kiem.exchange.models import Upload
from kiem.exchange.reading.problems import CannotRead, Place, Reason
from kiem.exchange.rules.opened import opened
from kiem.exchange.rules.steps import LARGEST, Kind, Step, expires_at, is_large
from kiem.exchange.telling import refusal_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.files.locking import lock
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import require

_MEGABYTE = 1024 * 1024


def receive_file(kind: Kind, file_name: str, content: bytes, *, by: Actor, at: datetime) -> Upload:
    """Keep a file, locked, until its owner has decided. The same file sent twice is received once.

    A small file is opened at once: CannotDo says what is wrong with it, and nothing is kept. A large one is opened by a
    job.
    """
    require(by, PERMISSION[kind])
    if by.person_id is None:
        raise NotAllowed("receive_file")
    name = file_name[-200:]
    if len(content) > LARGEST:
        raise too_large(name)
    digest = hashlib.sha256(content).digest()
    with transaction.atomic():
        waiting = Upload.objects.filter(owner=by.person_id, kind=kind, digest=digest, step__in=_BEFORE_A_DECISION)
        upload = waiting.defer("content").first()
        if upload is not None:
            return upload
        upload = _kept(kind, name, content, digest, by.person_id, by, at)
        if is_large(len(content)):
            give_to_worker(upload)
        else:
            try:
                look_at_file(upload, opened(as_file(upload, by)), by=by, at=at)
            except CannotRead as wrong:
                raise CannotDo(refusal_of(wrong), field="file") from None
        record(by, "receive_file", "upload", upload.id, at=at)
    return upload


_BEFORE_A_DECISION = (Step.OPENING, Step.CHOOSING, Step.CHECKING, Step.CHECKED)


def too_large(name: str) -> CannotDo:
    wrong = CannotRead(Reason.FILE_TOO_BIG, Place(file=name), limit=LARGEST // _MEGABYTE)
    return CannotDo(refusal_of(wrong), field="file")


def _kept(kind: Kind, name: str, content: bytes, digest: bytes, owner: uuid.UUID, by: Actor, at: datetime) -> Upload:
    key = ordered_id()
    return Upload.objects.create(
        id=key,
        organisation_id=by.organisation_id,
        owner_id=owner,
        role=by.role,
        kind=kind,
        step=Step.OPENING,
        file_name=name,
        size=len(content),
        digest=digest,
        content=lock(content, key, "content"),
        created_at=at,
        changed_at=at,
        expires_at=expires_at(at),
    )


def discard_file(upload_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Remove one's own file now. What was brought in with it stays."""
    with transaction.atomic():
        locked_file(upload_id, by).delete()
        record(by, "discard_file", "upload", upload_id, at=at)


def remove_expired_files(*, by: Actor, at: datetime) -> int:
    """Remove every file of the organisation whose week is over; how many. Two statements."""
    with transaction.atomic():
        removed, _each = Upload.objects.filter(expires_at__lte=at).delete()
        if removed:
            record(by, "remove_expired_files", "upload", at=at, count=removed)
    return removed
