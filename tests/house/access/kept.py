"""Anna's portfolio in the furnished house: something for herself alone, and something that she shares with Bram."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kiem.foundation.purposes import Use
from kiem.portfolio.rules import ItemKind, ItemToKeep
from tests.cast import Cast
from tests.folio import Folio, photo

FOR_HERSELF, SHARED, FILE, SHARED_FILE = (
    "kanarie-voor-mij",
    "kanarie-gedeeld",
    "kanarie-bestand",
    "kanarie-gedeeld-bestand",
)
Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class Kept:
    """The ids that addresses name."""

    item: uuid.UUID
    file: uuid.UUID
    shared: uuid.UUID
    shared_file: uuid.UUID
    share: uuid.UUID
    reader: uuid.UUID
    until: date

    def own_arguments(self, anna: uuid.UUID) -> Mapping[str, Arguments]:
        return {
            "portfolio:new_item": {"kind": "example"},
            "portfolio:shared_file": {"person_id": anna, "file_id": self.shared_file},
        }

    def others(self, people: Mapping[str, uuid.UUID]) -> Mapping[str, Arguments]:
        shared = {"item_id": self.shared}
        return {
            **{f"portfolio:{name}+shared": shared for name in ("item", "change_item", "delete_item", "add_file")},
            "portfolio:file+shared": {**shared, "file_id": self.shared_file},
            "portfolio:shared+Farid": {"person_id": people["farid"]},
            "portfolio:shared_file+not shared": {"person_id": people["anna"], "file_id": self.file},
            **{f"portfolio:new_item+{kind}": {"kind": kind} for kind in ("certificate", "course", "thanks", "x")},
        }

    def bodies(self) -> Mapping[str, Mapping[str, Any]]:
        """What a form of each page would send."""
        keep = {"as_it_is": "1"}
        return {
            "new_item": {"title": "Iets", "day": "2026-11-20", **keep},
            "change_item": {"title": "Iets", "day": "2026-11-20", "shown": '{"revision": "0"}', **keep},
            "add_file": {"file": SimpleUploadedFile("foto.png", photo(kind="PNG"))},
            "rename_file": {"name": "foto", **keep},
            "sharing": {"items": [self.item], "with_person": self.reader, "ends_before": self.until},
            "stop_sharing": {"share": [self.share]},
        }


def kept(cast: Cast) -> Kept:
    folio = Folio(cast)
    example = ItemToKeep(FOR_HERSELF, folio.today, situation="Voor mij.")
    certificate = ItemToKeep(SHARED, folio.today, given_by="VIVO", ends_before=folio.today + timedelta(days=30))
    item, shared = folio.keep(ItemKind.EXAMPLE, example), folio.keep(ItemKind.CERTIFICATE, certificate)
    file = folio.file(item, f"{FILE}.png", photo(kind="PNG"))
    shared_file = folio.file(shared, f"{SHARED_FILE}.png", photo(kind="PNG"))
    (share,) = folio.share(shared)
    cast.use(Use.ADMINISTRATION)
    return Kept(item, file, shared, shared_file, share, cast.people["bram"], folio.today + timedelta(days=5))
