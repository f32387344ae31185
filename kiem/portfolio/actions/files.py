"""Files with an item: cleaned before they are kept, locked while they are, and gone when they are deleted."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.files.locking import lock
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Viewer
from kiem.portfolio.actions.items import the_own
from kiem.portfolio.cleaning.apart import CleanFile, cleaned
from kiem.portfolio.cleaning.refusals import Refusal, Refused
from kiem.portfolio.models import EvidenceFile, Item
from kiem.portfolio.queries import bytes_kept
from kiem.portfolio.rules import LARGEST_TOGETHER, FileKind, kept_name

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SENTENCES: Mapping[Refusal, "_StrPromise"] = {
    Refusal.EMPTY: _("This file is empty. Nothing was kept."),
    Refusal.TOO_LARGE: _("This file is larger than 10 MB. Make it smaller, or send it in parts. Nothing was kept."),
    Refusal.OTHER_KIND: _(
        "Kiem keeps pictures (JPEG, PNG or WebP) and PDF. Save the file as one of these and send it again. Nothing was "
        "kept."
    ),
    Refusal.NOT_AS_NAMED: _(
        "What is in this file is not what its name says. Save it again as a picture (JPEG, PNG or WebP) or as PDF. "
        "Nothing was kept."
    ),
    Refusal.BROKEN: _("This file cannot be opened: it seems damaged. Save it again and send that. Nothing was kept."),
    Refusal.ENCRYPTED: _(
        "This PDF is closed with a password or protected. Print it to a new PDF and send that. Nothing was kept."
    ),
    Refusal.TOO_MANY_PIXELS: _(
        "This picture is larger than 40 million points. Save it smaller and send that. Nothing was kept."
    ),
    Refusal.TOO_HEAVY: _(
        "This file asks too much to be looked through. Save it again in a simpler form, such as a picture of each "
        "page. Nothing was kept."
    ),
}
FULL = _("Your files take up 60 MB together, and no more fits. Delete a file that you no longer need first.")


def add_file(
    item_id: uuid.UUID, name: str, content: bytes, *, once: uuid.UUID | None = None, by: Viewer, at: datetime
) -> uuid.UUID:
    """Keep a file with one's own item, cleaned. The same form sent twice (``once``: its id) keeps one.

    The file. Raises CannotDo with a sentence, NotFound.
    """
    with transaction.atomic():
        item = _unlocked(item_id, by)
        _one_at_a_time(item)
        if once is not None and EvidenceFile.objects.filter(id=once, person=by.person_id).exists():
            return once
        try:
            clean = cleaned(name, content)
        except Refused as refused:
            raise cannot_take(refused.refusal) from None
        if bytes_kept(item.person_id) + len(clean.content) > LARGEST_TOGETHER:
            raise CannotDo(FULL, field="file")
        key = _kept(the_own(item_id, by), clean, once or ordered_id(), at)
        record(by, "add_portfolio_file", "portfolio_item", item.id, at=at)
    return key


def _unlocked(item_id: uuid.UUID, by: Viewer) -> Item:
    """One's own item. Not locked yet: cleaning takes a while, in which it may be read and changed."""
    row = Item.objects.filter(id=item_id, person=by.person_id).first()
    if row is None:
        raise NotFound
    return row


def cannot_take(refusal: Refusal) -> CannotDo:
    return CannotDo(SENTENCES[refusal], field="file")


def _one_at_a_time(item: Item) -> None:
    """Of one person's files one at a time: a form sent twice is cleaned once, and the room is counted well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"files of {item.person_id}"])


def _kept(item: Item, clean: CleanFile, key: uuid.UUID, at: datetime) -> uuid.UUID:
    row = EvidenceFile(
        id=key,
        organisation_id=item.organisation_id,
        person_id=item.person_id,
        purpose=item.purpose,
        item_id=item.id,
        kind=clean.kind,
        name=clean.name,
        size=len(clean.content),
        content=lock(clean.content, key, "content"),
        added_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if "portfolio_evidencefile_pkey" not in str(error):
            raise
        return _kept(item, clean, ordered_id(), at)
    return row.id


def rename_file(item_id: uuid.UUID, file_id: uuid.UUID, name: str, *, by: Viewer, at: datetime) -> None:
    """Give one's own file another name; its ending stays. Raises NotFound."""
    with transaction.atomic():
        row = _own_file(item_id, file_id, by)
        kind = FileKind(row.kind)
        EvidenceFile.objects.filter(id=row.id).update(name=kept_name(name, kind))
        record(by, "rename_portfolio_file", "portfolio_item", item_id, at=at)


def delete_file(item_id: uuid.UUID, file_id: uuid.UUID, *, by: Viewer, at: datetime) -> None:
    """Take one's own file away for good. Raises NotFound."""
    with transaction.atomic():
        row = _own_file(item_id, file_id, by)
        EvidenceFile.objects.filter(id=row.id).delete()
        record(by, "delete_portfolio_file", "portfolio_item", item_id, at=at)


def _own_file(item_id: uuid.UUID, file_id: uuid.UUID, by: Viewer) -> EvidenceFile:
    the_own(item_id, by)
    row = EvidenceFile.objects.defer("content").filter(id=file_id, item=item_id, person=by.person_id).first()
    if row is None:
        raise NotFound
    return row
