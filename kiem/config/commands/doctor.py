"""``kiem doctor``: says what is wrong with an installation and how to mend it."""

import argparse
import json
import sys
from dataclasses import dataclass

from kiem.config.commands.starting import ready
from kiem.foundation.database.messages import DatabaseUnavailable


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and how to mend it when it is not."""

    ok: bool
    what: str
    remedy: str = ""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("doctor", help="say what is wrong with this installation and how to mend it")
    command.add_argument("--json", action="store_true", help="answer as one JSON object")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    found = [*_around(), *_inside()]
    if asked.json:
        rows = [{"ok": each.ok, "what": each.what, "remedy": each.remedy} for each in found]
        sys.stdout.write(json.dumps({"done": all(each.ok for each in found), "findings": rows}) + "\n")
    else:
        for each in found:
            sys.stdout.write(f"{'ok  ' if each.ok else 'MEND'}  {each.what}\n")
            if not each.ok and each.remedy:
                sys.stdout.write(f"      {each.remedy}\n")
    return 0 if all(each.ok for each in found) else 1


def _around() -> list[Finding]:
    """What can be seen before the database runs."""
    from kiem.foundation.database import doctor
    from kiem.foundation.database.home import kiem_home

    return [Finding(each.ok, str(each.what), str(each.remedy or "")) for each in doctor.findings(kiem_home())]


def _inside() -> list[Finding]:
    """What can be seen with the database running."""
    try:
        with ready():
            return [_schema(), _keys(), _checks(), _worker(), _mail(), _trail()]
    except DatabaseUnavailable as error:
        return [Finding(False, "The database cannot be reached.", str(error))]


def _schema() -> Finding:
    from kiem.config.commands.migrate import waiting

    number = len(waiting())
    return Finding(not number, f"Schema: {number} migrations are waiting." if number else "Schema: up to date.", "Run: kiem migrate")


def _keys() -> Finding:
    from kiem.foundation.keys import key_folder, secret_key, signing_key

    secret_key()
    signing_key()
    loose = [path.name for path in key_folder().iterdir() if path.stat().st_mode & 0o077]
    return Finding(not loose, "Keys: " + (f"others can read {', '.join(loose)}." if loose else "readable by their user only."),
                   f"Run: chmod 600 {key_folder()}/*")  # fmt: skip


def _checks() -> Finding:
    from django.core import checks

    raised = [message for message in checks.run_checks(include_deployment_checks=True) if message.level >= checks.WARNING]
    return Finding(not raised, f"Settings: {len(raised)} warnings." if raised else "Settings: in order.",
                   "; ".join(f"{message.id}: {message.msg}" for message in raised))  # fmt: skip


def _worker() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at < now() - interval '10 minutes')"
        )
        row = cursor.fetchone()
    late = row[0] if row else 0
    return Finding(late < 50, f"Background work: {late} jobs are waiting." if late else "Background work: nothing waits.",
                   "Is a worker running? kiem serve starts one; apart: kiem worker")  # fmt: skip


def _mail() -> Finding:
    from django.conf import settings

    sending = bool(getattr(settings, "EMAIL_HOST", "")) and settings.EMAIL_HOST != "localhost"
    return Finding(True, "Mail: sent by the server in KIEM_EMAIL_URL." if sending else "Mail: no server set; messages wait in the outbox.")


def _trail() -> Finding:
    from kiem.foundation.sealing import verify_all

    broken = {name: faults for name, faults in verify_all().items() if faults}
    remedy = "; ".join(f"{name}: {faults[0]}" for name, faults in broken.items())
    return Finding(not broken, "Trail: broken." if broken else "Trail: whole.", remedy)
