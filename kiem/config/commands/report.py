"""``kiem report gap``: what the team matrix shows, for whoever's key it is given."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from kiem.config.commands.starting import CannotRun, ready_and_migrated

KEY_VARIABLE = "KIEM_KEY"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("report", help="print a report for whoever's key is given")
    command.add_argument("what", choices=["gap"])
    command.add_argument("--unit", required=True, metavar="NAME", help="the unit's name")
    command.add_argument("--key-file", metavar="FILE", help=f"file with your own key (else {KEY_VARIABLE} is read)")
    command.add_argument("--json", action="store_true", help="answer as one JSON object")
    command.set_defaults(run=run)


def _key(asked: argparse.Namespace) -> str:
    """The key that was given; "" for what can be none. Raises CannotRun for a file that cannot be opened."""
    if not asked.key_file:
        key = os.environ.get(KEY_VARIABLE, "")
        return key if key.isascii() else ""
    try:
        return Path(asked.key_file).read_text(encoding="ascii").strip()
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise CannotRun(f"The key file {asked.key_file} cannot be read: {error.strerror or error}.") from None


def run(asked: argparse.Namespace) -> int:
    key = _key(asked)
    with ready_and_migrated():
        from django.db import transaction
        from django.utils import timezone, translation

        from kiem.config.cli import REFUSED, say_failure
        from kiem.foundation.errors import CannotDo, NotFound
        from kiem.foundation.purposes import Use
        from kiem.gaps.commands import as_text, gap_report
        from kiem.organisation.keys import viewer_of_key

        with transaction.atomic():
            viewer = viewer_of_key(key, today=timezone.localdate(), use=Use.DEVELOPMENT)
            if viewer is None:
                sentence = f"Give your own key: set {KEY_VARIABLE}, or --key-file FILE. You make one at /my/keys/."
                return say_failure(asked, REFUSED, sentence)
            with translation.override(viewer.languages[0]):
                try:
                    report = gap_report(viewer, asked.unit, at=timezone.now())
                except (CannotDo, NotFound) as error:
                    sentence = getattr(error, "sentence", "There is no such unit, or it is not yours to see.")
                    return say_failure(asked, REFUSED, str(sentence))
                text = json.dumps(asdict(report), ensure_ascii=False, default=str) if asked.json else as_text(report)
        sys.stdout.write(f"{text}\n")
    return 0
