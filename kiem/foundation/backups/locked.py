"""The form of a backup: locked in pieces with AES-256-GCM, so that nothing in it can be read, changed, cut or swapped.

A header (magic, mark of the key, salt), then pieces of at most 1 MiB, each with its length. A piece's key comes from
the installation's key and the file's salt (HKDF, RFC 5869, 2010); its nonce is its number and whether it is the last,
as in STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, 2015); the header is authenticated with every piece.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"KIEMBAK1"
PIECE = 1024 * 1024
_MARK, _SALT, _LENGTH, _TAG = 8, 16, 4, 16
HEADER = len(MAGIC) + _MARK + _SALT


class WhyLocked(StrEnum):
    """Why a backup cannot be read."""

    NO_BACKUP = "no_backup"
    OTHER_KEY = "other_key"
    DAMAGED = "damaged"


class CannotUnlock(Exception):
    """A backup that cannot be read; nothing of it may be used."""

    def __init__(self, why: WhyLocked) -> None:
        super().__init__(why.value)
        self.why = why


def mark_of(key: bytes) -> bytes:
    """By which a key is known in a header, and which tells nothing of it."""
    return hashlib.sha256(b"kiem backup key" + key).digest()[:_MARK]


def lock(content: Iterable[bytes], target: BinaryIO, key: bytes) -> None:
    """Write the content, locked. The last piece says that it is: a file that was cut off is found out."""
    header = MAGIC + mark_of(key) + secrets.token_bytes(_SALT)
    cipher = _cipher(key, header)
    target.write(header)
    number, waiting = 0, b""
    for piece in _pieces(content):
        if waiting:
            _write(target, cipher, header, number, waiting, is_last=False)
            number += 1
        waiting = piece
    _write(target, cipher, header, number, waiting, is_last=True)


def unlock(source: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The content, piece by piece, each checked before it is given. Raises CannotUnlock, also after some pieces."""
    header = source.read(HEADER)
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise CannotUnlock(WhyLocked.NO_BACKUP)
    if header[len(MAGIC) : len(MAGIC) + _MARK] != mark_of(key):
        raise CannotUnlock(WhyLocked.OTHER_KEY)
    cipher, number = _cipher(key, header), 0
    locked = _read(source)
    while locked is not None:
        following = _read(source)
        try:
            yield cipher.decrypt(_nonce(number, is_last=following is None), locked, header)
        except InvalidTag:
            raise CannotUnlock(WhyLocked.DAMAGED) from None
        number, locked = number + 1, following
    if number == 0:
        raise CannotUnlock(WhyLocked.DAMAGED)


def is_backup(source: BinaryIO) -> bool:
    """Whether a file begins as a backup does; it stands at its beginning again afterwards."""
    begins = source.read(len(MAGIC))
    source.seek(0)
    return begins == MAGIC


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for some in content:
        held += some
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)


def _cipher(key: bytes, header: bytes) -> AESGCM:
    derived = HKDF(SHA256(), length=32, salt=header[-_SALT:], info=b"kiem backup")
    return AESGCM(derived.derive(key))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _write(target: BinaryIO, cipher: AESGCM, header: bytes, number: int, piece: bytes, *, is_last: bool) -> None:
    locked = cipher.encrypt(_nonce(number, is_last=is_last), piece, header)
    target.write(len(locked).to_bytes(_LENGTH, "big"))
    target.write(locked)


def _read(source: BinaryIO) -> bytes | None:
    """The next locked piece, None at the end."""
    length = source.read(_LENGTH)
    if not length:
        return None
    size = int.from_bytes(length, "big")
    if len(length) < _LENGTH or not _TAG <= size <= PIECE + _TAG:
        raise CannotUnlock(WhyLocked.DAMAGED)
    locked = source.read(size)
    if len(locked) < size:
        raise CannotUnlock(WhyLocked.DAMAGED)
    return locked
