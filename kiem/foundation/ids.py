"""Identifiers: ordered ones for rows whose order may speak, random ones where it must not."""

import os
import threading
import time
import uuid
from collections.abc import Iterable

_lock = threading.Lock()
_last = 0


def ordered_id() -> uuid.UUID:
    """A UUID version 7 (RFC 9562, 2024): milliseconds, then a counter that never goes back within this process."""
    global _last
    with _lock:
        _last = max(time.time_ns() // 1_000_000 << 12, _last + 1)
        stamp = _last
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | random
    return uuid.UUID(int=value)


def random_id() -> uuid.UUID:
    """A UUID version 4, for rows whose order could tell who did what."""
    return uuid.uuid4()


def array_text(ids: Iterable[uuid.UUID]) -> str:
    """Ids as one text that PostgreSQL reads as ``uuid[]``: hundreds are handed over sooner so than one by one.

    >>> array_text([uuid.UUID(int=1), uuid.UUID(int=2)])
    '{00000000000000000000000000000001,00000000000000000000000000000002}'
    """
    return f"{{{','.join([each.hex for each in ids])}}}"
