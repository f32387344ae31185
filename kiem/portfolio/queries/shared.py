"""With whom someone shares, and what others share with her: the database lets through what holds and no more."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.organisation.models import Mandate, Person, on_day
from kiem.organisation.queries import around
from kiem.organisation.rules import MandateKind
from kiem.portfolio.models import EvidenceFile, Item, Share, ShareOpening
from kiem.portfolio.queries.own import FileLine, ItemLine, lines_of, opened_file

ONE_DAY = timedelta(days=1)
_OF_ALL = (MandateKind.HR_ADVISER, MandateKind.DELEGATE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone with whom she may share. ``kind``: None for who leads her."""

    person_id: uuid.UUID
    name: str
    kind: MandateKind | None


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One item that she shares or shared with someone. ``opened``: the days on which that one opened it."""

    share_id: uuid.UUID
    item_id: uuid.UUID
    title: str
    with_person: uuid.UUID
    name: str
    shared_at: datetime
    ends_at: datetime
    stopped_at: datetime | None
    opened: tuple[date, ...]

    def holds(self, today: date) -> bool:
        return self.stopped_at is None and timezone.localdate(self.ends_at) > today


@dataclass(frozen=True, slots=True)
class SharedBy:
    """Someone who shares with the viewer. ``ends_at``: of what ends last; ``until``: the last day before."""

    person_id: uuid.UUID
    name: str
    number: int
    ends_at: datetime

    @property
    def until(self) -> date:
        return timezone.localdate(self.ends_at) - ONE_DAY


@dataclass(frozen=True, slots=True)
class SharedItems:
    """What one person shares with the viewer now. ``shares``: by which shares she reads it."""

    person_id: uuid.UUID
    name: str
    items: tuple[ItemLine, ...]
    shares: tuple[uuid.UUID, ...]
    ends_at: datetime


def readers_for(person_id: uuid.UUID, today: date) -> list[Reader]:
    """Who leads her today, HR advisers and union delegates, each once, in this order. Two statements."""
    found = {each.person_id: Reader(each.person_id, each.name, None) for each in around(person_id, today).leaders}
    mandates = (
        Mandate.objects.filter(on_day(today), kind__in=_OF_ALL).exclude(person=person_id).select_related("person")
    )
    rows = [(MandateKind(row.kind), row.person) for row in mandates.order_by("person__sort_key", "id")]
    for kind, person in sorted(rows, key=lambda row: _OF_ALL.index(row[0])):
        found.setdefault(person.id, Reader(person.id, person.name, kind))
    return list(found.values())


def shares_of(viewer: Viewer) -> list[SharedLine]:
    """All she shares or shared, by whom it is shared with and then by title. Own data. Two statements."""
    rows = Share.objects.filter(person=viewer.person_id).select_related("item", "with_person")
    opened: dict[uuid.UUID, list[date]] = {}
    for share, day in ShareOpening.objects.filter(person=viewer.person_id).order_by("day").values_list("share", "day"):
        opened.setdefault(share, []).append(day)
    return [
        SharedLine(
            share_id=row.id,
            item_id=row.item_id,
            title=row.item.title,
            with_person=row.with_person_id,
            name=row.with_person.name,
            shared_at=row.shared_at,
            ends_at=row.ends_at,
            stopped_at=row.stopped_at,
            opened=tuple(opened.get(row.id, ())),
        )
        for row in rows.order_by("with_person__sort_key", "with_person", "item__title", "shared_at", "id")
    ]


def shared_with_me(viewer: Viewer) -> list[SharedBy]:
    """Who shares something with her now. To grow, or her own data. One statement."""
    rows = (
        Share.objects.filter(with_person=viewer.person_id).select_related("person").order_by("person__sort_key", "id")
    )
    found: dict[uuid.UUID, SharedBy] = {}
    for row in rows:
        known = found.get(row.person_id)
        ends_at = max(row.ends_at, known.ends_at) if known else row.ends_at
        found[row.person_id] = SharedBy(row.person_id, row.person.name, known.number + 1 if known else 1, ends_at)
    return list(found.values())


def shared_items_of(viewer: Viewer, person_id: uuid.UUID) -> SharedItems:
    """What someone shares with her now. Raises NotFound where that is nothing. To grow. Six statements."""
    shares = list(Share.objects.filter(with_person=viewer.person_id, person=person_id))
    person = Person.objects.filter(id=person_id).first() if shares else None
    if person is None:
        raise NotFound
    items = _shared(viewer, [share.item_id for share in shares])
    return SharedItems(
        person_id=person.id,
        name=person.name,
        items=tuple(items),
        shares=tuple(share.id for share in shares),
        ends_at=max(share.ends_at for share in shares),
    )


def _shared(viewer: Viewer, items: Sequence[uuid.UUID]) -> list[ItemLine]:
    return lines_of(Item.objects.filter(id__in=items), viewer.languages)


def shared_file_content(viewer: Viewer, person_id: uuid.UUID, file_id: uuid.UUID) -> tuple[uuid.UUID, FileLine, bytes]:
    """One file with an item that someone shares with her now, and the share. Raises NotFound. Two statements."""
    shares = Share.objects.filter(with_person=viewer.person_id, person=person_id)
    line, content = opened_file(EvidenceFile.objects.filter(id=file_id, item__in=shares.values("item")))
    share = shares.filter(item=line.item_id).first()
    if share is None:
        raise NotFound
    return share.id, line, content
