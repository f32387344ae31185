"""A thousand forgeries by someone who can write the trail's tables, without the key and the exported heads: all found.

The forger sits on the database itself. She knows how lines are chained (the digests need no key), so most forgeries
are chained anew afterwards, and the signed heads that no longer fit are taken away too.
"""

import random
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from kiem.foundation import sealing
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.chain import START, digest_of
from kiem.foundation.context import enter
from kiem.foundation.ids import ordered_id
from kiem.foundation.models import Organisation, TrailHead, TrailLine, TrailSeal
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from tests.cast import NOW
from tests.owner import as_owner

SEED, FORGERIES = 20261123, 1000
EXPORTED, LATER = 24, 4
COLUMNS: dict[str, Callable[[random.Random, Any], Any]] = {
    "at": lambda draw, at: at + timedelta(microseconds=draw.choice((-1, 1, 3600 * 10**6))),
    "day": lambda draw, day: day + timedelta(days=draw.choice((-1, 1))),
    "verb": lambda draw, verb: f"{verb}s" if draw.random() < 0.5 else verb.upper(),
    "refused": lambda draw, refused: not refused,
    "actor_user": lambda draw, key: uuid.uuid4() if key is None or draw.random() < 0.5 else None,
    "actor_person": lambda draw, key: uuid.uuid4() if key is None or draw.random() < 0.5 else None,
    "actor_name": lambda draw, name: f"{name} " if draw.random() < 0.5 else f"x{name}",
    "role": lambda draw, role: "hr" if role != "hr" else "leader",
    "use": lambda draw, use: "appraisal" if use != "appraisal" else "development",
    "subject_kind": lambda draw, kind: f"{kind}s",
    "subject_id": lambda draw, key: uuid.uuid4() if key is None or draw.random() < 0.5 else None,
    "count": lambda draw, count: count + draw.randrange(1, 9),
    "id": lambda draw, key: uuid.uuid4(),
}
"""Each column of a line and another value for it. The organisation's column hides a line, which is deleting it."""


class Chain:
    """The tables of one organisation's trail as the forger reads and writes them."""

    def __init__(self, organisation: uuid.UUID) -> None:
        self.organisation = organisation
        enter(organisation, Use.ADMINISTRATION)
        self.places = list(TrailSeal.objects.order_by("position").values_list("line_id", flat=True))

    def chained_anew(self, places: list[uuid.UUID]) -> None:
        """Seal these lines in this order from the first place on, as far as they are there."""
        lines = {row["id"]: sealing.line_of(row) for row in TrailLine.objects.values(*sealing._SEALED)}
        seals, digest = [], START
        for position, line in enumerate(places, start=1):
            digest = digest_of(digest, lines[line]) if line in lines else digest
            seals.append(
                TrailSeal(
                    id=ordered_id(),
                    organisation_id=self.organisation,
                    position=position,
                    line_id=line,
                    digest=digest,
                )
            )
        TrailSeal.objects.all().delete()
        TrailSeal.objects.bulk_create(seals)


def _change_a_column(draw: random.Random, chain: Chain) -> None:
    key = draw.choice(chain.places[:EXPORTED])
    column = draw.choice(list(COLUMNS))
    line = TrailLine.objects.get(id=key)
    value = COLUMNS[column](draw, getattr(line, column))
    TrailLine.objects.filter(id=key).update(**{column: value})
    if column == "id":
        chain.places[chain.places.index(key)] = value


def _delete_a_line(draw: random.Random, chain: Chain) -> None:
    key = chain.places.pop(draw.randrange(EXPORTED))
    TrailLine.objects.filter(id=key).delete()
    TrailSeal.objects.filter(line_id=key).delete()


def _delete_only_the_line(draw: random.Random, chain: Chain) -> None:
    TrailLine.objects.filter(id=draw.choice(chain.places[:EXPORTED])).delete()


def _delete_only_the_seal(draw: random.Random, chain: Chain) -> None:
    key = chain.places.pop(draw.randrange(EXPORTED))
    TrailSeal.objects.filter(line_id=key).delete()


def _swap_two_places(draw: random.Random, chain: Chain) -> None:
    one, other = draw.sample(range(EXPORTED), 2)
    places = chain.places
    places[one], places[other] = places[other], places[one]
    _placed(one, places[one], other, places[other])


def _placed(one: int, first: uuid.UUID, other: int, second: uuid.UUID) -> None:
    TrailSeal.objects.filter(position=one + 1).update(line_id=uuid.uuid4())
    TrailSeal.objects.filter(position=other + 1).update(line_id=second)
    TrailSeal.objects.filter(position=one + 1).update(line_id=first)


def _swap_what_two_lines_say(draw: random.Random, chain: Chain) -> None:
    one, other = TrailLine.objects.filter(id__in=draw.sample(chain.places[:EXPORTED], 2))
    TrailLine.objects.filter(id=one.id).update(verb=other.verb, count=other.count)
    TrailLine.objects.filter(id=other.id).update(verb=one.verb, count=one.count)


def _put_in_a_line(draw: random.Random, chain: Chain) -> None:
    """A line of her own, sealed in the middle; the others move up."""
    place = draw.randrange(EXPORTED)
    copied = TrailLine.objects.get(id=chain.places[place])
    copied.id, copied.count = ordered_id(), copied.count + 100
    copied.save(force_insert=True)
    chain.places.insert(place, copied.id)
    chain.chained_anew(chain.places)


