"""Work on large files, and the removal of files whose week is over. Arguments are ids."""

import uuid

from django.db import transaction
from django.http import Http404
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from kiem.exchange.actions import give_up_file, remove_expired_files
from kiem.exchange.actions import work_on_file as work
from kiem.exchange.folder import take_all
from kiem.exchange.queries.owners import Task, task_for
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.opened import FileToBringIn, Opened, opened
from kiem.foundation.actors import system_actor
from kiem.foundation.context import acting, enter
from kiem.foundation.errors import NotAllowed
from kiem.foundation.every import organisation_ids
from kiem.foundation.purposes import Use


@app.task(name="kiem.exchange.jobs.work_on_file")
def work_on_file(organisation_id: str, upload_id: str) -> None:
    """Open, check or apply a large file for its owner, who must still hold her role.

    Reading it takes long and needs no database, so it happens between two transactions.
    """
    with transaction.atomic():
        enter(organisation_id, Use.KEEPING)
        task = task_for(uuid.UUID(upload_id), today=timezone.localdate())
    if task is not None:
        with translation.override(task.language):
            _work(task)


def _work(task: Task) -> None:
    read = _read(task.file)
    try:
        with acting(task.by):
            work(task.upload_id, read, by=task.by, at=timezone.now())
    except NotAllowed:
        with acting(task.by):
            give_up_file(task.upload_id, by=task.by, at=timezone.now())
    except Http404:
        return  # its owner removed it meanwhile


def _read(file: FileToBringIn) -> Opened | CannotRead:
    try:
        return opened(file)
    except CannotRead as wrong:
        return wrong


@app.periodic(cron="10 4 * * *")
@app.task(name="kiem.exchange.jobs.take_from_folder", queueing_lock="take_from_folder")
def take_from_folder(timestamp: int) -> None:
    """Every night, after the backup. What became of each file stands on the screen of HR."""
    take_all()


@app.periodic(cron="40 3 * * *")
@app.task(name="kiem.exchange.jobs.remove_expired", queueing_lock="remove_expired_files")
def remove_expired(timestamp: int) -> None:
    """Every night, in every organisation."""
    for organisation_id in organisation_ids():
        by = system_actor(organisation_id, "keeping")
        with acting(by, Use.KEEPING):
            remove_expired_files(by=by, at=timezone.now())
