"""``kiem outbox``: the mail that waits, for who keeps the machine and has no mail server (yet)."""

import argparse
import json
import sys

from kiem.config.commands.starting import add_json, ready


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("outbox", help="show the mail that waits to be sent")
    add_json(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    with ready():
        from django.utils import timezone

        from kiem.foundation.outbox import waiting_mails

        mails = [
            {
                "organisation": name,
                "to": mail.recipient,
                "subject": mail.subject,
                "since": mail.created_at.isoformat(timespec="minutes"),
                "attempts": mail.attempts,
                "error": mail.last_error,
                "body": mail.body,
            }
            for name, mail in waiting_mails(at=timezone.now())
        ]
    count = "Nothing waits." if not mails else f"{len(mails)} waiting."
    if asked.json:
        sys.stdout.write(json.dumps({"done": True, "message": count, "mails": mails}, ensure_ascii=False) + "\n")
        return 0
    for mail in mails:
        tried = f", tried {mail['attempts']} times: {mail['error']}" if mail["error"] else ""
        sys.stdout.write(f"{mail['organisation']} · {mail['to']} · since {mail['since']}{tried}\n")
        sys.stdout.write(f"{mail['subject']}\n\n{mail['body']}\n\n---\n")
    sys.stdout.write(f"{count}\n")
    return 0
