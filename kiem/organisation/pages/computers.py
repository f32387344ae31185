"""The screen on which a browser is marked as one of a computer that people share."""

from dataclasses import dataclass

from kiem.organisation.access import Viewer
from kiem.organisation.queries import term_on
from kiem.organisation.rules import Term
from kiem.organisation.wording import term_words


@dataclass(frozen=True, slots=True)
class SharedComputerPage:
    """``idle``: after how long it signs out, in words."""

    is_marked: bool
    idle: str


def shared_computer_page(viewer: Viewer, is_marked: bool) -> SharedComputerPage:
    """One statement."""
    return SharedComputerPage(is_marked, term_words(term_on(Term.IDLE, viewer.today)))
