"""Sealing the trail after commit: chain what is there, sign the head, export it; and verify all of it.

The application's role may only add seals and heads. One sealer at a time per organisation (an advisory lock that does
not outlive its transaction); pages never wait for it.
"""

import base64
import json
import os
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from django.db import connection, transaction

from kiem.foundation.chain import START, Head, Seal, digest_of, faults
from kiem.foundation.context import enter
from kiem.foundation.database.home import kiem_home
from kiem.foundation.every import every_organisation, organisation_ids
from kiem.foundation.ids import ordered_id
from kiem.foundation.keys import signing_key
from kiem.foundation.models import TrailHead, TrailLine, TrailSeal
from kiem.foundation.purposes import Use

BATCH = 5000
_SEALED = (
    "id", "at", "day", "verb", "refused", "actor_user", "actor_person", "actor_name", "role", "use",
    "subject_kind", "subject_id", "count",
)  # fmt: skip


def line_of(row: dict[str, Any]) -> dict[str, object]:
    """What of a line is sealed, as text that is the same on every machine."""
    return {name: None if row[name] is None else _text(row[name]) for name in _SEALED}


def _text(value: object) -> str:
    return format(value.timestamp(), ".6f") if isinstance(value, datetime) else str(value)


def seal_all(*, at: datetime) -> int:
    """Seal what has been committed, for every organisation; the number of lines sealed."""
    total = 0
    for organisation_id in organisation_ids():
        while sealed := _seal_batch(organisation_id, at):
            total += sealed
    return total


def _seal_batch(organisation_id: uuid.UUID, at: datetime) -> int:
    with transaction.atomic():
        enter(organisation_id, Use.ADMINISTRATION)
        if not _only_sealer(organisation_id):
            return 0
        last = TrailSeal.objects.order_by("-position").values_list("position", "digest").first()
        position, previous = (last[0], bytes(last[1])) if last else (0, START)
        sealed = []
        for row in _unsealed():
            position, previous = position + 1, digest_of(previous, line_of(row))
            sealed.append(
                TrailSeal(
                    id=ordered_id(),
                    organisation_id=organisation_id,
                    position=position,
                    line_id=row["id"],
                    digest=previous,
                )
            )
        if sealed:
            TrailSeal.objects.bulk_create(sealed)
            _sign(organisation_id, position, previous, at)
    return len(sealed)


def _only_sealer(organisation_id: uuid.UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 7))", [f"seal {organisation_id}"])
        row = cursor.fetchone()
    return bool(row and row[0])


def _unsealed() -> list[dict[str, Any]]:
    known = TrailSeal.objects.values("line_id")
    return list(TrailLine.objects.exclude(id__in=known).order_by("id").values(*_SEALED)[:BATCH])


def _signed(organisation_id: uuid.UUID | str, position: int, digest: bytes) -> bytes:
    return f"kiem trail {organisation_id} {position} ".encode() + digest


def _sign(organisation_id: uuid.UUID, position: int, digest: bytes, at: datetime) -> None:
    signature = signing_key().sign(_signed(organisation_id, position, digest))
    TrailHead.objects.create(
        organisation_id=organisation_id, position=position, digest=digest, signature=signature, sealed_at=at
    )


def heads_file(organisation_id: uuid.UUID) -> Path:
    return kiem_home() / "trail" / f"{organisation_id}.jsonl"


def export_heads() -> int:
    """Append each organisation's newest head to its file, kept apart from the database; the number of new heads."""
    exported = 0
    for organisation_id in organisation_ids():
        with transaction.atomic():
            enter(organisation_id, Use.ADMINISTRATION)
            head = TrailHead.objects.order_by("-position").first()
        known = [position for position, _digest in _exported(organisation_id)]
        if head is not None and head.position not in known:
            _append(organisation_id, head)
            exported += 1
    return exported


def _append(organisation_id: uuid.UUID, head: TrailHead) -> None:
    path = heads_file(organisation_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {
        "position": head.position,
        "digest": base64.b64encode(bytes(head.digest)).decode(),
        "signature": base64.b64encode(bytes(head.signature)).decode(),
        "sealed_at": head.sealed_at.isoformat(),
    }
    # What a crash cut off in the middle of a line was never exported: it gets an end, and the head its own line.
    unfinished = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(("\n" if unfinished else "") + json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _exported(organisation_id: uuid.UUID) -> list[tuple[int, bytes]]:
    """The exported heads; a line that a crash cut off is none, because nothing was promised by it yet."""
    path = heads_file(organisation_id)
    if not path.exists():
        return []
    heads = []
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
            heads.append((int(line["position"]), base64.b64decode(line["digest"], validate=True)))
        except (ValueError, KeyError, TypeError):
            continue
    return heads


def verify_all() -> dict[str, list[str]]:
    """What is wrong with the trail, per organisation by name; an empty list means it is whole."""
    return {name: verify(organisation_id) for organisation_id, name in every_organisation()}


def verify(organisation_id: uuid.UUID) -> list[str]:
    """What is wrong with one organisation's trail, against its signed heads and the exported ones."""
    with transaction.atomic():
        enter(organisation_id, Use.ADMINISTRATION)
        seals = [
            Seal(position, str(line_id), bytes(digest))
            for position, line_id, digest in TrailSeal.objects.order_by("position").values_list(
                "position", "line_id", "digest"
            )
        ]
        lines = {str(row["id"]): line_of(row) for row in TrailLine.objects.values(*_SEALED).iterator()}
        heads = list(TrailHead.objects.order_by("position"))
    key = signing_key().public_key()
    for head in heads:
        try:
            key.verify(bytes(head.signature), _signed(organisation_id, head.position, bytes(head.digest)))
        except InvalidSignature:
            return [f"the head at place {head.position} was not signed by this installation"]
    known = [Head(head.position, bytes(head.digest)) for head in heads]
    exported = [Head(position, digest) for position, digest in _exported(organisation_id)]
    return faults(seals, lines, [*known, *exported])
