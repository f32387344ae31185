"""Where lists of people come from: those with one set of headers are one source."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiem.exchange.models import RememberedChoices, Upload
from kiem.exchange.rules.nights import Let
from kiem.exchange.rules.steps import Kind, Step
from kiem.foundation.errors import NotFound


@dataclass(frozen=True, slots=True)
class Source:
    """A set of headers with what its columns hold. ``let_by``: who let its lists be brought in at night, by name."""

    id: uuid.UUID
    file_name: str
    changed_at: datetime
    columns: Mapping[str, str | None]
    is_full: bool
    let: Let
    let_by: str
    let_at: datetime | None


def sources() -> Sequence[Source]:
    """Of lists of people, the last used first. One statement."""
    rows = RememberedChoices.objects.filter(kind=Kind.PEOPLE).select_related("let_by").order_by("-changed_at", "id")
    return tuple(map(_source, rows))


def source(source_id: uuid.UUID) -> Source:
    """Raises NotFound. One statement."""
    row = RememberedChoices.objects.filter(kind=Kind.PEOPLE, id=source_id).select_related("let_by").first()
    if row is None:
        raise NotFound
    return _source(row)


def _source(row: RememberedChoices) -> Source:
    return Source(
        row.id, row.file_name, row.changed_at, row.choices.get("by_header", {}), bool(row.choices.get("is_full")),
        Let(row.by_itself, row.most_ends), row.let_by.name if row.let_by else "", row.let_at,
    )  # fmt: skip


def let_for(kind: Kind, headers: bytes) -> Let:
    """What was said of lists with these headers. One statement."""
    row = RememberedChoices.objects.filter(kind=kind, headers=headers).first()
    return Let(row.by_itself, row.most_ends) if row else Let()


_UNDECIDED = (Step.OPENING, Step.CHOOSING, Step.CHECKING, Step.CHECKED, Step.APPLYING)


def waiting_like(kind: Kind, digest: bytes) -> uuid.UUID | None:
    """The same file that came through the folder before and waits. One statement."""
    same = Upload.objects.filter(owner=None, kind=kind, digest=digest, step__in=_UNDECIDED)
    return same.values_list("id", flat=True).first()
