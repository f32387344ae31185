"""What a person does with her portfolio; and that whom she shares it with opened it."""

from kiem.portfolio.actions.files import add_file, delete_file, rename_file
from kiem.portfolio.actions.items import add_item, change_item, delete_item
from kiem.portfolio.actions.sharing import note_opening, share_items, stop_sharing

__all__ = [
    "add_file",
    "add_item",
    "change_item",
    "delete_file",
    "delete_item",
    "note_opening",
    "rename_file",
    "share_items",
    "stop_sharing",
]
