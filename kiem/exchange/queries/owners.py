"""For whom a job works: the owner of a file, in the role in which she sent it, if she still holds it."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.exchange.models import Upload
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer, viewer_of


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works, and the language in which she reads."""

    by: Viewer
    language: str


def owner_of(upload_id: uuid.UUID, *, today: date) -> Owner | None:
    """The owner of a file as she is today; None when the file is gone or she has no account here any more.

    Three statements. She acts in the role she has: the action refuses when that may no longer bring in files.
    """
    files = Upload.objects.filter(id=upload_id).select_related("owner__membership")
    upload = files.defer("content", "outline", "report", "choices").first()
    if upload is None or upload.owner.membership is None:
        return None
    membership = upload.owner.membership
    viewer = viewer_of(
        membership.id, membership.user_id, wanted_role=upload.role, today=today, use=Use.ADMINISTRATION
    )
    return Owner(viewer, upload.owner.language) if viewer else None
