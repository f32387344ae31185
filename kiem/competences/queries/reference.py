"""Searching the reference entries (ESCO) that all organisations can read."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from kiem.competences.models import CompetenceMapping, CompetenceMatch, FrameworkEntry, ReferenceText
from kiem.competences.queries.language import working_version
from kiem.competences.rules import ESCO, MatchRelation, words_found
from kiem.competences.rules.finding import Piece, misspellings_in, pieces_of

MOST_FOUND = 30

# What was found and tells most comes first, then what of it stands in the label, then the shorter label. Of a word and
# its parts only the one that tells most counts; a misspelling counts by its likeness, which is dear to work out and so
# only looked at where half of the word stands.
_SEARCH = """
SELECT entry.uri, entry.kind, entry.code, entry.retired_since, text.label, text.alternatives, text.description
FROM competences_referencetext AS text
JOIN competences_referenceentry AS entry ON entry.id = text.entry_id
CROSS JOIN LATERAL (
  SELECT coalesce(sum(best), 0) AS told, coalesce(sum(in_label), 0) AS label_told FROM (
    SELECT max(asked.tells) AS best,
           max(asked.tells) FILTER (WHERE lower(unaccent(text.label)) LIKE '%%' || asked.piece || '%%') AS in_label
    FROM unnest(%(words)s::text[], %(pieces)s::text[], %(tells)s::float8[]) AS asked(word, piece, tells)
    WHERE text.search_text LIKE '%%' || asked.piece || '%%'
    GROUP BY asked.word) AS by_word) AS found
CROSS JOIN LATERAL (
  SELECT coalesce(max(word_similarity(word, text.search_text)), 0) AS likeness
  FROM unnest(%(misspelt)s::text[]) AS word WHERE word <%% text.search_text) AS near
WHERE text.language = %(language)s AND entry.scheme = %(scheme)s AND entry.kind = ANY(%(kinds)s)
  AND text.search_text LIKE ANY(%(patterns)s::text[] || %(halves)s::text[])
  AND (near.likeness > 0 OR text.search_text LIKE ANY(%(patterns)s))
ORDER BY entry.retired_since <> '', found.told + near.likeness DESC, found.label_told DESC,
  length(text.label), text.label, entry.uri
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class ReferenceFound:
    """A reference entry that fits a search.

    ``words``: which of the words asked for stand in it; ``pieces``: as what letters, to mark them; ``via``: the other
    names in which they do, where the label itself does not hold them all. ``retired_since``: the release in which the
    scheme left it out; "" while it counts.
    """

    uri: str
    kind: str
    code: str
    retired_since: str
    label: str
    alternatives: tuple[str, ...]
    description: str
    words: tuple[str, ...]
    pieces: tuple[str, ...]
    via: tuple[str, ...]


def search_reference(text: str, language: str, kinds: Collection[str], most: int = MOST_FOUND) -> list[ReferenceFound]:
    """Entries whose names fit the words, best first; empty when nothing is asked. One statement.

    ``kinds``: skill, knowledge, skill_group; or occupation, for who looks for a job.
    """
    pieces = pieces_of(text, language)
    if not pieces:
        return []
    misspelt = misspellings_in(text, language)
    values: dict[str, Any] = {
        "words": [each.word for each in pieces],
        "pieces": [each.piece for each in pieces],
        "tells": [each.tells for each in pieces],
        "patterns": [f"%{each.piece}%" for each in pieces],
        "misspelt": [each.word for each in misspelt],
        "halves": [f"%{half}%" for each in misspelt for half in each.halves],
        "language": language,
        "scheme": ESCO,
        "kinds": list(kinds),
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, values)
        return [_found(pieces, *row) for row in cursor.fetchall()]


def _found(
    pieces: Sequence[Piece],
    uri: str,
    kind: str,
    code: str,
    retired_since: str,
    label: str,
    alternatives: Sequence[str],
    description: str,
) -> ReferenceFound:
    in_label = set(words_found((each.piece for each in pieces), label))
    missing = [each for each in pieces if each.piece not in in_label]
    via = tuple(other for other in alternatives if words_found((each.piece for each in missing), other))[:2]
    found = words_found((each.piece for each in pieces), "\n".join((label, *alternatives)))
    words = tuple(dict.fromkeys(each.word for each in pieces if each.piece in found))
    return ReferenceFound(uri, kind, code, retired_since, label, tuple(alternatives), description, words, found, via)


def reference_languages() -> tuple[str, ...]:
    """The languages in which the reference is loaded; empty when it is not loaded at all. One statement."""
    texts = ReferenceText.objects.filter(entry__scheme=ESCO)
    return tuple(texts.order_by("language").values_list("language", flat=True).distinct())


def chosen_uris() -> dict[str, uuid.UUID]:
    """The reference entries that are here already, by URI, copied or said to mean the same: the competence, in the
    draft or, without one, in the version that counts. One statement."""
    entries = FrameworkEntry.objects.filter(framework_version__in=working_version().values("id"))
    copied = CompetenceMatch.objects.filter(
        relation=MatchRelation.EXACT, competence_version__in=entries.values("competence_version")
    )
    mapped = CompetenceMapping.objects.filter(
        relation=MatchRelation.EXACT, ended_at=None, competence__in=entries.values("competence")
    )
    found = copied.values_list("uri", "competence_version__competence").union(mapped.values_list("uri", "competence"))
    return dict(found.order_by("uri"))
