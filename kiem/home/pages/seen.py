"""Who looked: when my levels were opened, for which use, in which role and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiem.foundation.purposes import Use
from kiem.gaps.wording import use_words
from kiem.home.queries import openings_of
from kiem.home.wording import role_words
from kiem.organisation.access import Viewer
from kiem.organisation.rules import Role
from kiem.ui.listing import Listing, read_listing


@dataclass(frozen=True, slots=True)
class Looked:
    """One day on which someone opened the reader's levels."""

    day: date
    role: str
    use: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeenPage:
    openings: tuple[Looked, ...]
    listing: Listing


def seen_page(viewer: Viewer, query: Mapping[str, str]) -> SeenPage:
    """Two statements."""
    found = openings_of(viewer)
    listing = read_listing(query).counted(found.count())
    return SeenPage(
        tuple(
            Looked(day, role_words(Role(role)), use_words(Use(use)), reason)
            for day, role, use, reason, _id in found[listing.offset : listing.offset + listing.size]
        ),
        listing,
    )
