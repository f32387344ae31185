"""An instrument that an organisation uses: what someone says of it. Pure."""

import uuid
from dataclasses import dataclass

from kiem.competences.rules.words import InstrumentKind

LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True)
class InstrumentToKeep:
    """A form, a vacancy text, a talk. ``whereabouts``: where it lies, an address or words; ``competences``: by id."""

    name: str
    kind: InstrumentKind
    whereabouts: str = ""
    note: str = ""
    competences: frozenset[uuid.UUID] = frozenset()
