"""A digest of each row that a list wrote, and one of them all: what the trail vouches for. Pure."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from kiem.organisation.rules.bringing_in import PersonToBringIn

SIZE = 16
_NUMBER = 4


def digests_of(rows: Sequence[PersonToBringIn], written: Iterable[int], key: bytes) -> bytes:
    """Per row its number (from 0) and a BLAKE2b digest (RFC 7693, 2015) keyed so that nobody can try out names."""
    return b"".join([at.to_bytes(_NUMBER, "big") + _digest(rows[at], key) for at in written])


def digest_in(digests: bytes, row: PersonToBringIn, key: bytes) -> bool:
    """Whether a row that says just this is among them."""
    step, wanted = _NUMBER + SIZE, _digest(row, key)
    return any(digests[at + _NUMBER : at + step] == wanted for at in range(0, len(digests), step))


def run_id(digests: bytes, at: datetime) -> uuid.UUID:
    """The id of a run: 128 bits of SHA-256 over its moment and its digests."""
    return uuid.UUID(bytes=hashlib.sha256(at.astimezone(UTC).isoformat().encode() + digests).digest()[:16])


def _digest(row: PersonToBringIn, key: bytes) -> bytes:
    text = "\x1f".join(
        (row.given_name, row.family_name, row.email, row.personnel_number, row.language, "\x1e".join(row.unit_path),
         row.job, str(row.share), row.kind, str(row.starts_on), str(row.ends_before), str(row.leads), row.role or "")
    )  # fmt: skip
    return hashlib.blake2b(text.encode(), key=key, digest_size=SIZE).digest()
