"""A file on its way in, as its row: found under lock, changed, and given to the worker."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from procrastinate.contrib.django import app

from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of, content_of
from kiem.exchange.rules.opened import FileToBringIn
from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.report import Report
from kiem.exchange.rules.steps import Kind, Step
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.files.locking import lock_json
from kiem.foundation.models import Organisation
from kiem.organisation.access import Permission, Viewer, require

JOB = "kiem.exchange.jobs.work_on_file"


def locked_file(upload_id: uuid.UUID, by: Actor) -> Upload:
    """Her own file, held until the transaction ends; one that came through the folder is hers from now on.

    Raises NotFound. One statement, two when she takes it up.
    """
    hers = Q(owner=by.person_id) | Q(owner=None)
    upload = Upload.objects.select_for_update().filter(hers, id=upload_id).first()
    if upload is None or by.person_id is None:
        raise NotFound
    if upload.owner_id is None:
        require(by, Permission.MANAGE_PEOPLE)
        upload.owner_id, upload.role, upload.waits = by.person_id, by.role, ""
        upload.save(update_fields=["owner", "role", "waits"])
    return upload


def languages_of(by: Actor) -> Sequence[str]:
    if isinstance(by, Viewer):
        return by.languages
    return tuple(Organisation.objects.values_list("languages", flat=True).get(id=by.organisation_id))


def as_file(upload: Upload, by: Actor) -> FileToBringIn:
    return FileToBringIn(Kind(upload.kind), upload.file_name, content_of(upload), choices_of(upload), languages_of(by))


def put(upload: Upload, step: Step, at: datetime, **changes: Any) -> None:
    """Let a file take a step; outline and report are locked on the way."""
    for name in ("outline", "report"):
        value: Outline | Report | None = changes.get(name)
        if value is not None:
            changes[name] = lock_json(value.as_json(), upload.id, name)
    Upload.objects.filter(id=upload.id).update(step=step, changed_at=at, **changes)
    upload.step = step


def give_to_worker(upload: Upload) -> None:
    """Queue the work that its step asks for, within this transaction. The job is given ids, nothing else."""
    app.configure_task(name=JOB).defer(organisation_id=str(upload.organisation_id), upload_id=str(upload.id))
