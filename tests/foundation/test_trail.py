"""The trail: sealed after commit, and no change to what was sealed stays hidden."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils import timezone

from kiem.foundation import sealing
from kiem.foundation.chain import START, Head, Seal, digest_of, faults
from kiem.foundation.context import enter
from kiem.foundation.models import TrailHead, TrailLine, TrailSeal
from kiem.foundation.purposes import Use
from kiem.organisation.actions import add_job
from tests.cast import NOW, TODAY, Cast

Lines = dict[str, dict[str, object]]


def _chain(number: int) -> tuple[list[Seal], Lines]:
    seals, lines, digest = [], {}, START
    for position in range(1, number + 1):
        line: dict[str, object] = {"id": f"line-{position}", "verb": f"verb {position % 7}", "subject": str(position)}
        digest = digest_of(digest, line)
        seals.append(Seal(position, f"line-{position}", digest))
        lines[f"line-{position}"] = line
    return seals, lines


def _resealed(seals: list[Seal], lines: Lines) -> list[Seal]:
    """What a forger without the key can do: number and chain everything anew."""
    made, digest = [], START
    for position, seal in enumerate(seals, start=1):
        if seal.line_id in lines:
            digest = digest_of(digest, lines[seal.line_id])
        made.append(Seal(position, seal.line_id, digest))
    return made


def _edit(draw: random.Random, seals: list[Seal], lines: Lines) -> None:
    key = draw.choice(list(lines))
    field = draw.choice(["verb", "subject"])
    lines[key] = {**lines[key], field: f"{lines[key][field]} forged"}


def _delete(draw: random.Random, seals: list[Seal], lines: Lines) -> None:
    seal = seals.pop(draw.randrange(len(seals)))
    del lines[seal.line_id]


def _delete_the_line_only(draw: random.Random, seals: list[Seal], lines: Lines) -> None:
    del lines[draw.choice(list(lines))]


def _reorder(draw: random.Random, seals: list[Seal], lines: Lines) -> None:
    one, other = draw.sample(range(len(seals)), 2)
    first, second = seals[one], seals[other]
    seals[one], seals[other] = replace(first, line_id=second.line_id), replace(second, line_id=first.line_id)


def _cut(draw: random.Random, seals: list[Seal], lines: Lines) -> None:
    for seal in seals[draw.randrange(len(seals)) :]:
        lines.pop(seal.line_id)
    del seals[len(lines) :]


FORGERIES: list[Callable[[random.Random, list[Seal], Lines], None]] = [
    _edit,
    _delete,
    _delete_the_line_only,
    _reorder,
    _cut,
]


def test_a_whole_chain_has_no_faults() -> None:
    seals, lines = _chain(40)
    assert faults(seals, lines, [Head(40, seals[-1].digest), Head(20, seals[19].digest)]) == []


@pytest.mark.parametrize("resealed", [False, True])
def test_a_thousand_random_forgeries_before_the_last_exported_head_are_all_found(resealed: bool) -> None:
    draw = random.Random(20261123)
    whole, known = _chain(60)
    heads = [Head(60, whole[-1].digest)]
    for number in range(1000):
        seals, lines = list(whole), dict(known)
        forge = FORGERIES[number % len(FORGERIES)]
        forge(draw, seals, lines)
        if resealed:
            seals = _resealed(seals, lines)
        assert faults(seals, lines, heads), f"forgery {number} ({forge.__name__}) was not found"


def test_what_was_committed_is_sealed_once_and_verifies(cast: Cast) -> None:
    add_job("Technieker", starts_on=TODAY, by=cast.system, at=NOW)
    first = sealing.seal_all(at=timezone.now())
    assert first > 0
    assert sealing.seal_all(at=timezone.now()) == 0
    enter(cast.organisation, Use.ADMINISTRATION)
    assert TrailSeal.objects.count() == TrailLine.objects.count()
    assert sealing.verify(cast.organisation) == []


def test_a_head_that_another_key_signed_is_found(cast: Cast) -> None:
    sealing.seal_all(at=timezone.now())
    enter(cast.organisation, Use.ADMINISTRATION)
    head = TrailHead.objects.order_by("-position").first()
    assert head is not None
    TrailHead.objects.create(
        organisation_id=cast.organisation,
        position=head.position + 1,
        digest=head.digest,
        signature=bytes(64),
        sealed_at=NOW,
    )
    assert "was not signed by this installation" in sealing.verify(cast.organisation)[0]


def test_an_exported_head_shows_that_later_lines_were_cut(cast: Cast) -> None:
    path = sealing.heads_file(cast.organisation)
    try:
        sealing.seal_all(at=timezone.now())
        sealing.export_heads()
        with path.open("a", encoding="utf-8") as file:
            file.write('{"position": 999999, "digest": "AAAA", "signature": "", "sealed_at": ""}\n')
        assert "no longer fits" in sealing.verify(cast.organisation)[0]
    finally:
        path.unlink(missing_ok=True)


def test_an_export_that_a_crash_cut_off_stops_nothing_and_loses_no_head(cast: Cast) -> None:
    path = sealing.heads_file(cast.organisation)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"position": 1, "dig', encoding="utf-8")
        sealing.seal_all(at=timezone.now())
        assert sealing.export_heads() == 1
        assert sealing.export_heads() == 0
        assert sealing.verify(cast.organisation) == []
    finally:
        path.unlink(missing_ok=True)


def test_the_site_can_add_to_the_trail_and_never_change_it(cast: Cast) -> None:
    from django.db import DatabaseError, transaction

    for write in (lambda: TrailLine.objects.update(verb="x"), lambda: TrailLine.objects.all().delete()):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            write()
