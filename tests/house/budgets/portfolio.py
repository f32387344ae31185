"""Larger portfolios: more items with more files and competences, more that is shared, opened and shared no longer."""

import uuid
from datetime import timedelta

from kiem.competences.models import Competence
from kiem.foundation.files.locking import lock, unlock
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Use
from kiem.portfolio import actions
from kiem.portfolio.models import EvidenceFile
from kiem.portfolio.rules import ItemKind, ItemToKeep
from tests.folio import Folio
from tests.house.access.furnished import House


def more_kept(house: House, turn: int, number: int) -> None:
    """Anna keeps so many more of each kind and shares them; others share with Bram too."""
    folio = Folio(house.cast)
    items = _items(folio, "anna", turn, number)
    for item in (house.kept.item, house.kept.shared, *items):
        _another_file(folio, house.kept.file, item)
    stopped = folio.share(*items, with_="carla")
    actions.stop_sharing(stopped[::2], by=folio.as_(), at=folio.now)
    folio.opened("carla", "hr", shares=stopped[1::2])
    folio.opened(shares=folio.share(*items))
    for name in ("fatou", "greet"):
        keys = _items(folio, name, turn, 1)
        reader, end = house.cast.people["bram"], folio.today + timedelta(days=9)
        actions.share_items(keys, reader, end, by=folio.as_(name), at=folio.now)
    house.cast.use(Use.ADMINISTRATION)


def _items(folio: Folio, name: str, turn: int, number: int) -> list[uuid.UUID]:
    competences = frozenset(sorted(Competence.objects.values_list("id", flat=True))[: 2 + turn])
    ends = folio.today + timedelta(days=20 + turn)
    made = []
    for kind in ItemKind:
        for index in range(number):
            title = f"{kind.value} {turn}.{index}"
            item = ItemToKeep(title, folio.today, ends_before=ends, competences=competences)
            made.append(folio.keep(kind, item, name=name))
    return made


def _another_file(folio: Folio, of: uuid.UUID, item: uuid.UUID) -> None:
    """A file like one that was cleaned and kept before, with another item."""
    folio.as_()
    row = EvidenceFile.objects.get(id=of)
    row.id, row.item_id = ordered_id(), item
    row.content = lock(unlock(row.content, of, "content"), row.id, "content")
    row.save(force_insert=True)
