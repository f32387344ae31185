"""Loading a reference scheme for the whole installation, as the owner of the database."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from kiem.competences.rules import (
    REFERENCE_VERSION_LENGTH,
    ReferenceConcept,
    ReferenceLink,
    ReferenceLoaded,
)
from kiem.foundation.ids import ordered_id

OWNER = "owner"
_log = logging.getLogger("kiem.reference")

_STAGE = """
CREATE TEMPORARY TABLE stage_entry (
  id uuid, uri text, kind text, code text, collections text[], text_id uuid, label text, alternatives text[],
  description text) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_link (id uuid, source text, target text, kind text) ON COMMIT DROP;
"""
_COPY_ENTRIES = (
    "COPY stage_entry (id, uri, kind, code, collections, text_id, label, alternatives, description) FROM STDIN"
)
_COPY_LINKS = "COPY stage_link (id, source, target, kind) FROM STDIN"
_INDEX = "CREATE UNIQUE INDEX ON stage_entry (uri); ANALYZE stage_entry; ANALYZE stage_link;"

# A language's pack may leave collections out: what an entry was in before, it stays in.
_MERGE_ENTRIES = """
INSERT INTO competences_referenceentry AS entry (id, scheme, uri, kind, code, collections)
SELECT id, %(scheme)s, uri, kind, code, collections FROM stage_entry
ON CONFLICT (scheme, uri) DO UPDATE SET kind = excluded.kind,
  code = CASE WHEN excluded.code = '' THEN entry.code ELSE excluded.code END,
  collections = (SELECT array_agg(DISTINCT each ORDER BY each)
                 FROM unnest(entry.collections || excluded.collections) AS each)
WHERE entry.kind <> excluded.kind OR (excluded.code <> '' AND entry.code <> excluded.code)
   OR NOT entry.collections @> excluded.collections
"""
_COUNT_TEXTS = """
SELECT count(*) FILTER (WHERE text.id IS NULL),
       count(*) FILTER (WHERE text.id IS NOT NULL AND
         (text.label, text.alternatives, text.description) IS DISTINCT FROM
         (stage.label, stage.alternatives, stage.description)),
       count(*)
FROM stage_entry AS stage
JOIN competences_referenceentry AS entry ON entry.scheme = %(scheme)s AND entry.uri = stage.uri
LEFT JOIN competences_referencetext AS text ON text.entry_id = entry.id AND text.language = %(language)s
"""
_COUNT_GONE = """
SELECT count(*) FROM competences_referencetext AS text
JOIN competences_referenceentry AS entry ON entry.id = text.entry_id
WHERE entry.scheme = %(scheme)s AND text.language = %(language)s
  AND NOT EXISTS (SELECT FROM stage_entry AS stage WHERE stage.uri = entry.uri)
"""
_MERGE_TEXTS = """
INSERT INTO competences_referencetext AS text
  (id, entry_id, language, version, label, alternatives, description, search_text)
SELECT stage.text_id, entry.id, %(language)s, %(version)s, stage.label, stage.alternatives, stage.description,
       lower(unaccent(concat_ws(E'\\n', stage.label, nullif(array_to_string(stage.alternatives, E'\\n'), ''))))
FROM stage_entry AS stage
JOIN competences_referenceentry AS entry ON entry.scheme = %(scheme)s AND entry.uri = stage.uri
ON CONFLICT (entry_id, language) DO UPDATE SET version = excluded.version, label = excluded.label,
  alternatives = excluded.alternatives, description = excluded.description, search_text = excluded.search_text
WHERE (text.version, text.label, text.alternatives, text.description)
   IS DISTINCT FROM (excluded.version, excluded.label, excluded.alternatives, excluded.description)
"""
_MERGE_LINKS = """
INSERT INTO competences_referencerelation (id, source_id, target_id, kind)
SELECT link.id, source.id, target.id, link.kind
FROM (SELECT DISTINCT ON (source, target, kind) * FROM stage_link) AS link
JOIN competences_referenceentry AS source ON source.scheme = %(scheme)s AND source.uri = link.source
JOIN competences_referenceentry AS target ON target.scheme = %(scheme)s AND target.uri = link.target
ON CONFLICT (source_id, target_id, kind) DO NOTHING
"""
_COUNT_OUTSIDE = """
SELECT count(*) FROM stage_link AS link
WHERE NOT EXISTS (SELECT FROM competences_referenceentry WHERE scheme = %(scheme)s AND uri = link.source)
   OR NOT EXISTS (SELECT FROM competences_referenceentry WHERE scheme = %(scheme)s AND uri = link.target)
"""


def load_reference(
    concepts: Iterable[ReferenceConcept],
    relations: Iterable[ReferenceLink],
    *,
    scheme: str,
    language: str,
    version: str,
    by: str,
    at: datetime,
) -> ReferenceLoaded:
    """Load one language of a reference scheme: what differs is written, what is gone stays, the same again writes 0.

    Of no organisation, so without a line in a trail: ``by`` names who of the installation does it, for the log.
    Each concept once. COPY into temporary tables, then one merge each: eleven statements, whatever the size.
    """
    values: dict[str, Any] = {"scheme": scheme, "language": language, "version": version[:REFERENCE_VERSION_LENGTH]}
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute(_STAGE)
        _copy(cursor, _COPY_ENTRIES, _entry_rows(concepts))
        _copy(cursor, _COPY_LINKS, ((ordered_id(), link.from_uri, link.to_uri, str(link.kind)) for link in relations))
        cursor.execute(_INDEX)
        cursor.execute(_MERGE_ENTRIES, values)
        added, changed, total = _counted(cursor, _COUNT_TEXTS, values)
        (gone,) = _counted(cursor, _COUNT_GONE, values)
        cursor.execute(_MERGE_TEXTS, values)
        cursor.execute(_MERGE_LINKS, values)
        links_added = cursor.rowcount
        (outside,) = _counted(cursor, _COUNT_OUTSIDE, values)
    loaded = ReferenceLoaded(added, changed, total - added - changed, gone, links_added, outside)
    _log.info("loaded a reference", extra={"by": by, "at": at.isoformat(), "scheme": scheme, "language": language})
    return loaded


def _entry_rows(concepts: Iterable[ReferenceConcept]) -> Iterator[tuple[object, ...]]:
    for concept in concepts:
        yield (
            ordered_id(),
            concept.uri,
            str(concept.kind),
            concept.code,
            sorted(set(concept.in_collections)),
            ordered_id(),
            concept.preferred_label,
            list(concept.alternative_labels),
            concept.description,
        )


def _copy(cursor: Any, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    """``cursor``: Django's, which hands ``copy`` on to psycopg (untyped in the stubs)."""
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _counted(cursor: Any, statement: str, values: dict[str, Any]) -> tuple[int, ...]:
    cursor.execute(statement, values)
    row: tuple[int, ...] = cursor.fetchone()
    return row
