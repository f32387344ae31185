"""The codes of letters: made here, and kept only as a digest keyed with the installation's secret key.

Eleven letters out of 31 are 54 bits: nobody guesses them in five tries, and a copy of the database without the key
tells nothing of them.
"""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from kiem.organisation.models import EntryCode, Person
from kiem.organisation.rules import LETTERS, CodeWay, checked

NUMBER = 8
LENGTHS = {CodeWay.LETTER: 12, CodeWay.SPOT: 8}
"""With the letter that checks the others. What is shown on the spot works for minutes, and may be shorter."""
MOST_LETTERS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code that was made just now. ``code`` is kept nowhere: whoever holds this shows it once."""

    person: Person
    row: EntryCode
    code: str


def new_letters(length: int) -> str:
    """So many letters by chance, the first of them to check the others."""
    return checked("".join(secrets.choice(LETTERS) for _ in range(length - 1)))


def digest_of_code(number: str, code: str) -> bytes:
    return _digests(number, code, [settings.SECRET_KEY])[0]


def is_code(digest: bytes, number: str, code: str) -> bool:
    """Whether this is the code of which the digest was kept, under the key of now or an earlier one."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(hmac.compare_digest(digest, found) for found in _digests(number, code, keys))


def _digests(number: str, code: str, keys: Iterable[str | bytes]) -> list[bytes]:
    value = f"{number}:{code}"
    return [salted_hmac("kiem.entry_code", value, secret=key, algorithm="sha256").digest() for key in keys]
