"""The views of credentials."""

from kiem.credentials.views.acts import (
    act,
    acts,
    edit_act,
    end_act,
    end_assessor,
    new_act,
    new_assessor,
    new_kind,
    term,
)
from kiem.credentials.views.noting import (
    entrust,
    happen,
    note_licence,
    note_practice,
    note_showing,
    stop_clock,
    take_back,
)
from kiem.credentials.views.reading import open_person, open_unit, own, person, sheet, sheet_pdf

__all__ = [
    "act",
    "acts",
    "edit_act",
    "end_act",
    "end_assessor",
    "entrust",
    "happen",
    "new_act",
    "new_assessor",
    "new_kind",
    "note_licence",
    "note_practice",
    "note_showing",
    "open_person",
    "open_unit",
    "own",
    "person",
    "sheet",
    "sheet_pdf",
    "stop_clock",
    "take_back",
    "term",
]
