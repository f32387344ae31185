"""Which placements someone said to end, of those that a full list lacks. Pure."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ends:
    """Ticked of what was proposed; they hold no longer from ``ends_before`` on."""

    placements: Sequence[uuid.UUID]
    ends_before: date
