"""What someone keeps of her own, with whom she shares it, and what others share with her."""

from kiem.portfolio.queries.own import (
    Expiring,
    FileLine,
    ItemLine,
    bytes_kept,
    expiring_soon,
    file_content,
    file_contents,
    item_of,
    items_of,
)
from kiem.portfolio.queries.shared import (
    Reader,
    SharedBy,
    SharedItems,
    SharedLine,
    readers_for,
    shared_file_content,
    shared_items_of,
    shared_with_me,
    shares_of,
)

__all__ = [
    "Expiring",
    "FileLine",
    "ItemLine",
    "Reader",
    "SharedBy",
    "SharedItems",
    "SharedLine",
    "bytes_kept",
    "expiring_soon",
    "file_content",
    "file_contents",
    "item_of",
    "items_of",
    "readers_for",
    "shared_file_content",
    "shared_items_of",
    "shared_with_me",
    "shares_of",
]
