"""Where competences stand in a reference scheme: what people decided, and what is like them."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, F, Value

from kiem.competences.models import CompetenceMapping, CompetenceMatch, CompetenceText, FrameworkEntry
from kiem.competences.queries.language import working_version
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
    """By URI the competences of the working version that it became: as a copy, then as someone mapped it, the newest
    decision first. One statement."""
    entries = FrameworkEntry.objects.filter(framework_version__in=working_version().values("id"))
    copied = CompetenceMatch.objects.filter(
        scheme=scheme,
        uri__in=list(uris),
        relation=MatchRelation.EXACT,
        competence_version__in=entries.values("competence_version"),
    )
    mapped = CompetenceMapping.objects.filter(
        scheme=scheme, uri__in=list(uris), ended_at=None, competence__in=entries.values("competence")
    ).exclude(relation="")
    never = Value(None, output_field=DateTimeField())
    rows = (
        copied.annotate(at=never)
        .values_list("uri", "competence_version__competence", "at")
        .union(mapped.annotate(at=F("made_at")).values_list("uri", "competence", "at"), all=True)
    )
    found: dict[str, list[uuid.UUID]] = {}
    for uri, competence, _at in sorted(rows, key=lambda row: (row[2] is not None, -_seconds(row[2]), row[1])):
        found.setdefault(uri, []).append(competence)
    return found


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry whose names are like those of a competence, and which names by which words."""

    found: ReferenceFound
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Words:
    """What a competence is called in its newest wording, in the first language asked for that it has words in."""

    version_id: uuid.UUID
    language: str
    name: str
    synonyms: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.synonyms)


def newest_words(competence_id: uuid.UUID, languages: Sequence[str]) -> Words | None:
    """None for a competence that is not here. One statement."""
    order = {language: place for place, language in enumerate(languages)}
    texts = CompetenceText.objects.filter(competence_version__competence=competence_id).select_related(
        "competence_version"
    )
    found = sorted(
        texts,
        key=lambda text: (
            -text.competence_version.number,
            order.get(text.language, len(order)),
            text.language,
        ),
    )
    if not found:
        return None
    first = found[0]
    return Words(first.competence_version_id, first.language, first.name, tuple(first.synonyms))


def entries_like(own: Sequence[str], language: str, kinds: Collection[str], without: Iterable[str]) -> list[Alike]:
    """At most eight entries of ESCO with names like ``own``, most alike first, equals by label. One statement.

    ``without``: URIs not to suggest.
    """
    left_out = set(without)
    alike = [
        Alike(each, likeness)
        for each in search_reference(" ".join(own), language, kinds, _LOOKED_AT)
        if each.uri not in left_out
        and not each.retired_since
        and (likeness := likeness_of(own, (each.label, *each.alternatives), language)) is not None
    ]
    return sorted(alike, key=lambda each: (-each.likeness.degree, each.found.label, each.found.uri))[:MOST_SUGGESTED]
