"""Where lists of people come from, and what an HR adviser lets of each at night."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kiem.exchange.queries.sources import Source, source, sources
from kiem.exchange.wording import field_label


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """``columns``: what each column of its lists holds, in words; ``name``: of the last file."""

    id: uuid.UUID
    name: str
    last: datetime
    columns: tuple[str, ...]
    is_full: bool
    by_itself: bool
    most_ends: int
    let_by: str
    let_at: datetime | None


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All of them; none before a first list was brought in."""

    sources: tuple[SourceSeen, ...]


def sources_page() -> SourcesPage:
    """One statement."""
    return SourcesPage(tuple(map(_seen, sources())))


def source_page(source_id: uuid.UUID) -> SourceSeen:
    """One statement. Raises NotFound."""
    return _seen(source(source_id))


def _seen(found: Source) -> SourceSeen:
    return SourceSeen(
        found.id, found.file_name or _("a list"), found.changed_at, _columns(found.columns), found.is_full,
        found.let.by_itself, found.let.most_ends, found.let_by, found.let_at,
    )  # fmt: skip


def _columns(columns: Mapping[str, str | None]) -> tuple[str, ...]:
    said = _("%(column)s: %(held)s")
    return tuple(said % {"column": name, "held": field_label(held).lower()} for name, held in columns.items() if held)
