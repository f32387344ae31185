"""Where competences stand in a reference scheme: what people decided, and what is like them."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from kiem.competences.models import CompetenceMapping
from kiem.competences.queries.language import Entry
from kiem.competences.queries.reference import ReferenceFound, search_reference
from kiem.competences.queries.wordings import Origin
from kiem.competences.rules import MatchRelation
from kiem.competences.rules.mapping import Likeness, likeness_of

_LOOKED_AT, MOST_SUGGESTED = 60, 8
_IN_REFERENCE = """
SELECT said.copied, said.id, said.scheme, said.uri, said.relation, said.made_at,
  coalesce(person.given_name || ' ' || person.family_name, ''), coalesce(text.label, said.uri),
  coalesce(text.language, ''), coalesce(entry.code, ''), coalesce(entry.retired_since, '')
FROM (
  SELECT true AS copied, id, scheme, uri, relation, NULL::timestamptz AS made_at, NULL::uuid AS made_by_id
  FROM competences_competencematch WHERE competence_version_id = %(version)s
  UNION ALL
  SELECT false, id, scheme, uri, relation, made_at, made_by_id
  FROM competences_competencemapping WHERE competence_id = %(competence)s AND ended_at IS NULL) AS said
LEFT JOIN organisation_person AS person ON person.id = said.made_by_id
LEFT JOIN competences_referenceentry AS entry ON entry.scheme = said.scheme AND entry.uri = said.uri
LEFT JOIN LATERAL (
  SELECT label, language FROM competences_referencetext WHERE entry_id = entry.id
  ORDER BY array_position(%(order)s::text[], language::text), language LIMIT 1) AS text ON true
ORDER BY said.copied DESC, said.made_at, said.scheme, said.uri
"""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Someone's decision that holds. ``relation`` None: it does not fit. ``label``: in the first language asked for
    that has one, else the address; ``retired_since``: the release that left the entry out, or ""."""

    mapping_id: uuid.UUID
    scheme: str
    uri: str
    relation: MatchRelation | None
    made_at: datetime
    made_by: str
    label: str
    language: str
    code: str
    retired_since: str


@dataclass(frozen=True, slots=True)
class InReference:
    """Where a competence stands in reference schemes: what a wording was copied from, and what was decided of it."""

    origins: tuple[Origin, ...]
    mapped: tuple[Mapped, ...]


def in_reference(competence_id: uuid.UUID, version_id: uuid.UUID, languages: Sequence[str]) -> InReference:
    """What holds for a competence and for one wording of it, the oldest first. One statement."""
    values: dict[str, Any] = {"version": version_id, "competence": competence_id, "order": list(languages)}
    with connection.cursor() as cursor:
        cursor.execute(_IN_REFERENCE, values)
        rows = cursor.fetchall()
    return InReference(
        tuple(
            Origin(scheme, uri, MatchRelation(relation))
            for copied, _key, scheme, uri, relation, *_rest in rows
            if copied
        ),
        tuple(
            Mapped(key, scheme, uri, MatchRelation(relation) if relation else None, *rest)
            for copied, key, scheme, uri, relation, *rest in rows
            if not copied
        ),
    )


def mapped_to(scheme: str, uris: Collection[str]) -> dict[str, list[uuid.UUID]]:
    """By URI the competences that someone mapped to it, the newest decision first. One statement."""
    rows = CompetenceMapping.objects.filter(scheme=scheme, uri__in=list(uris), ended_at=None).exclude(relation="")
    found: dict[str, list[uuid.UUID]] = {}
    for uri, competence in rows.order_by("-made_at", "-id").values_list("uri", "competence"):
        found.setdefault(uri, []).append(competence)
    return found


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry whose names are like those of a competence, and which names by which words."""

    found: ReferenceFound
    likeness: Likeness


def entries_like(entry: Entry, language: str, kinds: Collection[str], without: Iterable[str]) -> list[Alike]:
    """At most eight entries of ESCO, most alike first, equals by label. ``without``: URIs not to suggest. One
    statement."""
    own, left_out = (entry.name, *entry.synonyms), set(without)
    alike = [
        Alike(each, likeness)
        for each in search_reference(" ".join(own), language, kinds, _LOOKED_AT)
        if each.uri not in left_out
        and not each.retired_since
        and (likeness := likeness_of(own, (each.label, *each.alternatives), language)) is not None
    ]
    return sorted(alike, key=lambda each: (-each.likeness.degree, each.found.label, each.found.uri))[:MOST_SUGGESTED]
