"""Work on large files, and the removal of files whose week is over. Arguments are ids."""

import uuid

from django.db import transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from kiem.exchange.actions import remove_expired_files
from kiem.exchange.actions import work_on_file as work
from kiem.exchange.queries.owners import owner_of
from kiem.foundation.actors import system_actor
from kiem.foundation.context import acting, enter
from kiem.foundation.every import organisation_ids
from kiem.foundation.purposes import Use


@app.task(name="kiem.exchange.jobs.work_on_file")
def work_on_file(organisation_id: str, upload_id: str) -> None:
    """Open, check or apply a large file as its owner, who must still hold her role."""
    with transaction.atomic():
        enter(organisation_id, Use.KEEPING)
        owner = owner_of(uuid.UUID(upload_id), today=timezone.localdate())
        if owner is not None:
            enter(organisation_id, Use.ADMINISTRATION, user=owner.by.user_id, person=owner.by.person_id)
            with translation.override(owner.language):
                work(uuid.UUID(upload_id), by=owner.by, at=timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(name="kiem.exchange.jobs.remove_expired", queueing_lock="remove_expired_files")
def remove_expired(timestamp: int) -> None:
    """Every night, in every organisation."""
    for organisation_id in organisation_ids():
        by = system_actor(organisation_id, "keeping")
        with acting(by, Use.KEEPING):
            remove_expired_files(by=by, at=timezone.now())
