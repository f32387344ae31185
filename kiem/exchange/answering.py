"""What a run of the command line answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run says: a sentence, whether it did (or could do) what was asked, and the facts behind it."""

    sentence: str
    ok: bool
    problems: Sequence[str] = ()
    notes: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


def in_the_way(number: int) -> str:
    said = ngettext("%(number)d problem. Nothing was written.", "%(number)d problems. Nothing was written.", number)
    return said % {"number": number}
