"""All of it in one file: a page to read, the same for machines, and the files as they are kept."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from kiem.organisation.access import Viewer
from kiem.portfolio.pages.items import ItemShown, shown_item
from kiem.portfolio.pages.sharing import SharedWith, by_person
from kiem.portfolio.queries import FileLine, ItemLine, SharedLine, file_contents, items_of, shares_of
from kiem.portfolio.rules import ItemKind
from kiem.portfolio.wording import KINDS

FORM = 1
"""The version of ``portfolio.json``."""


@dataclass(frozen=True, slots=True)
class TakenOutPage:
    """The page in the file, which is read without Kiem. ``paths``: where each file stands beside it."""

    name: str
    organisation: str
    day: date
    language: str
    sections: tuple[tuple[str, tuple[tuple[ItemShown, tuple[tuple[str, str], ...]], ...]], ...]
    shared: tuple[SharedWith, ...]


def portfolio_file(viewer: Viewer, at: datetime) -> bytes:
    """A ZIP of all that is hers. Made in memory: all files together are bounded. Own data. Seven statements."""
    items, shares = items_of(viewer), shares_of(viewer)
    paths = {file.id: path for item in items for file, path in _paths(item)}
    written = BytesIO()
    day = timezone.localdate(at).timetuple()[:6]  # the same all day, so that twice the same is the same file
    with ZipFile(written, "w") as taken:
        for name, text in (
            ("portfolio.html", _page(viewer, items, shares, paths, at)),
            ("portfolio.json", json.dumps(_whole(viewer, items, shares, paths, at), ensure_ascii=False, indent=2)),
            ("portfolio.css", render_to_string("portfolio/taken_out.css")),
        ):
            taken.writestr(ZipInfo(name, day), text, ZIP_DEFLATED)
        for key, content in file_contents(viewer):
            # They are small already: pictures and PDF do not shrink.
            taken.writestr(ZipInfo(paths[key], day), content, ZIP_STORED)
    return written.getvalue()


def _paths(item: ItemLine) -> Iterator[tuple[FileLine, str]]:
    """Two files may have the same name: each stands in the folder of its item, with its place before it."""
    for place, file in enumerate(item.files, start=1):
        yield file, f"bestanden/{item.day:%Y-%m-%d}-{item.id.hex[-6:]}/{place}-{file.name}"


def _page(
    viewer: Viewer, items: list[ItemLine], shares: list[SharedLine], paths: Mapping[Any, str], at: datetime
) -> str:
    shown = [(shown_item(item, viewer.today), tuple((f.name, paths[f.id]) for f in item.files)) for item in items]
    page = TakenOutPage(
        name=viewer.name,
        organisation=viewer.organisation_name,
        day=timezone.localdate(at),
        language=get_language() or "nl",
        sections=tuple((str(KINDS[kind]), tuple(each for each in shown if each[0].kind is kind)) for kind in ItemKind),
        shared=tuple(by_person(shares)),
    )
    return render_to_string("portfolio/taken_out.html", {"page": page})


def _whole(
    viewer: Viewer, items: list[ItemLine], shares: list[SharedLine], paths: Mapping[Any, str], at: datetime
) -> dict[str, Any]:
    return {
        "form": f"kiem-portfolio/{FORM}",
        "name": viewer.name,
        "organisation": viewer.organisation_name,
        "made_on": timezone.localdate(at).isoformat(),
        "items": [_item(item, paths) for item in items],
        "shares": [_share(share) for share in shares],
    }


def _item(item: ItemLine, paths: Mapping[Any, str]) -> dict[str, Any]:
    texts = ("situation", "task", "action", "result", "words", "given_by")
    return {
        "id": str(item.id),
        "kind": item.kind.value,
        "title": item.title,
        "day": item.day.isoformat(),
        **{name: getattr(item, name) for name in texts},
        "hours": None if item.hours is None else str(item.hours),
        "ends_before": None if item.ends_before is None else item.ends_before.isoformat(),
        "competences": [name for _key, name in item.competences],
        "files": [{"name": file.name, "path": paths[file.id], "bytes": file.size} for file in item.files],
    }


def _share(share: SharedLine) -> dict[str, Any]:
    return {
        "item": str(share.item_id),
        "with": share.name,
        "shared_at": share.shared_at.isoformat(),
        "ends_at": share.ends_at.isoformat(),
        "stopped_at": None if share.stopped_at is None else share.stopped_at.isoformat(),
        "opened_on": [day.isoformat() for day in share.opened],
    }
