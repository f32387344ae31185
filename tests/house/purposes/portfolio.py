"""What people keep of their own, made anew at random: what stands in it, whose it is, and with whom it is shared."""

import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from kiem.competences.models import Competence
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person
from kiem.portfolio.models import EvidenceFile, Item, ItemCompetence, Share, ShareOpening
from kiem.portfolio.rules import HELD, ItemKind
from tests.owner import as_owner

CANARIES = {
    "portfolio_item": {"title"},
    "portfolio_itemcompetence": set[str](),
    "portfolio_evidencefile": {"name"},
    "portfolio_share": set[str](),
    "portfolio_shareopening": set[str](),
}
RANDOM = {
    "portfolio_item": {
        "kind", "title", "day", "situation", "task", "action", "result", "words", "given_by", "hours", "ends_before",
        "revision",
    },
    "portfolio_itemcompetence": {"item_id", "competence_id"},
    "portfolio_evidencefile": {"item_id", "kind", "name", "size", "content", "added_at"},
    "portfolio_share": {"item_id", "with_person_id", "shared_at", "ends_at", "stopped_at"},
    "portfolio_shareopening": {"share_id", "viewer_id", "day"},
}  # fmt: skip
NAMED = ("Anna", "Farid", "Zara")
"""Whose portfolios addresses name: no others of theirs are shared, since that would open an address."""


def let_change() -> None:
    """That something was opened may be changed, in a database of the tests' own."""
    with as_owner() as owner:
        owner.execute(f"GRANT UPDATE ON portfolio_shareopening TO {settings.KIEM_APPLICATION_ROLE}")


def portfolios_made_anew(purpose: Purpose, draw: random.Random) -> None:
    """All of it, with more of others; with whom Anna shares what addresses name stays, and until when is drawn anew."""
    if purpose is not Purpose.DEVELOPMENT:
        return
    now, today = timezone.now(), timezone.localdate()
    for item in Item.objects.order_by("id"):
        for name in sorted({"title", *HELD[ItemKind(item.kind)]} - {"hours", "ends_before"}):
            setattr(item, name, f"{draw.random()}")
        item.revision += draw.randrange(1, 9)
        item.day = today - timedelta(days=draw.randrange(1, 900))
        if item.kind == ItemKind.CERTIFICATE:
            item.ends_before = today + timedelta(days=draw.randrange(1, 900))
        item.save(force_update=True)
        _about(item, draw)
        _of_another(item, draw)
    for file in EvidenceFile.objects.order_by("id"):
        file.name, file.size, file.added_at = f"{draw.random()}.png", draw.randrange(1, 9**6), now
        file.save(force_update=True)
    for share in Share.objects.order_by("id"):
        share.ends_at += timedelta(days=draw.randrange(1, 90))
        share.save(force_update=True)
        ShareOpening.objects.bulk_create(
            [
                ShareOpening(
                    id=ordered_id(),
                    organisation_id=share.organisation_id,
                    person_id=share.person_id,
                    purpose=purpose,
                    share=share,
                    viewer_id=share.with_person_id,
                    day=today - timedelta(days=draw.randrange(1, 30)),
                )
            ],
            ignore_conflicts=True,
        )


def _about(item: Item, draw: random.Random) -> None:
    competence = draw.choice(sorted(Competence.objects.values_list("id", flat=True)))
    row = ItemCompetence(
        organisation_id=item.organisation_id,
        person_id=item.person_id,
        purpose=item.purpose,
        item_id=item.id,
        competence_id=competence,
    )
    ItemCompetence.objects.bulk_create([row], ignore_conflicts=True)


def _of_another(item: Item, draw: random.Random) -> None:
    """The same of someone whom no address names, shared with a colleague."""
    people = sorted(Person.objects.exclude(given_name__in=NAMED).values_list("id", flat=True))
    owner, reader = draw.sample(people, 2)
    copy = Item.objects.get(id=item.id)
    copy.id, copy.person_id = uuid.uuid4(), owner
    copy.save(force_insert=True)
    now = timezone.now()
    Share.objects.create(
        organisation_id=copy.organisation_id,
        person_id=owner,
        purpose=copy.purpose,
        item_id=copy.id,
        with_person_id=reader,
        shared_at=now,
        ends_at=now + timedelta(days=draw.randrange(1, 90)),
    )
