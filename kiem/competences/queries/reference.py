"""Searching the reference entries (ESCO) that all organisations can read."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from kiem.competences.models import CompetenceMatch, FrameworkEntry, ReferenceText
from kiem.competences.queries.language import working_version
from kiem.competences.rules import ESCO, MatchRelation, words_found, words_of

MOST_FOUND = 30

# More of the words found comes first, then those in the label itself, then likeness of the label.
_SEARCH = """
SELECT entry.uri, entry.kind, entry.code, text.label, text.alternatives, text.description,
       (SELECT count(*) FROM unnest(%(words)s::text[]) AS word
         WHERE text.search_text LIKE '%%' || word || '%%') AS hits,
       (SELECT count(*) FROM unnest(%(words)s::text[]) AS word
         WHERE lower(unaccent(text.label)) LIKE '%%' || word || '%%') AS label_hits
FROM competences_referencetext AS text
JOIN competences_referenceentry AS entry ON entry.id = text.entry_id
WHERE text.language = %(language)s AND entry.scheme = %(scheme)s AND entry.kind = ANY(%(kinds)s)
  AND (text.search_text LIKE ANY(%(patterns)s) OR %(plain)s <%% text.search_text)
ORDER BY hits DESC, label_hits DESC, word_similarity(%(plain)s, text.search_text) DESC, text.label
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class ReferenceFound:
    """A reference entry that fits a search.

    ``words``: which of the words asked for stand in it; ``via``: the other names in which they do, where the label
    itself does not hold them all.
    """

    uri: str
    kind: str
    code: str
    label: str
    description: str
    words: tuple[str, ...]
    via: tuple[str, ...]


def search_reference(text: str, language: str, kinds: Collection[str]) -> list[ReferenceFound]:
    """At most 30 entries whose names fit the words, best first; empty when nothing is asked. One statement."""
    words = words_of(text)
    if not words:
        return []
    values: dict[str, Any] = {
        "words": list(words),
        "patterns": [f"%{word}%" for word in words],
        "plain": " ".join(words),
        "language": language,
        "scheme": ESCO,
        "kinds": list(kinds),
        "most": MOST_FOUND,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, values)
        return [_found(words, *row[:6]) for row in cursor.fetchall()]


def _found(
    words: Sequence[str], uri: str, kind: str, code: str, label: str, alternatives: Sequence[str], description: str
) -> ReferenceFound:
    in_label = words_found(words, label)
    missing = [word for word in words if word not in in_label]
    via = tuple(other for other in alternatives if words_found(missing, other))[:2] if missing else ()
    found = words_found(words, "\n".join((label, *alternatives)))
    return ReferenceFound(uri, kind, code, label, description, found, via)


def reference_languages() -> tuple[str, ...]:
    """The languages in which the reference is loaded; empty when it is not loaded at all. One statement."""
    return tuple(ReferenceText.objects.order_by("language").values_list("language", flat=True).distinct())


def chosen_uris() -> dict[str, uuid.UUID]:
    """The reference entries already copied, by URI: the competence they became, in the draft or, without one, in the
    version that counts. One statement."""
    entries = FrameworkEntry.objects.filter(framework_version__in=working_version().values("id"))
    matches = CompetenceMatch.objects.filter(
        relation=MatchRelation.EXACT, competence_version__in=entries.values("competence_version")
    )
    return dict(matches.values_list("uri", "competence_version__competence"))
