"""Loading a reference scheme for the whole installation, as the owner of the database."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connections, transaction
from django.utils.translation import gettext as _

from kiem.competences.rules import (
    ReferenceConcept,
    ReferenceLink,
    ReferenceLoaded,
    ReferencePack,
    release_order,
)
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id

OWNER = "owner"
_log = logging.getLogger("kiem.reference")

_STAGE = """
CREATE TEMPORARY TABLE stage_entry (
  id uuid, uri text, kind text, code text, collections text[], text_id uuid, label text, alternatives text[],
  description text) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_link (id uuid, source text, target text, kind text) ON COMMIT DROP;
"""
_UNSTAGE = "DROP TABLE stage_entry, stage_link"
_COPY_ENTRIES = (
    "COPY stage_entry (id, uri, kind, code, collections, text_id, label, alternatives, description) FROM STDIN"
)
_COPY_LINKS = "COPY stage_link (id, source, target, kind) FROM STDIN"
_INDEX = "CREATE UNIQUE INDEX ON stage_entry (uri); ANALYZE stage_entry; ANALYZE stage_link;"

# The newest release of which this language was loaded.
_NEWEST = """
SELECT text.release FROM competences_referencetext AS text
JOIN competences_referenceentry AS entry ON entry.id = text.entry_id
WHERE entry.scheme = %(scheme)s AND text.language = %(language)s
ORDER BY string_to_array(text.release, '.')::int[] DESC LIMIT 1
"""
# A language's pack may leave collections out: what an entry was in before, it stays in. Another language may be a
# release behind: it brings its words, and changes nothing that a newer release said.
_MERGE_ENTRIES = """
INSERT INTO competences_referenceentry AS entry (id, scheme, uri, kind, code, collections, release, retired_since)
SELECT id, %(scheme)s, uri, kind, code, collections, %(release)s, '' FROM stage_entry
ON CONFLICT (scheme, uri) DO UPDATE SET
  kind = CASE WHEN string_to_array(entry.release, '.')::int[] <= %(order)s::int[]
              THEN excluded.kind ELSE entry.kind END,
  code = CASE WHEN excluded.code <> '' AND string_to_array(entry.release, '.')::int[] <= %(order)s::int[]
              THEN excluded.code ELSE entry.code END,
  release = CASE WHEN string_to_array(entry.release, '.')::int[] <= %(order)s::int[]
                 THEN excluded.release ELSE entry.release END,
  retired_since = CASE WHEN string_to_array(entry.retired_since, '.')::int[] <= %(order)s::int[]
                       THEN '' ELSE entry.retired_since END,
  collections = (SELECT coalesce(array_agg(DISTINCT each ORDER BY each), '{}')
                 FROM unnest(entry.collections || excluded.collections) AS each)
WHERE NOT entry.collections @> excluded.collections
   OR (entry.retired_since <> '' AND string_to_array(entry.retired_since, '.')::int[] <= %(order)s::int[])
   OR (string_to_array(entry.release, '.')::int[] <= %(order)s::int[]
       AND (entry.kind <> excluded.kind OR (excluded.code <> '' AND entry.code <> excluded.code)
            OR entry.release <> excluded.release))
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
_COUNT_ABSENT = """
SELECT count(*) FROM competences_referencetext AS text
JOIN competences_referenceentry AS entry ON entry.id = text.entry_id
WHERE entry.scheme = %(scheme)s AND text.language = %(language)s
  AND NOT EXISTS (SELECT FROM stage_entry AS stage WHERE stage.uri = entry.uri)
"""
_RETIRE_ENTRIES = """
UPDATE competences_referenceentry AS entry SET retired_since = %(release)s
WHERE entry.scheme = %(scheme)s AND entry.retired_since = ''
  AND string_to_array(entry.release, '.')::int[] < %(order)s::int[]
  AND EXISTS (SELECT FROM competences_referencetext AS text
              WHERE text.entry_id = entry.id AND text.language = %(language)s)
  AND NOT EXISTS (SELECT FROM stage_entry AS stage WHERE stage.uri = entry.uri)
"""
_RETIRE_LINKS = """
UPDATE competences_referencerelation AS link SET retired_since = %(release)s
WHERE link.scheme = %(scheme)s AND link.retired_since = ''
  AND string_to_array(link.release, '.')::int[] < %(order)s::int[]
  AND NOT EXISTS (SELECT FROM stage_link AS stage WHERE stage.source = link.source_uri
                  AND stage.target = link.target_uri AND stage.kind = link.kind)
"""
_MERGE_TEXTS = """
INSERT INTO competences_referencetext AS text
  (id, entry_id, language, release, label, alternatives, description, search_text)
SELECT stage.text_id, entry.id, %(language)s, %(release)s, stage.label, stage.alternatives, stage.description,
       lower(unaccent(concat_ws(E'\\n', stage.label, nullif(array_to_string(stage.alternatives, E'\\n'), ''))))
FROM stage_entry AS stage
JOIN competences_referenceentry AS entry ON entry.scheme = %(scheme)s AND entry.uri = stage.uri
ON CONFLICT (entry_id, language) DO UPDATE SET release = excluded.release, label = excluded.label,
  alternatives = excluded.alternatives, description = excluded.description, search_text = excluded.search_text
WHERE (text.release, text.label, text.alternatives, text.description)
   IS DISTINCT FROM (excluded.release, excluded.label, excluded.alternatives, excluded.description)
"""
_COUNT_LINKS = """
SELECT count(*) FILTER (WHERE NOT EXISTS (
         SELECT FROM competences_referencerelation AS link WHERE link.scheme = %(scheme)s
         AND link.source_uri = stage.source AND link.target_uri = stage.target AND link.kind = stage.kind)),
       count(*) FILTER (WHERE source.id IS NULL OR target.id IS NULL)
FROM stage_link AS stage
LEFT JOIN competences_referenceentry AS source ON source.scheme = %(scheme)s AND source.uri = stage.source
LEFT JOIN competences_referenceentry AS target ON target.scheme = %(scheme)s AND target.uri = stage.target
"""
_MERGE_LINKS = """
INSERT INTO competences_referencerelation AS link (id, scheme, source_uri, target_uri, kind, release, retired_since)
SELECT id, %(scheme)s, source, target, kind, %(release)s, '' FROM stage_link
ON CONFLICT (scheme, source_uri, target_uri, kind) DO UPDATE SET release = excluded.release, retired_since = ''
WHERE string_to_array(link.release, '.')::int[] < %(order)s::int[]
  AND (link.retired_since = '' OR string_to_array(link.retired_since, '.')::int[] <= %(order)s::int[])
"""


