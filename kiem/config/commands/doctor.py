"""``kiem doctor``: says what is wrong with an installation and how to mend it."""

import argparse
import json
import sys
from collections.abc import Callable

from kiem.config.commands.starting import ready
from kiem.config.settings.declared import BadSetting
from kiem.foundation.database import doctor
from kiem.foundation.database.home import kiem_home
from kiem.foundation.database.messages import DatabaseUnavailable, message

LATE_JOBS = """
SELECT count(*) FROM procrastinate_jobs AS job
WHERE job.status = 'todo' AND coalesce(job.scheduled_at, (
  SELECT max(event.at) FROM procrastinate_events AS event WHERE event.job_id = job.id AND event.type = 'deferred'
)) < now() - interval '10 minutes'
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("doctor", help="say what is wrong with this installation and how to mend it")
    command.add_argument("--json", action="store_true", help="answer as one JSON object")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    found = [*doctor.findings(kiem_home()), *_inside()]
    if asked.json:
        rows = [{"ok": each.ok, "what": str(each.what), "remedy": str(each.remedy or "")} for each in found]
        sys.stdout.write(json.dumps({"done": all(each.ok for each in found), "findings": rows}) + "\n")
    else:
        for each in found:
            sys.stdout.write(f"{'ok  ' if each.ok else 'MEND'}  {each.what}\n")
            if not each.ok and each.remedy:
                sys.stdout.write(f"      {each.remedy}\n")
    return 0 if all(each.ok for each in found) else 1


def _inside() -> list[doctor.Finding]:
    """What can be seen with the database running."""
    try:
        with ready():
            found = [_schema(), _keys(), _checks(), _mail()]
            # Jobs and trail stand in tables, and the keys sign the trail: without those there is nothing to look at.
            return [*found, _worker(), _trail()] if found[0].ok and found[1].ok else found
    except BadSetting as error:
        return [_finding(False, "Settings: one of them cannot be used.", str(error))]
    except DatabaseUnavailable as error:
        return [_finding(False, "The database cannot be reached.", str(error))]


def _finding(ok: bool, what: str, remedy: str = "") -> doctor.Finding:
    said, mend = (message("%(words)s", words=words) for words in (what, remedy))
    return doctor.Finding(ok, said, mend if remedy else None)


def _schema() -> doctor.Finding:
    from kiem.config.commands.migrate import waiting

    number = len(waiting())
    what = f"Schema: {number} migrations are waiting." if number else "Schema: up to date."
    return _finding(not number, what, "Run: kiem migrate")


def _keys() -> doctor.Finding:
    from kiem.foundation.keys import backup_key, file_key, key_folder, secret_key, signing_key

    keys: dict[str, Callable[[], object]] = {
        "secret.key": secret_key,
        "trail.key": signing_key,
        "files.key": file_key,
        "backup.key": backup_key,
    }
    for file, read in keys.items():
        try:
            read()
        except (OSError, ValueError):
            return _finding(False, f"Keys: {file} cannot be read, or is damaged.", f"Put the saved {file} back.")
    loose = [path.name for path in key_folder().iterdir() if path.stat().st_mode & 0o077]
    what = f"Keys: others can read {', '.join(loose)}." if loose else "Keys: readable by their user only."
    return _finding(not loose, what, f"Run: chmod 600 {key_folder()}/*")


def _checks() -> doctor.Finding:
    from django.core import checks

    found = checks.run_checks(include_deployment_checks=True)
    raised = [each for each in found if each.level >= checks.WARNING and not each.is_silenced()]
    what = f"Settings: {len(raised)} warnings." if raised else "Settings: in order."
    return _finding(not raised, what, "; ".join(f"{each.id}: {each.msg}" for each in raised))


def _worker() -> doctor.Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(LATE_JOBS)
        row = cursor.fetchone()
    late = row[0] if row else 0
    what = f"Background work: {late} jobs are late." if late else "Background work: nothing is late."
    return _finding(not late, what, "Is a worker running? kiem serve starts one; apart: kiem worker")


def _mail() -> doctor.Finding:
    from kiem.foundation.outbox import can_send

    waits = "Mail: no server set (KIEM_EMAIL_URL); messages wait in the outbox (kiem outbox shows them)."
    return _finding(True, "Mail: sent by the server in KIEM_EMAIL_URL." if can_send() else waits)


def _trail() -> doctor.Finding:
    from kiem.foundation.sealing import verify_all

    broken = {name: faults for name, faults in verify_all().items() if faults}
    remedy = "; ".join(f"{name}: {faults[0]}" for name, faults in broken.items())
    return _finding(not broken, "Trail: broken." if broken else "Trail: whole.", remedy)
