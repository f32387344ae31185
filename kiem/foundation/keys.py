"""The installation's own keys: made at first start, readable by its user only, apart from the database."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiem.foundation.database.home import kiem_home


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a key file, made when absent; two processes that start at once read the same key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(make())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process was first: its key counts
        finally:
            fresh.unlink()
    return path.read_bytes()


SHORTEST_SECRET_KEY = 32
BYTES_OF_FILE_KEY = 32


def key_folder() -> Path:
    return kiem_home() / "keys"


def secret_key(file: str = "") -> str:
    """Django's secret key, from ``file`` or from the installation's home. ValueError for a file that holds none."""
    path = Path(file) if file else key_folder() / "secret.key"
    key = _kept(path, lambda: secrets.token_urlsafe(64).encode()).decode("ascii").strip()
    if len(key) < SHORTEST_SECRET_KEY:
        raise ValueError(path.name)
    return key


def signing_key() -> Ed25519PrivateKey:
    """The key that signs the heads of the trail (Ed25519, RFC 8032, 2017)."""
    return Ed25519PrivateKey.from_private_bytes(
        _kept(key_folder() / "trail.key", lambda: Ed25519PrivateKey.generate().private_bytes_raw())
    )


def file_key() -> bytes:
    """The key under which files are kept (AES-256). ValueError for a file that holds none."""
    key = _kept(key_folder() / "files.key", lambda: AESGCM.generate_key(256))
    if len(key) != BYTES_OF_FILE_KEY:
        raise ValueError("files.key")
    return key


def backup_key() -> bytes:
    """The key that backups are locked with (AES-256). ValueError for a file that holds none.

    Whoever has a backup and not this key has nothing; so it is kept apart from them.
    """
    _kept(key_folder() / "backup.key", lambda: AESGCM.generate_key(256))
    return known_backup_key()


def known_backup_key(file: str = "") -> bytes:
    """The key of backups from ``file`` or the home, never made anew. OSError, or ValueError for a file without one."""
    path = Path(file) if file else key_folder() / "backup.key"
    key = path.read_bytes()
    if len(key) != BYTES_OF_FILE_KEY:
        raise ValueError(path.name)
    return key


def order_key() -> bytes:
    """The key of the hashes of what went into an order of people (HMAC-SHA256)."""
    return _kept(key_folder() / "orders.key", lambda: secrets.token_bytes(32))
