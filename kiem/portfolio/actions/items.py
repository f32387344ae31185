"""Keeping an item, changing it, and taking it away for good with all that belongs to it."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import competence_names
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.access import Viewer
from kiem.organisation.actions import ChangedMeanwhile
from kiem.organisation.actions.keeping import keep
from kiem.portfolio.models import EvidenceFile, Item, ItemCompetence, Share, ShareOpening
from kiem.portfolio.rules import HELD, ItemKind, ItemToKeep

CHANGED = _(
    "You changed this in another window meanwhile. What you typed is still here. Save once more to keep what "
    "stands here."
)


def add_item(kind: ItemKind, item: ItemToKeep, *, once: uuid.UUID | None = None, by: Viewer, at: datetime) -> uuid.UUID:
    """Keep something of one's own. The same form sent twice (``once``: its id) makes one; it then holds what was sent
    last. The item. Raises CannotDo.
    """
    with transaction.atomic():
        row = _made_already(once, by)
        if row is None:
            row = _made(kind, item, once or ordered_id(), by)
        else:
            _fill(row, item)
            keep(row)
        _say_about(row, item)
        record(by, "add_portfolio_item", "portfolio_item", row.id, at=at)
    return row.id


def _made_already(once: uuid.UUID | None, by: Viewer) -> Item | None:
    return Item.objects.select_for_update().filter(id=once, person=by.person_id).first() if once else None


def _made(kind: ItemKind, item: ItemToKeep, key: uuid.UUID, by: Viewer) -> Item:
    """A new row; an id that stands already, by a sending at the same moment or with someone else, gives another."""
    row = Item(
        id=key, organisation_id=by.organisation_id, person_id=by.person_id, purpose=Purpose.DEVELOPMENT, kind=kind
    )
    _fill(row, item)
    try:
        keep(row)
    except CannotDo as refusal:
        if "portfolio_item_pkey" not in str(refusal.__cause__):
            raise
        return _made_already(key, by) or _made(kind, item, ordered_id(), by)
    return row


def _fill(row: Item, item: ItemToKeep) -> None:
    """Put what was typed in the row: of its kind only what an item of that kind may hold."""
    row.title, row.day = item.title.strip(), item.day
    for name in HELD[ItemKind(row.kind)]:
        value = getattr(item, name)
        setattr(row, name, value.strip() if isinstance(value, str) else value)


def _say_about(row: Item, item: ItemToKeep) -> None:
    wanted = {each.competence_id for each in competence_names()} & item.competences
    about = ItemCompetence.objects.filter(item=row.id)
    about.exclude(competence__in=wanted).delete()
    ItemCompetence.objects.bulk_create(
        ItemCompetence(
            id=ordered_id(),
            organisation_id=row.organisation_id,
            person_id=row.person_id,
            purpose=row.purpose,
            item_id=row.id,
            competence_id=competence,
        )
        for competence in sorted(wanted - set(about.values_list("competence_id", flat=True)))
    )


def change_item(item_id: uuid.UUID, item: ItemToKeep, *, shown: Mapping[str, str], by: Viewer, at: datetime) -> None:
    """Change one's own item. ``shown``: the ``revision`` that stood there when the form was shown.

    Raises ChangedMeanwhile, CannotDo, NotFound.
    """
    with transaction.atomic():
        row = the_own(item_id, by)
        if shown.get("revision") != str(row.revision):
            raise ChangedMeanwhile(str(CHANGED), {"revision": str(row.revision)})
        row.revision += 1
        _fill(row, item)
        keep(row)
        _say_about(row, item)
        record(by, "change_portfolio_item", "portfolio_item", row.id, at=at)


def delete_item(item_id: uuid.UUID, *, by: Viewer, at: datetime) -> None:
    """Take one's own item away for good: its files, with whom it was shared and that it was opened too.

    Raises NotFound.
    """
    with transaction.atomic():
        row = the_own(item_id, by)
        ShareOpening.objects.filter(share__item=row.id).delete()
        for model in (Share, EvidenceFile, ItemCompetence):
            model._default_manager.filter(item=row.id).delete()
        Item.objects.filter(id=row.id).delete()
        record(by, "delete_portfolio_item", "portfolio_item", row.id, at=at)


def the_own(item_id: uuid.UUID, by: Viewer) -> Item:
    """One's own item, locked. Raises NotFound for any other, also one that is shared with the actor."""
    row = Item.objects.select_for_update().filter(id=item_id, person=by.person_id).first()
    if row is None:
        raise NotFound
    return row
