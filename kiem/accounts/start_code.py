"""The one-time code that ``kiem serve`` prints: who reads it on the machine itself may start the organisation.

It stands in KIEM_HOME/keys/start.code, readable by the installation's user only, and goes once it has been used.
"""

import hmac
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from kiem.foundation.errors import CannotDo
from kiem.foundation.keys import key_folder

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike: 31 letters, 12 of them, 59 bits
MOST_TRIES = 5
WAIT = timedelta(minutes=15)
_TRIES = "kiem:start-code:tries"


def _path() -> Path:
    return key_folder() / "start.code"


def start_code() -> str:
    """The code, made when there is none yet: three groups of four letters."""
    path = _path()
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        code = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(code)
    return path.read_text(encoding="ascii").strip()


def check_start_code(given: str, *, at: datetime) -> None:
    """Raises CannotDo when the code is not this one, or after five wrong ones within a quarter of an hour."""
    tries = [moment for moment in cache.get(_TRIES, []) if moment > at - WAIT]
    if len(tries) >= MOST_TRIES:
        raise CannotDo(_("There were too many wrong codes. Wait a quarter of an hour and try again."), field="code")
    path = _path()
    kept = path.read_text(encoding="ascii").strip() if path.exists() else ""
    if not kept or not hmac.compare_digest(_letters(given), _letters(kept)):
        cache.set(_TRIES, [*tries, at], WAIT.total_seconds())
        raise CannotDo(_("This is not the code that Kiem printed when it started. Look there once more."), field="code")


def forget_start_code() -> None:
    """After its use, once that has been committed."""
    _path().unlink(missing_ok=True)


def _letters(code: str) -> bytes:
    """The code as it counts: capitals, without the lines and spaces between the groups."""
    return "".join(letter for letter in code.upper() if letter.isalnum()).encode()
