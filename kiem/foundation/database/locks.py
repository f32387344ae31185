"""File locks between processes: the system frees them when a process dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class FileLock:
    """One open lock file. Each object is a holder of its own, also within a process; a child inherits on request."""

    def __init__(self, path: Path) -> None:
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        if os.geteuid() == 0:
            # Root works beside the folder's owner, who must be able to open the same file later.
            owner = path.parent.stat()
            os.fchown(self.descriptor, owner.st_uid, owner.st_gid)

    def take(self, *, shared: bool = False, seconds: float = 0) -> bool:
        """Try until `seconds` have gone; True when held."""
        until = time.monotonic() + seconds
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(self.descriptor, kind | fcntl.LOCK_NB)
                return True
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)

    def release(self) -> None:
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Frees the lock too, unless a child inherited it."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


@contextmanager
def held(path: Path, *, seconds: float) -> Iterator[bool]:
    """Yields whether the lock was got in time."""
    lock = FileLock(path)
    try:
        yield lock.take(seconds=seconds)
    finally:
        lock.close()