def load_reference(packs: Sequence[ReferencePack], *, scheme: str, by: str, at: datetime) -> list[ReferenceLoaded]:
    """Load packs of a reference scheme, all or none: what differs is written, what is gone stays, the same again
    writes 0 rows.

    Of no organisation, so without a line in a trail: ``by`` names who of the installation does it, for the log. COPY
    into temporary tables, then one merge each: at most fifteen statements a pack, whatever its size. Raises CannotDo
    for a release that cannot be compared, or that is older than what is here in that language.
    """
    with transaction.atomic(using=OWNER):
        loaded = [load_pack(pack, scheme) for pack in packs]
    languages = [pack.language for pack in packs]
    _log.info("loaded a reference", extra={"by": by, "at": at.isoformat(), "scheme": scheme, "languages": languages})
    return loaded


def load_pack(pack: ReferencePack, scheme: str) -> ReferenceLoaded:
    """One pack, inside the owner's transaction."""
    order = _order(pack.release)
    values: dict[str, Any] = {
        "scheme": scheme, "language": pack.language, "release": pack.release, "order": list(order)
    }  # fmt: skip
    with connections[OWNER].cursor() as cursor:
        _refuse_older(cursor, values, order)
        cursor.execute(_STAGE)
        copy_rows(cursor, _COPY_ENTRIES, _entry_rows(pack.concepts))
        copy_rows(cursor, _COPY_LINKS, _link_rows(pack.relations))
        cursor.execute(_INDEX)
        cursor.execute(_MERGE_ENTRIES, values)
        added, changed, total = counted(cursor, _COUNT_TEXTS, values)
        (absent,) = counted(cursor, _COUNT_ABSENT, values)
        retired = 0
        if pack.whole:
            cursor.execute(_RETIRE_ENTRIES, values)
            retired = cursor.rowcount
            cursor.execute(_RETIRE_LINKS, values)
        cursor.execute(_MERGE_TEXTS, values)
        links_added, outside = counted(cursor, _COUNT_LINKS, values)
        cursor.execute(_MERGE_LINKS, values)
        cursor.execute(_UNSTAGE)
    return ReferenceLoaded(added, changed, total - added - changed, absent, retired, links_added, outside)


def _order(release: str) -> tuple[int, ...]:
    order = release_order(release)
    if order is None:
        said = _("“%(release)s” is no release: write it as numbers, such as 1.2.1. Nothing was written.")
        raise CannotDo(said % {"release": release})
    return order


def _refuse_older(cursor: Any, values: dict[str, Any], order: tuple[int, ...]) -> None:
    cursor.execute(_NEWEST, values)
    found = cursor.fetchone()
    if found and order < (release_order(found[0]) or ()):
        said = _("%(scheme)s %(newest)s (%(language)s) is here already, and %(release)s is older. Nothing was written.")
        raise CannotDo(said % {**values, "newest": found[0]})


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


def _link_rows(relations: Iterable[ReferenceLink]) -> Iterator[tuple[object, ...]]:
    return ((ordered_id(), link.from_uri, link.to_uri, str(link.kind)) for link in relations)


def copy_rows(cursor: Any, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    """``cursor``: Django's, which hands ``copy`` on to psycopg (untyped in the stubs)."""
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def counted(cursor: Any, statement: str, values: dict[str, Any]) -> tuple[int, ...]:
    cursor.execute(statement, values)
    row: tuple[int, ...] = cursor.fetchone()
    return row
