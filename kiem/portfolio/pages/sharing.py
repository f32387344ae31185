"""With whom she shares what, and what someone else shares with her."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.organisation.access import Viewer
from kiem.organisation.rules import day_after
from kiem.portfolio.pages.items import ItemShown, shown_item
from kiem.portfolio.queries import SharedItems, SharedLine, items_of, readers_for, shares_of
from kiem.portfolio.queries.shared import ONE_DAY
from kiem.portfolio.rules import USUAL_SHARE
from kiem.portfolio.wording import READERS


@dataclass(frozen=True, slots=True)
class ShareShown:
    """One item that is or was shared with someone. ``until``: the last day. ``opened``: on which days."""

    id: uuid.UUID
    title: str
    since: date
    until: date
    opened: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class SharedWith:
    """What one person reads now."""

    name: str
    shares: tuple[ShareShown, ...]


@dataclass(frozen=True, slots=True)
class SharingPage:
    """``over``: what was shared before, with whom and whether it was opened."""

    items: tuple[tuple[uuid.UUID, str], ...]
    people: tuple[tuple[uuid.UUID, str], ...]
    now: tuple[SharedWith, ...]
    over: tuple[SharedWith, ...]
    ends_before: date


@dataclass(frozen=True, slots=True)
class SharedPage:
    """What someone shares with the viewer, and until when."""

    person_id: uuid.UUID
    title: str
    name: str
    until: date
    items: tuple[ItemShown, ...]


def sharing_page(viewer: Viewer) -> SharingPage:
    """Own data. Eight statements."""
    shares = shares_of(viewer)
    now = [each for each in shares if each.holds(viewer.today)]
    over = [each for each in shares if not each.holds(viewer.today)]
    people = readers_for(viewer.person_id, viewer.today)
    return SharingPage(
        items=tuple((item.id, item.title) for item in items_of(viewer)),
        people=tuple((each.person_id, f"{each.name} ({READERS[each.kind]})") for each in people),
        now=tuple(by_person(now)),
        over=tuple(by_person(over)),
        ends_before=day_after(viewer.today + USUAL_SHARE) or viewer.today,
    )


def by_person(shares: Sequence[SharedLine]) -> Iterator[SharedWith]:
    """What each one reads or read, in the order given."""
    names = {each.with_person: each.name for each in shares}
    for person, name in names.items():
        yield SharedWith(name, tuple(_shown(each) for each in shares if each.with_person == person))


def _shown(share: SharedLine) -> ShareShown:
    last = timezone.localdate(share.ends_at) - ONE_DAY
    until = min(last, timezone.localdate(share.stopped_at)) if share.stopped_at else last
    return ShareShown(share.share_id, share.title, timezone.localdate(share.shared_at), until, share.opened)


def shared_page(viewer: Viewer, shared: SharedItems) -> SharedPage:
    """What was found of what someone shares with the viewer. No statement."""
    return SharedPage(
        person_id=shared.person_id,
        title=_("Shared by %(name)s") % {"name": shared.name},
        name=shared.name,
        until=timezone.localdate(shared.ends_at) - ONE_DAY,
        items=tuple(shown_item(each, viewer.today) for each in shared.items),
    )
