"""The screens of a portfolio."""

from kiem.portfolio.views.files import add_file, delete_file, file, rename_file
from kiem.portfolio.views.items import change_item, delete_item, item, new_item, portfolio, take_out
from kiem.portfolio.views.sharing import shared, shared_file, sharing, stop_sharing

__all__ = [
    "add_file",
    "change_item",
    "delete_file",
    "delete_item",
    "file",
    "item",
    "new_item",
    "portfolio",
    "rename_file",
    "shared",
    "shared_file",
    "sharing",
    "stop_sharing",
    "take_out",
]
