"""Marking a browser as one of a computer that people share. What the browser keeps, the view sets."""

from datetime import datetime

from kiem.foundation.actors import Actor
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require


def mark_computer(shared: bool, *, by: Actor, at: datetime) -> None:
    """Say that people share this computer, or no longer. Nothing of which one is kept: only that it was done."""
    require(by, Permission.MARK_COMPUTERS)
    record(by, "mark_computer" if shared else "unmark_computer", "computer", None, at=at)
