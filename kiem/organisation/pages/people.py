"""The list of people."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.formats import number_format

from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Person
from kiem.organisation.queries import (
    Account,
    Here,
    Placed,
    UnitTree,
    Wanted,
    accounts_of,
    jobs_to_choose,
    people_found,
    people_near,
    placed_on,
    unit_tree,
)
from kiem.organisation.rules import PlacementKind, name_asked, percentage
from kiem.organisation.wording import PLACEMENT_KINDS
from kiem.ui.listing import Heading, Listing

FILTERS = ("q", "unit", "job", "kind", "here")
SORTS = ("name", "unit", "job")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Someone in the list; of where she is placed the units, jobs, percentages and kinds, in the same order."""

    id: uuid.UUID
    name: str
    units: tuple[str, ...]
    jobs: tuple[str, ...]
    percentages: tuple[str, ...]
    kinds: tuple[str, ...]
    account: Account | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of the list with its filters. ``shows_details``: share and kind too, and who left.

    ``is_near``: nobody's name holds what was asked; these come near.
    """

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
    is_near: bool


def people_page(viewer: Viewer, listing: Listing, labels: Mapping[str, str], *, at: datetime) -> PeoplePage:
    """Six statements (eight for a leader), whatever the size; two or three more when nobody is called so."""
    tree, jobs = unit_tree(viewer), jobs_to_choose(viewer.today)
    details = viewer.may(Permission.MANAGE_PEOPLE)
    wanted = _wanted(listing, tree, details=details)
    found = people_found(viewer, wanted)
    total = found.count()
    if is_near := bool(not total and name_asked(wanted.words)):
        found = people_found(viewer, replace(wanted, near=people_near(viewer, wanted.words)))
        total = found.count()
    listing = listing.counted(total)
    rows = list(found.select_related("membership")[listing.offset : listing.offset + listing.size])
    places = placed_on(viewer.today, [person.id for person in rows])
    kinds = {kind.value: str(PLACEMENT_KINDS[kind]) for kind in PlacementKind}
    shows_accounts = viewer.may(Permission.MANAGE_ACCOUNTS)
    accounts = accounts_of(rows, at) if shows_accounts else {}
    return PeoplePage(
        people=tuple(_line(person, places.get(person.id, ()), accounts, kinds) for person in rows),
        listing=listing,
        headings={key: listing.heading(key, label) for key, label in labels.items()},
        units=tuple((str(key), name) for key, name in tree.choices()),
        jobs=tuple((str(key), name) for key, name in jobs),
        kinds=tuple(kinds.items()) if details else (),
        may_manage=details,
        shows_details=details,
        shows_accounts=shows_accounts,
        is_near=is_near and bool(rows),
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


def _line(
    person: Person, places: Sequence[Placed], accounts: Mapping[uuid.UUID, Account], kinds: Mapping[str, str]
) -> PersonLine:
    return PersonLine(
        id=person.id,
        name=person.name,
        units=tuple(placed.unit for placed in places),
        jobs=tuple(placed.job for placed in places),
        percentages=tuple(f"{number_format(percentage(placed.share))} %" for placed in places),
        kinds=tuple(kinds[placed.kind] for placed in places),
        account=accounts.get(person.id),
    )
