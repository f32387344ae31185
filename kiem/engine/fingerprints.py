"""What was looked at, as a short fixed text: to tell later whether it is still the same. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from typing import Any

LENGTH = 32


def fingerprint(what: object, named: Mapping[Any, str] | None = None) -> str:
    """The same 32 hexadecimal figures for the same values, in every process; other values give others.

    Dataclasses, mappings, sequences and sets may be nested; what else is in them counts by how it reads. ``named``:
    words that stand for values that are new each time, such as the ids of what does not exist yet.

    >>> fingerprint({"a": {2, 1}, "b": ("x",)}) == fingerprint({"b": ["x"], "a": {1, 2}})
    True
    >>> fingerprint(("x", None)) == fingerprint(("x", "None"))
    False
    >>> fingerprint([7], {7: "new"}) == fingerprint([8], {8: "new"})
    True
    """
    return hashlib.sha256(plain_text(what, named).encode()).hexdigest()[:LENGTH]


def plain_text(what: object, named: Mapping[Any, str] | None = None) -> str:
    """All of it as one text: what ``fingerprint`` is of, to be hashed with a key where that is wanted.

    >>> plain_text({"b": 2, "a": {3, 1}})
    '[["a",[1,3]],["b",2]]'
    """
    return json.dumps(_plain(what, named or {}), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(what: object, named: Mapping[Any, str]) -> object:
    if what is None or isinstance(what, bool | int):
        return named.get(what, what)
    if is_dataclass(what):
        return [_plain(getattr(what, each.name), named) for each in fields(what)]
    if isinstance(what, Mapping):
        pairs = [[_plain(key, named), _plain(value, named)] for key, value in what.items()]
        return sorted(pairs, key=_as_text)
    if isinstance(what, Set):
        return sorted((_plain(each, named) for each in what), key=_as_text)
    if isinstance(what, Sequence) and not isinstance(what, str | bytes):
        return [_plain(each, named) for each in what]
    return named.get(what) or str(what)


def _as_text(what: object) -> str:
    return json.dumps(what, sort_keys=True)
