"""The front page of the demo."""

from dataclasses import dataclass

from kiem.demo.content.organisation import ORGANISATION_NAME
from kiem.demo.doors import DOORS, Door


@dataclass(frozen=True, slots=True)
class DoorsPage:
    """Whom one can be for a moment, and where."""

    organisation_name: str
    doors: tuple[Door, ...]


def doors_page() -> DoorsPage:
    """No statements."""
    return DoorsPage(ORGANISATION_NAME, DOORS)
