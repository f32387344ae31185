"""How far rounds are, counted at night."""

from django.utils import timezone
from procrastinate.contrib.django import app

from kiem.assessments.actions import count_rounds as count
from kiem.foundation.actors import system_actor
from kiem.foundation.context import acting
from kiem.foundation.every import organisation_ids


@app.periodic(cron="50 2 * * *")
@app.task(name="kiem.assessments.jobs.count_rounds", queueing_lock="count_rounds")
def count_rounds(timestamp: int) -> None:
    """Every night, in every organisation."""
    for organisation_id in organisation_ids():
        by = system_actor(organisation_id, "rounds")
        with acting(by):
            count(by=by, at=timezone.now())
