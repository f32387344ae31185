"""The instruments an organisation uses, and which competences they speak of."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.competences.models import Instrument, InstrumentLink
from kiem.competences.rules import InstrumentKind, plain_name


@dataclass(frozen=True, slots=True)
class InstrumentHeld:
    """An instrument. ``competences``: those it speaks of, also when they are no longer in the language."""

    instrument_id: uuid.UUID
    name: str
    kind: InstrumentKind
    whereabouts: str
    note: str
    ended_on: date | None
    competences: frozenset[uuid.UUID]

    @property
    def address(self) -> str:
        """Where it can be opened; "" when its whereabouts are in words."""
        return self.whereabouts if self.whereabouts.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """An instrument in use, to name where a competence is read."""

    instrument_id: uuid.UUID
    name: str
    kind: InstrumentKind


def instruments_speaking_of(competence_id: uuid.UUID) -> tuple[InstrumentName, ...]:
    """The instruments in use that speak of a competence, by name. One statement."""
    links = InstrumentLink.objects.filter(competence=competence_id, instrument__ended_on=None)
    rows = links.values_list("instrument_id", "instrument__name", "instrument__kind")
    found = (InstrumentName(key, name, InstrumentKind(kind)) for key, name, kind in rows)
    return tuple(sorted(found, key=lambda each: (plain_name(each.name), each.name)))


def instruments() -> tuple[InstrumentHeld, ...]:
    """All of them, by name. Two statements, whatever the number."""
    spoken: dict[uuid.UUID, set[uuid.UUID]] = {}
    for instrument, competence in InstrumentLink.objects.values_list("instrument_id", "competence_id"):
        spoken.setdefault(instrument, set()).add(competence)
    rows = (
        InstrumentHeld(
            row.id,
            row.name,
            InstrumentKind(row.kind),
            row.whereabouts,
            row.note,
            row.ended_on,
            frozenset(spoken.get(row.id, ())),
        )
        for row in Instrument.objects.all()
    )
    return tuple(sorted(rows, key=lambda each: (plain_name(each.name), each.name)))
