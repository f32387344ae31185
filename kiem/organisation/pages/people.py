"""The list of people."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Person, Placement
from kiem.organisation.queries import (
    Account,
    Here,
    UnitTree,
    Wanted,
    accounts_of,
    jobs_to_choose,
    people_found,
    placements_on,
    unit_tree,
)
from kiem.organisation.rules import PlacementKind, percentage
from kiem.organisation.wording import PLACEMENT_KINDS
from kiem.ui.listing import Heading, Listing

FILTERS = ("q", "unit", "job", "kind", "here")
SORTS = ("name", "unit", "job")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Someone in the list; units and jobs side by side, in the same order."""

    id: uuid.UUID
    name: str
    placements: tuple[tuple[uuid.UUID, str, str, Decimal, str], ...]
    account: Account | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of the list with its filters. ``shows_details``: share and kind too, and who left."""

    people: tuple[PersonLine, ...]
    listing: Listing
    headings: Mapping[str, Heading]
    units: tuple[tuple[str, str], ...]
    jobs: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    may_manage: bool
    shows_details: bool
    shows_accounts: bool
    is_team: bool


def people_page(viewer: Viewer, listing: Listing, labels: Mapping[str, str], *, at: datetime) -> PeoplePage:
    """Six statements (eight for a leader), whatever the size."""
    tree, jobs = unit_tree(viewer), jobs_to_choose(viewer.today)
    details = viewer.may(Permission.MANAGE_PEOPLE)
    found = people_found(viewer, _wanted(listing, tree, details=details))
    listing = listing.counted(found.count())
    rows = list(found.select_related("membership")[listing.offset : listing.offset + listing.size])
    placements = placements_on(viewer.today, [person.id for person in rows])
    shows_accounts = viewer.may(Permission.MANAGE_ACCOUNTS)
    accounts = accounts_of(rows, at) if shows_accounts else {}
    return PeoplePage(
        people=tuple(_line(person, placements.get(person.id, []), accounts) for person in rows),
        listing=listing,
        headings={key: listing.heading(key, label) for key, label in labels.items()},
        units=tuple((str(key), name) for key, name in tree.choices()),
        jobs=tuple((str(key), name) for key, name in jobs),
        kinds=tuple((kind.value, str(PLACEMENT_KINDS[kind])) for kind in PlacementKind) if details else (),
        may_manage=details,
        shows_details=details,
        shows_accounts=shows_accounts,
        is_team=not viewer.may(Permission.SEE_PEOPLE),
    )


def _wanted(listing: Listing, tree: UnitTree, *, details: bool) -> Wanted:
    """What the address asks; what it names wrongly, or what is not this viewer's to ask, falls away."""
    unit, job = _id(listing.filters.get("unit", "")), _id(listing.filters.get("job", ""))
    kind, here = listing.filters.get("kind", ""), listing.filters.get("here", "")
    return Wanted(
        words=listing.filters.get("q", ""),
        units=tree.with_all_below(unit) if unit in tree.rows and unit else None,
        job=job,
        kind=kind if details and kind in set(PlacementKind) else "",
        here=Here(here) if details and here in set(Here) else Here.NOW,
        sort=listing.sort,
        descending=listing.descending,
    )


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _line(person: Person, placements: list[Placement], accounts: Mapping[uuid.UUID, Account]) -> PersonLine:
    return PersonLine(
        id=person.id,
        name=person.name,
        placements=tuple(
            (
                placement.unit_id,
                placement.unit.name,
                placement.job.name,
                percentage(placement.share),
                str(PLACEMENT_KINDS[PlacementKind(placement.kind)]),
            )
            for placement in placements
        ),
        account=accounts.get(person.id),
    )
