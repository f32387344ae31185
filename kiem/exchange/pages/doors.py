"""The overview of the doors, and the page of each with an example."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kiem.exchange.examples import EXAMPLES
from kiem.exchange.models import Upload
from kiem.exchange.queries import own_uploads
from kiem.exchange.rules.steps import AT_WORK, Kind, Step
from kiem.exchange.wording import KINDS, TITLES, WAITING, WAITS, WHAT_FOR
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class ExampleTable:
    """The first rows of an example file, as one would see them in Excel."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of file."""

    kind: str
    title: str
    what_for: str
    example: ExampleTable


@dataclass(frozen=True, slots=True)
class FileOnItsWay:
    """One of her own files and where it stands."""

    id: uuid.UUID
    name: str
    kind: str
    state: str
    since: datetime
    until: datetime
    waits_for_her: bool
    is_done: bool
    from_folder: bool
    waits: str
    counts: str


@dataclass(frozen=True, slots=True)
class BringInPage:
    """The doors, and the files that are on their way."""

    doors: tuple[Door, ...]
    files: tuple[FileOnItsWay, ...]


def bring_in_page(viewer: Viewer) -> BringInPage:
    """One statement."""
    return BringInPage(tuple(_door(kind) for kind in Kind), tuple(_file(upload) for upload in own_uploads(viewer)))


def _file(upload: Upload) -> FileOnItsWay:
    step = Step(upload.step)
    return FileOnItsWay(
        upload.id,
        upload.file_name,
        str(KINDS[upload.kind]),
        str(WAITING[step]),
        upload.created_at,
        upload.expires_at,
        waits_for_her=step not in AT_WORK | {Step.APPLIED, Step.REFUSED},
        is_done=step is Step.APPLIED,
        from_folder=upload.owner_id is None,
        waits=str(WAITS[upload.waits]) if upload.waits else "",
        counts=_counts(upload) if step is Step.APPLIED else "",
    )


def _counts(upload: Upload) -> str:
    if not upload.added and not upload.changed and not upload.ended:
        return _("Nothing in it was new.")
    said = _("%(added)s new, %(changed)s changed, %(unchanged)s the same.")
    return said % {"added": upload.added, "changed": upload.changed, "unchanged": upload.unchanged}


def upload_page(kind: Kind) -> Door:
    """No statement."""
    return _door(kind)


def _door(kind: Kind) -> Door:
    example = EXAMPLES[kind]
    table = ExampleTable(example.headers, tuple(tuple(str(cell) for cell in row) for row in example.rows[:3]))
    return Door(kind.value, str(TITLES[kind]), str(WHAT_FOR[kind]), table)
