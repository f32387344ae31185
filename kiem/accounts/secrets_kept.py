"""Secrets that open something once or for a while: made here, handed out once, kept only as their digest."""

import hashlib
import secrets


def new_secret(kind: str) -> str:
    """A secret of 256 bits; ``kind`` stands before it, so that a lost one can be recognised for what it is."""
    return f"{kind}_{secrets.token_urlsafe(32)}"


def digest_of(secret: str) -> bytes:
    """What is kept of a secret. A plain SHA-256 suffices: nobody guesses 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()
