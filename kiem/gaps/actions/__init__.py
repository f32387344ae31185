"""The writes of gaps: agreed minimums, offers to help, and orders that were shown."""

from kiem.gaps.actions.minimums import agree_minimum, end_minimum
from kiem.gaps.actions.offers import offer_help
from kiem.gaps.actions.orders import show_order

__all__ = ["agree_minimum", "end_minimum", "offer_help", "show_order"]
