"""The chain that seals the trail: each digest covers the line and the digest before it. Pure.

Source: hash-linked logs after Haber and Stornetta, "How to time-stamp a digital document",
Journal of Cryptology 3, 1991.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

START = bytes(32)


def digest_of(previous: bytes, line: Mapping[str, object]) -> bytes:
    """The 32-byte digest of a line after the previous digest; field names and values both count.

    >>> digest_of(START, {"verb": "a"}) == digest_of(START, {"verb": "b"})
    False
    """
    text = json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous + text.encode()).digest()


@dataclass(frozen=True, slots=True)
class Seal:
    """A place in the chain: which line stands there and the digest up to and including it."""

    position: int
    line_id: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """A signed or exported end of the chain at some moment."""

    position: int
    digest: bytes


def faults(
    seals: Sequence[Seal], lines: Mapping[str, Mapping[str, object]], heads: Iterable[Head], *, at_most: int = 20
) -> list[str]:
    """What is wrong with a sealed trail: lines changed or gone, seals moved or cut, heads that no longer fit.

    ``seals`` in order of position; ``lines`` by id. No faults: an empty list.
    """
    found: list[str] = []
    previous, reached = START, {0: START}
    for expected, seal in enumerate(seals, start=1):
        if len(found) >= at_most:
            break
        if seal.position != expected:
            found.append(f"place {expected} in the chain is missing")
            break
        line = lines.get(seal.line_id)
        if line is None:
            found.append(f"the line at place {seal.position} is gone")
            previous = seal.digest
        else:
            computed = digest_of(previous, line)
            if computed != seal.digest:
                found.append(f"the line at place {seal.position} or its seal was changed")
            previous = seal.digest
        reached[seal.position] = seal.digest
    for head in heads:
        if reached.get(head.position) != head.digest:
            found.append(f"the chain no longer fits the head signed at place {head.position}")
            break
    return found
