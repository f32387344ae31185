"""Finding people and units by name."""

from dataclasses import dataclass

from kiem.organisation.access import Viewer
from kiem.organisation.queries import FoundByName, PersonFound, UnitFound, found_by_name
from kiem.organisation.rules import Role, name_asked
from kiem.ui.listing import LONGEST_FILTER


@dataclass(frozen=True, slots=True)
class FindPage:
    """What was asked and what fits. ``is_asked``: there is enough to search by. ``people_listed``: the list of people
    is open to this role, to go on in."""

    asked: str
    is_asked: bool
    people: tuple[PersonFound, ...]
    units: tuple[UnitFound, ...]
    more: bool
    number: int
    people_listed: bool


def find_page(viewer: Viewer, text: str) -> FindPage:
    """One statement, and none when too little is asked; for a leader three."""
    text = text.replace("\x00", "").strip()[:LONGEST_FILTER]
    is_asked = bool(name_asked(text))
    found = found_by_name(viewer, text) if is_asked else FoundByName()
    return FindPage(
        asked=text,
        is_asked=is_asked,
        people=found.people,
        units=found.units,
        more=found.more,
        number=len(found.people) + len(found.units),
        people_listed=viewer.role != Role.BODY_MEMBER,
    )
