"""The pages of a portfolio."""

from kiem.portfolio.pages.items import (
    FilePage,
    ItemPage,
    ItemTask,
    ListPage,
    change_page,
    file_page,
    item_page,
    list_page,
    new_page,
)
from kiem.portfolio.pages.sharing import SharedPage, SharingPage, shared_page, sharing_page
from kiem.portfolio.pages.taking_out import portfolio_file

__all__ = [
    "FilePage",
    "ItemPage",
    "ItemTask",
    "ListPage",
    "SharedPage",
    "SharingPage",
    "change_page",
    "file_page",
    "item_page",
    "list_page",
    "new_page",
    "portfolio_file",
    "shared_page",
    "sharing_page",
]
