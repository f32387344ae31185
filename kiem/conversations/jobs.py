"""Erasing what is over, at night."""

from django.utils import timezone
from procrastinate.contrib.django import app

from kiem.conversations.actions import erase_what_is_over as erase
from kiem.foundation.actors import system_actor
from kiem.foundation.context import acting
from kiem.foundation.every import organisation_ids


@app.periodic(cron="20 3 * * *")
@app.task(name="kiem.conversations.jobs.erase_what_is_over", queueing_lock="erase_what_is_over")
def erase_what_is_over(timestamp: int) -> None:
    """Every night, in every organisation."""
    for organisation_id in organisation_ids():
        by = system_actor(organisation_id, "keeping")
        with acting(by):
            erase(by=by, at=timezone.now())