def _cut_the_end(draw: random.Random, chain: Chain) -> None:
    """Everything from a place on, the unexported end too; at the least the last exported line."""
    place = draw.choice((EXPORTED - 1, draw.randrange(EXPORTED)))
    gone, chain.places = chain.places[place:], chain.places[:place]
    TrailLine.objects.filter(id__in=gone).delete()
    TrailSeal.objects.filter(line_id__in=gone).delete()


def _cut_the_beginning(draw: random.Random, chain: Chain) -> None:
    place = draw.randrange(1, EXPORTED)
    gone, chain.places = chain.places[:place], chain.places[place:]
    TrailLine.objects.filter(id__in=gone).delete()
    TrailSeal.objects.filter(line_id__in=gone).delete()


def _take_the_whole_chain(draw: random.Random, chain: Chain) -> None:
    chain.places = []
    TrailSeal.objects.all().delete()
    if draw.random() < 0.5:
        TrailLine.objects.all().delete()


WAYS: list[Callable[[random.Random, Chain], None]] = [
    _change_a_column,
    _change_a_column,
    _change_a_column,
    _delete_a_line,
    _delete_only_the_line,
    _delete_only_the_seal,
    _swap_two_places,
    _swap_what_two_lines_say,
    _put_in_a_line,
    _cut_the_end,
    _cut_the_beginning,
    _take_the_whole_chain,
]


@pytest.fixture
def sealed(empty: Path) -> tuple[uuid.UUID, uuid.UUID]:
    """Two organisations whose trail was sealed in four goes and exported once before the last, and the right to write
    its tables."""
    with as_owner() as owner:
        for table in ("trailline", "trailseal", "trailhead"):
            owner.execute(f"GRANT UPDATE, DELETE ON foundation_{table} TO {settings.KIEM_APPLICATION_ROLE}")
    made = [_organisation(name) for name in ("Het Lindenhof", "Thuiszorg Andere")]
    for number in range(3):
        _lines(made, EXPORTED // 3, number)
    assert sealing.export_heads() == 2
    _lines(made, LATER, 3)
    return made[0], made[1]


def _organisation(name: str) -> uuid.UUID:
    key = ordered_id()
    with transaction.atomic():
        enter(key, Use.ADMINISTRATION)
        Organisation.objects.create(id=key, name=name, languages=["nl"], created_at=NOW)
    return key


def _lines(organisations: list[uuid.UUID], number: int, go: int) -> None:
    for organisation in organisations:
        system = system_actor(organisation, "tests")
        someone = Actor(organisation, uuid.uuid4(), uuid.uuid4(), "Anna", "employee")
        with transaction.atomic():
            enter(organisation, Use.ADMINISTRATION)
            for place in range(number):
                by, at = (system, someone)[place % 2], NOW + timedelta(seconds=100 * go + place)
                subject = uuid.uuid4() if place % 3 else None
                record(
                    by, f"verb_{go}_{place}", f"kind_{place}", subject, at=at, refused=place % 5 == 0, count=place + 1
                )
    sealing.seal_all(at=NOW + timedelta(seconds=100 * go))


def test_a_thousand_forgeries_up_to_the_last_exported_head_are_all_found(
    sealed: tuple[uuid.UUID, uuid.UUID],
) -> None:
    draw, ours = random.Random(SEED), sealed[0]
    done: Counter[str] = Counter()
    with transaction.atomic():
        for number in range(FORGERIES):
            forge = WAYS[number % len(WAYS)]
            with transaction.atomic():
                chain = Chain(ours)
                forge(draw, chain)
                if draw.random() < 0.6:
                    chain.chained_anew(chain.places)
                if draw.random() < 0.6:
                    TrailHead.objects.all().delete()
                found = sealing.verify(ours)
                transaction.set_rollback(True)
            assert found, f"forgery {number} ({forge.__name__}) was not found"
            done[forge.__name__] += 1
    assert sum(done.values()) == FORGERIES
    assert set(done) == {way.__name__ for way in WAYS}


def test_a_whole_trail_raises_no_alarm_before_and_after_forgeries_that_were_undone(
    sealed: tuple[uuid.UUID, uuid.UUID],
) -> None:
    whole: dict[str, list[str]] = {"Het Lindenhof": [], "Thuiszorg Andere": []}
    assert sealing.verify_all() == whole
    with transaction.atomic():
        chain = Chain(sealed[0])
        _delete_a_line(random.Random(SEED), chain)
        found = sealing.verify_all()
        transaction.set_rollback(True)
    assert found["Het Lindenhof"]
    assert found["Thuiszorg Andere"] == []
    assert sealing.verify_all() == whole


def test_lines_that_wait_to_be_sealed_raise_no_alarm(sealed: tuple[uuid.UUID, uuid.UUID]) -> None:
    with transaction.atomic():
        enter(sealed[0], Use.ADMINISTRATION)
        record(system_actor(sealed[0], "tests"), "waits", "kind", at=NOW)
        assert sealing.verify(sealed[0]) == []


def test_every_column_of_a_line_is_tried_and_sealed() -> None:
    columns = {field.name for field in TrailLine._meta.local_fields} - {"organisation"}
    assert set(COLUMNS) == columns == set(sealing._SEALED)
