"""Processor time: of this process, in which the site answers, and of the database's processes for one database."""

import os
import time
from pathlib import Path

PROC = Path("/proc")
WITHOUT_DATABASE = (
    "This system has no /proc (macOS, for one), so the database's processor time cannot be read: "
    "only that of the site is counted here."
)


def sees_database() -> bool:
    return (PROC / "self" / "stat").exists()


def spent(stat: str, ticks_a_second: int) -> float:
    """Seconds of user and system time in the text of /proc/PID/stat (its fields 14 and 15; proc(5)).

    >>> spent("7 (postgres: a b) S 1 7 7 0 -1 0 0 0 0 0 150 50 0 0 20 0 1 0", 100)
    2.0
    """
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / ticks_a_second


def of_database(name: str) -> float:
    """Seconds that the running server processes of a database have used; 0.0 where that cannot be seen."""
    ticks, total = os.sysconf("SC_CLK_TCK"), 0.0
    for process in PROC.glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if command.startswith(b"postgres: ") and f" {name} ".encode() in command:
                total += spent((process / "stat").read_text(), ticks)
        except OSError:
            continue  # it ended while we looked
    return total


def used(database: str) -> float:
    """Seconds of site and database so far. Only differences say something."""
    return time.process_time() + of_database(database)
