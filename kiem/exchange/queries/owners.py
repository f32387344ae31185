"""For whom a job works, and on what: the owner of a file, in the role in which she sent it, if she still holds it."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.exchange.models import Upload
from kiem.exchange.queries.uploads import choices_of, content_of
from kiem.exchange.rules.opened import FileToBringIn
from kiem.exchange.rules.steps import AT_WORK, Kind
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer, viewer_of


@dataclass(frozen=True, slots=True)
class Task:
    """A large file, who works on it, and the language in which she reads."""

    upload_id: uuid.UUID
    file: FileToBringIn
    by: Viewer
    language: str


def task_for(upload_id: uuid.UUID, *, today: date) -> Task | None:
    """What is to be done on a file; None when it is gone, waits for its owner, or she has no account here any more.

    Three statements. She acts in the role she has today: the action refuses when that may no longer bring in files.
    """
    upload = Upload.objects.filter(id=upload_id, step__in=AT_WORK).select_related("owner__membership").first()
    if upload is None or upload.owner.membership is None:
        return None
    membership = upload.owner.membership
    by = viewer_of(membership.id, membership.user_id, wanted_role=upload.role, today=today, use=Use.ADMINISTRATION)
    if by is None:
        return None
    file = FileToBringIn(Kind(upload.kind), upload.file_name, content_of(upload), choices_of(upload), by.languages)
    return Task(upload.id, file, by, upload.owner.language)
