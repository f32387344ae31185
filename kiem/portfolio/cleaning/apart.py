"""Cleaning one file in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kiem.portfolio.cleaning.refusals import Refusal, Refused
from kiem.portfolio.rules import LARGEST, FileKind, kept_name, kind_by_content, kind_by_name

LONGEST_WAIT = 25
"""Seconds, also on a busy machine; what the process may compute is held to less. Less than what the database lets a
statement last (30) and a transaction lie still (60): the same form sent again waits on the database for the first.
"""
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class CleanFile:
    """What is kept of a file that came in."""

    name: str
    kind: FileKind
    content: bytes


def cleaned(name: str, content: bytes) -> CleanFile:
    """The file without what it carried besides what one sees, under a name that fits. Raises Refused."""
    if not content:
        raise Refused(Refusal.EMPTY)
    if len(content) > LARGEST:
        raise Refused(Refusal.TOO_LARGE)
    named, kind = kind_by_name(name), kind_by_content(content)
    if named is None:
        raise Refused(Refusal.OTHER_KIND)
    if kind is not named:
        raise Refused(Refusal.NOT_AS_NAMED)
    clean = _by_another(content, kind)
    if len(clean) > LARGEST:
        raise Refused(Refusal.TOO_LARGE)
    return CleanFile(kept_name(name, kind), kind, clean)


def _by_another(content: bytes, kind: FileKind) -> bytes:
    """Let another process do it. One that stops half-way or does not end found too much in the file."""
    command = [sys.executable, "-s", "-P", "-m", "kiem.portfolio.cleaning", kind.value]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=LONGEST_WAIT, env={"PYTHONPATH": str(_ROOT)}
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Refusal.TOO_HEAVY) from error
    said, _line, clean = done.stdout.partition(b"\n")
    if done.returncode != 0:
        raise Refused(Refusal.TOO_HEAVY)
    if said != b"clean":
        raise Refused(Refusal(said.decode()))
    return clean
