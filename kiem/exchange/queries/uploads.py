"""One's own files on their way in, and what is locked in them."""

import uuid

from django.db.models import Q, QuerySet

from kiem.exchange.models import Upload
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.report import Report
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.files.locking import unlock, unlock_json

_SHOWN_ON_OVERVIEW = 20


def _own(by: Actor) -> QuerySet[Upload]:
    """The files of this person and those that came through the folder, without content: a page need not carry 20 MB.

    The database shows those without an owner to HR advisers only.
    """
    return Upload.objects.filter(Q(owner=by.person_id) | Q(owner=None)).defer("content")


def own_upload(upload_id: uuid.UUID, by: Actor) -> Upload:
    """Her own file. Raises NotFound; someone else's is not found either. One statement."""
    upload = _own(by).filter(id=upload_id).first()
    if upload is None:
        raise NotFound
    return upload


def own_uploads(by: Actor) -> list[Upload]:
    """Her files that are still here, newest first; at most 20. One statement."""
    files = _own(by).defer("content", "outline", "report", "choices").order_by("-created_at")
    return list(files[:_SHOWN_ON_OVERVIEW])


def content_of(upload: Upload) -> bytes:
    """The file itself. One statement when it was not fetched yet."""
    if upload.content is None:
        raise NotFound
    return unlock(upload.content, upload.id, "content")


def outline_of(upload: Upload) -> Outline | None:
    return Outline.from_json(unlock_json(upload.outline, upload.id, "outline")) if upload.outline else None


def report_of(upload: Upload) -> Report | None:
    return Report.from_json(unlock_json(upload.report, upload.id, "report")) if upload.report else None


def choices_of(upload: Upload) -> Choices:
    return Choices.from_json(unlock_json(upload.choices, upload.id, "choices")) if upload.choices else Choices()
