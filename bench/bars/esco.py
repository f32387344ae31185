"""Importing the whole Dutch ESCO pack beside reading the same files and copying them in with no checks at all."""

import csv
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from django.utils import timezone

from bench.bar import Bar, CannotMeasure, Ways
from bench.house import House
from bench.site import ROOT, Browser

FOLDER = ROOT.parent / "shared" / "data" / "esco-nl-1.2.1"
Row = tuple[object, ...]
TABLES = "competences_referencerelation, competences_referencetext, competences_referenceentry"


def _ways(_house: House, _browser: Browser) -> Ways:
    if not FOLDER.is_dir():
        raise CannotMeasure(f"the real ESCO files are not here ({FOLDER})")
    _load()
    again = _load()
    if again:
        raise RuntimeError(f"the same pack again writes {again} rows")
    return Ways(_import, _insert, None)


def _import() -> bytes:
    _empty()
    return str(_load()).encode()


def _load() -> int:
    """Rows of texts and relations written."""
    from kiem.competences.actions import load_reference
    from kiem.competences.rules import ESCO, ReferencePack
    from kiem.exchange.reading.esco.pack import read_esco_packs

    (pack,) = read_esco_packs(FOLDER)
    todo = ReferencePack(pack.concepts, pack.relations, pack.language, "1.2.1")
    (loaded,) = load_reference([todo], scheme=ESCO, by="bench", at=timezone.now())
    return loaded.added + loaded.changed + loaded.links_added


def _insert() -> bytes:
    """Every row of the concept files and of the relations, as it stands; only what stands twice is left out."""
    _empty()
    entries: dict[str, uuid.UUID] = {}
    texts: list[Row] = []
    relations: dict[tuple[str, str], None] = {}
    codes: list[Row] = []
    for path in sorted(FOLDER.glob("*_nl.csv")):
        for row in _rows(path):
            _relate(row, relations)
            uri, label = _concept(row)
            if uri and label and uri not in entries:
                entries[uri] = uuid.uuid4()
                codes.append((entries[uri], uri, row.get("code") or ""))
                names = (row.get("altLabels") or "").split("\n")
                search = "\n".join((label, *names)).lower()
                texts.append((uuid.uuid4(), entries[uri], label, names, row.get("description") or "", search))
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table, columns, rows, fixed in (
            (
                "entry",
                "id, uri, code, scheme, kind, release, retired_since, collections",
                codes,
                ("ESCO", "skill", "1.2.1", "", []),
            ),
            (
                "text",
                "id, entry_id, label, alternatives, description, search_text, language, release",
                texts,
                ("nl", "1.2.1"),
            ),
            (
                "relation",
                "id, source_uri, target_uri, scheme, kind, release, retired_since",
                [(uuid.uuid4(), *pair) for pair in relations],
                ("ESCO", "broader", "1.2.1", ""),
            ),
        ):
            _copy(cursor, f"COPY competences_reference{table} ({columns}) FROM STDIN", rows, fixed)
    return str(len(entries)).encode()


def _copy(cursor: Any, statement: str, rows: Iterable[Row], fixed: Row) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row((*row, *fixed))


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def _concept(row: dict[str, Any]) -> tuple[str, str]:
    """URI and label; of a row of the hierarchy those of its last level."""
    if "conceptUri" in row:
        return row["conceptUri"] or "", row.get("preferredLabel") or ""
    filled = [level for level in range(4) if row.get(f"Level {level} URI")]
    if not filled:
        return "", ""
    return row[f"Level {filled[-1]} URI"], row[f"Level {filled[-1]} preferred term"] or ""


def _relate(row: dict[str, Any], relations: dict[tuple[str, str], None]) -> None:
    path = [row[f"Level {level} URI"] for level in range(4) if row.get(f"Level {level} URI")]
    pairs = list(zip(path[1:], path, strict=False))
    if row.get("originalSkillUri"):
        pairs.append((row["originalSkillUri"], row["relatedSkillUri"]))
    for column, between in (("broaderUri", None), ("broaderConceptUri", " | ")):
        broader = row.get(column) or ""
        pairs += [(row["conceptUri"], each) for each in (broader.split(between) if between else [broader]) if each]
    relations.update(dict.fromkeys(pairs))


def _empty() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLES} CASCADE")


BAR = Bar("esco-pack", "importing the whole Dutch ESCO pack against copying its rows in unchecked", 3.0, _ways)
