"""Her own items with their files: read by herself, under her own data."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from kiem.competences.queries import competence_names
from kiem.foundation.errors import NotFound
from kiem.foundation.files.locking import unlock
from kiem.organisation.access import Viewer
from kiem.portfolio.models import EvidenceFile, Item, ItemCompetence
from kiem.portfolio.rules import SOON, FileKind, ItemKind


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file without its content. ``size``: in bytes."""

    id: uuid.UUID
    item_id: uuid.UUID
    kind: FileKind
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item whole, with its files and the competences it is about, by name."""

    id: uuid.UUID
    kind: ItemKind
    title: str
    day: date
    situation: str
    task: str
    action: str
    result: str
    words: str
    given_by: str
    hours: Decimal | None
    ends_before: date | None
    revision: int
    competences: tuple[tuple[uuid.UUID, str], ...]
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class Expiring:
    """A certificate of hers that ends soon."""

    id: uuid.UUID
    title: str
    ends_before: date


def items_of(viewer: Viewer) -> list[ItemLine]:
    """All of hers, the latest first. Four statements."""
    return lines_of(Item.objects.filter(person=viewer.person_id), viewer.languages)


def item_of(viewer: Viewer, item_id: uuid.UUID) -> ItemLine:
    """One of hers. Raises NotFound for any other, also one that is shared with her. Four statements."""
    found = lines_of(Item.objects.filter(person=viewer.person_id, id=item_id), viewer.languages)
    if not found:
        raise NotFound
    return found[0]


def lines_of(rows: QuerySet[Item], languages: Sequence[str]) -> list[ItemLine]:
    """Items as they are shown, the latest first. Four statements, whatever the number; one where there are none."""
    items = list(rows.order_by("-day", "-id"))
    if not items:
        return []
    keys = [item.id for item in items]
    files, about = _files(keys), _about(keys, languages)
    return [
        ItemLine(
            id=item.id,
            kind=ItemKind(item.kind),
            title=item.title,
            day=item.day,
            situation=item.situation,
            task=item.task,
            action=item.action,
            result=item.result,
            words=item.words,
            given_by=item.given_by,
            hours=item.hours,
            ends_before=item.ends_before,
            revision=item.revision,
            competences=tuple(about.get(item.id, ())),
            files=tuple(files.get(item.id, ())),
        )
        for item in items
    ]


def _files(items: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, list[FileLine]]:
    found: dict[uuid.UUID, list[FileLine]] = {}
    rows = EvidenceFile.objects.filter(item__in=list(items)).order_by("added_at", "id")
    for key, item, kind, name, size in rows.values_list("id", "item_id", "kind", "name", "size"):
        found.setdefault(item, []).append(FileLine(key, item, FileKind(kind), name, size))
    return found


def _about(items: Iterable[uuid.UUID], languages: Sequence[str]) -> Mapping[uuid.UUID, list[tuple[uuid.UUID, str]]]:
    """In the order of the language. What stands in it no more is not named."""
    about: dict[uuid.UUID, list[uuid.UUID]] = {}
    rows = ItemCompetence.objects.filter(item__in=list(items)).values_list("item_id", "competence_id")
    for item, competence in rows:
        about.setdefault(competence, []).append(item)
    found: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    for each in competence_names(languages):
        for item in about.get(each.competence_id, ()):
            found.setdefault(item, []).append((each.competence_id, each.name))
    return found


def file_content(viewer: Viewer, item_id: uuid.UUID, file_id: uuid.UUID) -> tuple[FileLine, bytes]:
    """One file of hers. Raises NotFound. One statement."""
    return opened_file(EvidenceFile.objects.filter(person=viewer.person_id, item=item_id, id=file_id))


def file_contents(viewer: Viewer) -> Iterator[tuple[uuid.UUID, bytes]]:
    """All her files, unlocked, a few at a time. Own data. One statement."""
    rows = EvidenceFile.objects.filter(person=viewer.person_id).order_by("added_at", "id")
    for key, content in rows.values_list("id", "content").iterator(chunk_size=4):
        yield key, unlock(content, key, "content")


def opened_file(rows: QuerySet[EvidenceFile]) -> tuple[FileLine, bytes]:
    """The one file among rows, unlocked. Raises NotFound."""
    row = rows.first()
    if row is None:
        raise NotFound
    line = FileLine(row.id, row.item_id, FileKind(row.kind), row.name, row.size)
    return line, unlock(row.content, row.id, "content")


def bytes_kept(person_id: uuid.UUID) -> int:
    """How much of the room for her files is taken. One statement."""
    return EvidenceFile.objects.filter(person=person_id).aggregate(all=Sum("size"))["all"] or 0


def expiring_soon(viewer: Viewer) -> list[Expiring]:
    """Her certificates that end within sixty days, the first to end on top. Own data. One statement."""
    rows = Item.objects.filter(
        person=viewer.person_id, ends_before__gt=viewer.today, ends_before__lte=viewer.today + SOON
    )
    found = rows.order_by("ends_before", "id").values_list("id", "title", "ends_before")
    return [Expiring(key, title, until) for key, title, until in found if until is not None]
