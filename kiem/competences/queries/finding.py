"""Finding a competence in the organisation's language, in the words people use."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from kiem.competences.queries.wording import reading_order
from kiem.competences.rules import ESCO, CompetenceKind
from kiem.competences.rules.finding import Document, Field, Found, Text, find

# Each entry in the first language it has words in, with what ESCO calls in that language the entries that it was
# copied from, or that mean the same or nearly so.
# Every table is read once and grouped: per entry it would be read again and again.
_ENTRIES = """
WITH worded AS (
  SELECT DISTINCT ON (entry.competence_id) entry.competence_id, version.kind, text.*
  FROM competences_frameworkentry AS entry
  JOIN competences_competenceversion AS version ON version.id = entry.competence_version_id
  JOIN competences_competencetext AS text ON text.competence_version_id = version.id
  WHERE entry.framework_version_id = %(version)s
  ORDER BY entry.competence_id, array_position(%(order)s::text[], text.language::text), text.language),
levels AS (
  SELECT competence_version_id, language,
         array_remove(array_agg(title ORDER BY position) || array_agg(text ORDER BY position), '') AS texts
  FROM competences_competenceleveltext GROUP BY 1, 2),
observed AS (
  SELECT indicator.competence_version_id, said.language,
         array_agg(said.text ORDER BY indicator.position, indicator.place) AS texts
  FROM competences_indicator AS indicator
  JOIN competences_indicatortext AS said ON said.indicator_id = indicator.id
  WHERE NOT indicator.counter GROUP BY 1, 2),
called AS (
  SELECT match.competence_version_id, text.language, array_agg(each ORDER BY match.uri, place) AS names
  FROM (SELECT competence_version_id, scheme, uri FROM competences_competencematch
        UNION
        SELECT worded.competence_version_id, mapping.scheme, mapping.uri
        FROM competences_competencemapping AS mapping JOIN worded USING (competence_id)
        WHERE mapping.ended_at IS NULL AND mapping.relation IN ('exact', 'close')) AS match
  JOIN competences_referenceentry AS entry ON entry.scheme = match.scheme AND entry.uri = match.uri
  JOIN competences_referencetext AS text ON text.entry_id = entry.id,
  unnest(text.label || text.alternatives) WITH ORDINALITY AS names(each, place)
  WHERE match.scheme = %(scheme)s GROUP BY 1, 2)
SELECT worded.competence_id, worded.kind, worded.language, worded.name, worded.definition, worded.plain_text,
       worded.synonyms, coalesce(called.names, '{}'), coalesce(levels.texts, '{}'), coalesce(observed.texts, '{}')
FROM worded
LEFT JOIN levels USING (competence_version_id, language)
LEFT JOIN observed USING (competence_version_id, language)
LEFT JOIN called USING (competence_version_id, language)
ORDER BY lower(worded.name), worded.competence_id
"""
_FIELDS = (
    Field.NAME,
    Field.DEFINITION,
    Field.PLAIN,
    Field.SYNONYM,
    Field.REFERENCE,
    Field.TITLE,
    Field.INDICATOR,
)


@dataclass(frozen=True, slots=True)
class CompetenceFound:
    """A competence that fits a question; ``found`` tells why. Its words are in ``found.document.language``."""

    competence_id: uuid.UUID
    kind: CompetenceKind
    name: str
    definition: str
    found: Found


def find_competences(text: str, version_id: uuid.UUID, languages: Sequence[str] = ()) -> list[CompetenceFound]:
    """At most ten competences of a version of the language, best first. One statement.

    An organisation has tens to hundreds of entries: nothing is kept for searching, they are read and ranked when asked.
    ``languages``: the organisation's, for entries without words in the reader's.
    """
    values: dict[str, Any] = {"version": version_id, "order": list(reading_order(languages)), "scheme": ESCO}
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, values)
        rows = {row[0]: row for row in cursor.fetchall()}
    documents = [_document(key, language, texts) for key, _kind, language, *texts in rows.values()]
    return [
        CompetenceFound(row[0], CompetenceKind(row[1]), row[3], row[4], found)
        for found in find(text, documents)
        for row in (rows[found.document.key],)
    ]


def _document(key: uuid.UUID, language: str, said: Sequence[str | list[str]]) -> Document:
    texts = (
        Text(field, each)
        for field, held in zip(_FIELDS, said, strict=True)
        for each in ([held] if isinstance(held, str) else held)
        if each
    )
    return Document(key, language, tuple(texts))
