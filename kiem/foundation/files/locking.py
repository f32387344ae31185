"""Files at rest: locked with a key that lies apart from the data, each bound to its own row."""

import json
import os
import uuid
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiem.foundation.keys import file_key

_NONCE = 12


class WrongKey(Exception):
    """The key of this installation does not open it: another key, or changed bytes."""


def lock(content: bytes, row: uuid.UUID, what: str) -> bytes:
    """AES-256-GCM (NIST SP 800-38D, 2007): nonce, then ciphertext and tag; bound to the row and what of it this is."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(file_key()).encrypt(nonce, content, _bound(row, what))


def unlock(locked: bytes | memoryview, row: uuid.UUID, what: str) -> bytes:
    """Raises WrongKey when it was locked for another row, with another key, or was changed."""
    locked = bytes(locked)
    try:
        return AESGCM(file_key()).decrypt(locked[:_NONCE], locked[_NONCE:], _bound(row, what))
    except InvalidTag as error:
        raise WrongKey(what) from error


def lock_json(value: Any, row: uuid.UUID, what: str) -> bytes:
    return lock(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), row, what)


def unlock_json(locked: bytes | memoryview, row: uuid.UUID, what: str) -> Any:
    return json.loads(unlock(locked, row, what))


def _bound(row: uuid.UUID, what: str) -> bytes:
    return f"{row}/{what}".encode()
