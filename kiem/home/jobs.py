"""The mail of the week, on its first morning on which the worker runs."""

from django.utils import timezone
from procrastinate.contrib.django import app

from kiem.foundation.actors import system_actor
from kiem.foundation.context import acting
from kiem.foundation.every import organisation_ids
from kiem.home.actions import remind_of_week as remind


@app.periodic(cron="0 6 * * *")
@app.task(name="kiem.home.jobs.remind_of_week", queueing_lock="remind_of_week")
def remind_of_week(timestamp: int) -> None:
    """Every morning, in every organisation: the first of a week does it."""
    for organisation_id in organisation_ids():
        by = system_actor(organisation_id, "week")
        with acting(by):
            remind(by=by, at=timezone.now())
