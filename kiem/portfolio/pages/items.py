"""Her list by kind, one item whole, and the form of one."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiem.competences.queries import competence_names
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.organisation.rules import last_day
from kiem.portfolio.queries import FileLine, ItemLine, SharedBy, item_of, items_of, shared_with_me, shares_of
from kiem.portfolio.rules import HELD, LARGEST_TOGETHER, ItemKind, ItemToKeep, is_over, is_over_soon
from kiem.portfolio.wording import GIVEN_BY, KINDS, NEW, ONE, READ, WHAT_FOR, WORDS_READ
from kiem.ui.free_text import passages_of


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file as it is listed. ``may_name``: its name may let people know who someone is."""

    id: uuid.UUID
    name: str
    kind: str
    size: str
    may_name: bool


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item. ``parts``: what was written, each with its heading. ``until``: the last day on which it holds."""

    id: uuid.UUID
    kind: ItemKind
    title: str
    day: date
    about: str
    until: date | None
    is_over: bool
    is_over_soon: bool
    parts: tuple[tuple[str, str], ...]
    competences: tuple[str, ...]
    files: tuple[FileShown, ...]
    shared_with: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """All of one kind."""

    kind: ItemKind
    name: str
    new: str
    what_for: str
    items: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """Her portfolio. ``ending``: certificates that hold and end within sixty days. ``room``: what her files take up."""

    sections: tuple[Section, ...]
    ending: tuple[ItemShown, ...]
    shared_with_me: tuple[SharedBy, ...]
    is_shared: bool
    room: str

    @property
    def is_empty(self) -> bool:
        return not any(section.items for section in self.sections)


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One of hers, with whom it is shared now."""

    item: ItemShown
    kind: str
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file of an item, to give another name."""

    item_id: uuid.UUID
    item_title: str
    name: str


@dataclass(frozen=True, slots=True)
class ItemTask:
    """The form of a new item, or of one that is changed (``item_id``)."""

    kind: ItemKind
    title: str
    lead: str
    competences: tuple[tuple[uuid.UUID, str], ...]
    values: Mapping[str, Any]
    item_id: uuid.UUID | None = None
    item_title: str = ""


def list_page(viewer: Viewer) -> ListPage:
    """Own data. Seven statements."""
    sharing = Counter(share.item_id for share in shares_of(viewer) if share.holds(viewer.today))
    items = items_of(viewer)
    shown = [shown_item(each, viewer.today, shared_with=sharing[each.id]) for each in items]
    ending = (each for each in shown if each.is_over_soon)
    return ListPage(
        sections=tuple(_section(kind, shown) for kind in ItemKind),
        ending=tuple(sorted(ending, key=lambda each: each.until or date.max)),
        shared_with_me=tuple(shared_with_me(viewer)),
        is_shared=bool(sharing),
        room=_room(sum(file.size for item in items for file in item.files)),
    )


def _section(kind: ItemKind, shown: Sequence[ItemShown]) -> Section:
    of_kind = tuple(each for each in shown if each.kind is kind)
    return Section(kind, str(KINDS[kind]), str(NEW[kind]), str(WHAT_FOR[kind]), of_kind)


def _room(taken: int) -> str:
    if not taken:
        return ""
    words = {"taken": size_words(taken), "all": size_words(LARGEST_TOGETHER)}
    return _("Your files take up %(taken)s of %(all)s.") % words


def size_words(size: int) -> str:
    """A number of bytes, as people say it."""
    if size < 1_000_000:
        return _("%(number)s kB") % {"number": localize(max(1, round(size / 1000)))}
    megabytes = (Decimal(size) / 1_000_000).quantize(Decimal("0.1"))
    return _("%(number)s MB") % {"number": localize(plain(megabytes))}


def shown_item(item: ItemLine, today: date, *, shared_with: int = 0) -> ItemShown:
    return ItemShown(
        id=item.id,
        kind=item.kind,
        title=item.title,
        day=item.day,
        about=" · ".join(_about(item)),
        until=last_day(item.ends_before),
        is_over=is_over(item.ends_before, today),
        is_over_soon=is_over_soon(item.ends_before, today),
        parts=tuple(_parts(item)),
        competences=tuple(name for _key, name in item.competences),
        files=tuple(_file(each) for each in item.files),
        shared_with=shared_with,
    )


def _about(item: ItemLine) -> Iterator[str]:
    """From whom, and how long."""
    if item.given_by:
        yield f"{GIVEN_BY[item.kind]}: {item.given_by}"
    if item.hours is not None:
        hours = plain(item.hours)
        said = ngettext("%(hours)s hour", "%(hours)s hours", 1 if hours == 1 else 2)
        yield said % {"hours": localize(hours)}


def plain(number: Decimal) -> Decimal:
    """Without noughts that say nothing.

    >>> plain(Decimal("7.50")), plain(Decimal("40.00"))
    (Decimal('7.5'), Decimal('40'))
    """
    return number.normalize() if number % 1 else number.to_integral_value()


def _parts(item: ItemLine) -> Iterator[tuple[str, str]]:
    for name in HELD[item.kind]:
        if name == "words" and item.words:
            yield str(WORDS_READ[item.kind]), item.words
        elif name in READ and (said := getattr(item, name)):
            yield str(READ[name]), said


def _file(file: FileLine) -> FileShown:
    stem = file.name.rpartition(".")[0].replace("_", " ").replace("-", " ")
    may_name = bool(passages_of(stem))
    return FileShown(file.id, file.name, file.kind.value.upper(), size_words(file.size), may_name)


def item_page(viewer: Viewer, item_id: uuid.UUID) -> ItemPage:
    """One of hers. Raises NotFound. Own data; six statements."""
    item = item_of(viewer, item_id)
    shares = [each for each in shares_of(viewer) if each.item_id == item_id and each.holds(viewer.today)]
    shown = shown_item(item, viewer.today, shared_with=len(shares))
    return ItemPage(shown, str(ONE[item.kind]), tuple(each.name for each in shares))


def file_page(viewer: Viewer, item_id: uuid.UUID, file_id: uuid.UUID) -> FilePage:
    """One of hers. Raises NotFound. Own data; four statements."""
    item = item_of(viewer, item_id)
    found = next((file for file in item.files if file.id == file_id), None)
    if found is None:
        raise NotFound
    return FilePage(item.id, item.title, found.name)


def new_page(viewer: Viewer, kind: str) -> ItemTask:
    """The form of something new. Raises NotFound for a kind that there is not. One statement."""
    if kind not in {each.value for each in ItemKind}:
        raise NotFound
    chosen = ItemKind(kind)
    return ItemTask(chosen, str(NEW[chosen]), str(WHAT_FOR[chosen]), _to_choose(viewer), {})


def change_page(viewer: Viewer, item_id: uuid.UUID) -> ItemTask:
    """The form of one of hers. Raises NotFound. Five statements."""
    item = item_of(viewer, item_id)
    held = {field.name for field in fields(ItemToKeep)} - {"competences"}
    values = {name: getattr(item, name) for name in held} | {"shown": {"revision": str(item.revision)}}
    values["hours"] = None if item.hours is None else plain(item.hours)
    values["competences"] = [str(key) for key, _name in item.competences]
    lead = str(WHAT_FOR[item.kind])
    return ItemTask(item.kind, _("Change this"), lead, _to_choose(viewer), values, item.id, item.title)


def _to_choose(viewer: Viewer) -> tuple[tuple[uuid.UUID, str], ...]:
    return tuple((each.competence_id, each.name) for each in competence_names(viewer.languages))
