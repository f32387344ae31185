"""The writes of credentials: the list of acts, what is noted of people, what is entrusted, and stopped clocks."""

from kiem.credentials.actions.acts import (
    add_act,
    add_licence_kind,
    change_act,
    end_act,
    end_assessor,
    name_assessor,
    set_review_term,
)
from kiem.credentials.actions.bringing_in import bring_in_credentials
from kiem.credentials.actions.entrusting import end_entrusting, entrust, restore_entrusting, suspend_entrusting
from kiem.credentials.actions.noting import note_licence, note_practice, note_showing, stop_clock
from kiem.credentials.actions.taking_back import take_back

__all__ = [
    "add_act",
    "add_licence_kind",
    "bring_in_credentials",
    "change_act",
    "end_act",
    "end_assessor",
    "end_entrusting",
    "entrust",
    "name_assessor",
    "note_licence",
    "note_practice",
    "note_showing",
    "restore_entrusting",
    "set_review_term",
    "stop_clock",
    "suspend_entrusting",
    "take_back",
]
