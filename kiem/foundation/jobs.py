"""Background jobs on procrastinate, in the same database. Arguments are ids, never personal data.

After ``kill -9`` a job stays "doing" and no fresh worker takes it: a periodic task retries what stalled.
"""

from typing import Any

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from kiem.foundation import outbox, sealing
from kiem.foundation.backups.folder import backup_folder, runs_in
from kiem.foundation.backups.nightly import back_up
from kiem.foundation.backups.schedule import is_due
from kiem.foundation.every import forbids

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


@app.periodic(cron="30 * * * *")
@app.task(queueing_lock="make_backup")
def make_backup(timestamp: int) -> None:
    """Every night; by day where the machine stood still at night. Only of a real organisation."""
    now, runs = timezone.localtime(), runs_in(backup_folder())
    proven = next((timezone.localtime(run.at) for run in runs if not run.failure), None)
    tried = timezone.localtime(runs[0].at) if runs else None
    if not settings.KIEM_DEMO and forbids(demo=True) and is_due(now, proven, tried):
        back_up(settings.KIEM_DATABASE, settings.KIEM_BACKUPS_KEPT, at=now)
