"""Sharing items with one person until a day, stopping at once, and noting that it was opened."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, override

from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.outbox import queue_mails
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.organisation.access import Viewer
from kiem.organisation.models import Person
from kiem.portfolio.models import Item, Share
from kiem.portfolio.queries import readers_for
from kiem.portfolio.rules import CannotShare, why_not_share_until

SENTENCES = {
    CannotShare.PAST: gettext_lazy("That day has passed. Choose today or later."),
    CannotShare.FAR: gettext_lazy("You share for at most a year. Choose an earlier day; you can always share again."),
}


def share_items(
    items: Collection[uuid.UUID], with_person: uuid.UUID, ends_before: date, *, by: Viewer, at: datetime
) -> int:
    """Show own items to one person up to a day; what is shared with that one already gets the new end. How many.

    ``ends_before``: the day after the last. With who leads her today, an HR adviser or a union delegate. Raises
    CannotDo, NotFound for an item that is not hers.
    """
    today = timezone.localdate(at)
    if not items:
        raise CannotDo(gettext_lazy("Choose what you want to share."), field="items")
    if with_person not in {each.person_id for each in readers_for(by.person_id, today)}:
        raise CannotDo(gettext_lazy("Choose your manager, an HR adviser or a delegate."), field="with_person")
    reason = why_not_share_until(ends_before, today)
    if reason is not None:
        raise CannotDo(SENTENCES[reason], field="ends_before")
    with transaction.atomic():
        # Locked, so that of two windows the second finds what the first shared.
        own = Item.objects.select_for_update().filter(id__in=items, person=by.person_id).order_by("id")
        keys = list(own.values_list("id", flat=True))
        if len(keys) != len(set(items)):
            raise NotFound
        _share(keys, with_person, _midnight(ends_before), by, at)
        queue_mails(_mails(with_person), by=by, at=at)
        record(by, "share_portfolio", "person", with_person, at=at, count=len(keys))
    return len(keys)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _share(keys: Sequence[uuid.UUID], with_person: uuid.UUID, ends_at: datetime, by: Viewer, at: datetime) -> None:
    running = Share.objects.filter(item__in=keys, with_person=with_person, stopped_at=None)
    # What is over begins anew as a row of its own, so that it stays known until when it was shared before.
    running.filter(ends_at__lte=at).update(stopped_at=at)
    stays = set(running.values_list("item_id", flat=True))
    running.update(ends_at=ends_at)
    Share.objects.bulk_create(
        Share(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            purpose=Purpose.DEVELOPMENT,
            item_id=key,
            with_person_id=with_person,
            shared_at=at,
            ends_at=ends_at,
        )
        for key in keys
        if key not in stays
    )


def _mails(with_person: uuid.UUID) -> Iterator[tuple[str, str, str]]:
    """That something is shared: not by whom, and not what."""
    for person in Person.objects.filter(id=with_person).exclude(email=""):
        with override(person.language):
            body = gettext(
                "Hello %(name)s,\n\nSomeone shares something of a portfolio with you. You find it in Kiem, under "
                "Portfolio.\n"
            )
            subject = gettext("Something was shared with you")
            yield person.email, subject, body % {"name": person.given_name}


def stop_sharing(shares: Collection[uuid.UUID], *, by: Viewer, at: datetime) -> None:
    """Share own items no longer, from now. A second time does nothing. Raises NotFound for a share of someone else."""
    if not shares:
        raise NotFound
    with transaction.atomic():
        own = Share.objects.filter(id__in=shares, person=by.person_id)
        if own.count() != len(set(shares)):
            raise NotFound
        stopped = own.filter(stopped_at=None).update(stopped_at=at)
        if stopped:
            record(by, "stop_sharing_portfolio", "person", by.person_id, at=at, count=stopped)


# Whom it is shared with may add that she opened it, and reads no line of it: so no opening is looked up first. Of the
# shares she reads those that hold; a share may stop between the reading and this.
_OPENED = """
WITH held AS (
    SELECT id FROM portfolio_share
    WHERE id = ANY (%(shares)s::uuid[]) AND person_id = %(owner)s AND with_person_id = %(viewer)s
), noted AS (
    INSERT INTO portfolio_shareopening (id, organisation_id, person_id, purpose, share_id, viewer_id, day)
    SELECT new.id, %(organisation)s, %(owner)s, %(purpose)s, new.share, %(viewer)s, %(day)s
    FROM unnest(%(ids)s::uuid[], %(shares)s::uuid[]) AS new (id, share)
    WHERE cardinality(%(shares)s::uuid[]) = (SELECT count(*) FROM held)
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT (SELECT count(*) FROM held), (SELECT count(*) FROM noted)
"""


def note_opening(owner: uuid.UUID, shares: Sequence[uuid.UUID], *, by: Viewer, at: datetime) -> None:
    """Note that ``by`` opened what ``owner`` shares with her: once a share and day, and a line in the trail.

    Raises NotFound, and notes nothing, where a share does not hold (any more). Two statements, one when she opened it
    all earlier today.
    """
    values: dict[str, Any] = {
        "organisation": by.organisation_id,
        "owner": owner,
        "purpose": Purpose.DEVELOPMENT.value,
        "viewer": by.person_id,
        "day": timezone.localdate(at),
        "ids": [ordered_id() for _share in shares],
        "shares": list(shares),
    }
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(_OPENED, values)
            held, opened = cursor.fetchone()
        if opened:
            record(by, "open_portfolio", "person", owner, at=at, count=opened)
    if held != len(shares):
        raise NotFound
