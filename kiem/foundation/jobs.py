"""Background jobs on procrastinate, in the same database. Arguments are ids, never personal data.

After ``kill -9`` a job stays "doing" and no fresh worker takes it: a periodic task retries what stalled.
"""

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from kiem.foundation import outbox, sealing

STALLED_AFTER_SECONDS = 600


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="seal_trail")
def seal_trail(timestamp: int) -> None:
    """Chain what was committed to the trail, every minute."""
    sealing.seal_all(at=timezone.now())


@app.periodic(cron="15 3 * * *")
@app.task(queueing_lock="export_trail_heads")
def export_trail_heads(timestamp: int) -> None:
    """Export the signed heads of the trail, every night."""
    sealing.seal_all(at=timezone.now())
    sealing.export_heads()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_mail")
def send_mail(timestamp: int) -> None:
    """Send the mail that waits in the outbox."""
    outbox.send_waiting(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: Any, timestamp: int) -> None:
    """Hand jobs of a killed worker to the next one."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        await app.job_manager.retry_job(job)
