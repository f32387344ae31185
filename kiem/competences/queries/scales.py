"""Scales and what their levels are called."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count

from kiem.competences.models import CompetenceVersion
from kiem.competences.queries.wording import reading_order
from kiem.competences.rules import ScaleKind, plain_name
from kiem.foundation.languages import text_in


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale version: the names of its levels from low to high, and a sentence for each ("" where it has none).

    ``position`` 1 is the first of ``names``.
    """

    scale_version_id: uuid.UUID
    name: str
    names: tuple[str, ...]
    sentences: tuple[str, ...]
    spoken: dict[str, tuple[str, ...]]
    """The names of the levels per language that names them all."""
    kind: ScaleKind = ScaleKind.ORDERED
    valid_months: int | None = None
    scale_id: uuid.UUID | None = None
    number: int = 1
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The sentences of the levels per language, "" where one has none."""

    @property
    def levels(self) -> tuple[tuple[int, str, str], ...]:
        """(position, name, sentence) from low to high."""
        return tuple(
            (place, name, sentence)
            for place, (name, sentence) in enumerate(zip(self.names, self.sentences, strict=True), start=1)
        )


_SCALES = """
SELECT text.scale_version_id, scale.name, version.size, version.kind, version.valid_months, version.scale_id,
       version.number, text."position", text.language, text.name, text.sentence
FROM competences_scaleleveltext AS text
JOIN competences_scaleversion AS version ON version.id = text.scale_version_id
JOIN competences_scale AS scale ON scale.id = version.scale_id
ORDER BY text.scale_version_id, text."position"
"""
_Head = tuple[str, int, str, int | None, uuid.UUID, int]
_Texts = list[tuple[int, str, str, str]]


def scales(languages: Sequence[str] = ()) -> dict[uuid.UUID, Scale]:
    """Every scale version of the organisation by id, oldest first. One statement."""
    order = reading_order(languages)
    heads: dict[uuid.UUID, _Head] = {}
    texts: dict[uuid.UUID, _Texts] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SCALES)
        for key, name, size, kind, months, scale, number, *text in cursor.fetchall():
            heads[key] = (name, size, kind, months, scale, number)
            texts.setdefault(key, []).append(tuple(text))
    return {key: _scale(key, head, texts[key], order) for key, head in heads.items()}


def _scale(version_id: uuid.UUID, head: _Head, texts: _Texts, order: Sequence[str]) -> Scale:
    """``head``: name, size, kind, months, scale and number. ``texts``: (position, language, name, sentence)."""
    name, size, kind, valid_months, scale_id, number = head
    names: list[dict[str, str]] = [{} for _ in range(size)]
    sentences: list[dict[str, str]] = [{} for _ in range(size)]
    for position, language, called, sentence in texts:
        names[position - 1][language] = called
        sentences[position - 1][language] = sentence
    spoken = {
        language: tuple(level[language] for level in names)
        for language in order
        if all(language in level for level in names)
    }
    return Scale(
        version_id,
        name,
        tuple(text_in(level, order[0], order[1:]) or str(place) for place, level in enumerate(names, start=1)),
        tuple(text_in(level, order[0], order[1:]) for level in sentences),
        spoken,
        ScaleKind(kind),
        valid_months,
        scale_id,
        number,
        {language: tuple(level.get(language, "") for level in sentences) for language in spoken},
    )


def newest_scales(languages: Sequence[str] = ()) -> tuple[Scale, ...]:
    """The newest version of each scale, oldest scale first: those to choose from. One statement."""
    newest: dict[uuid.UUID | None, Scale] = {}
    for scale in scales(languages).values():
        known = newest.get(scale.scale_id)
        newest[scale.scale_id] = max(known, scale, key=lambda each: each.number) if known else scale
    return tuple(newest.values())


def scales_in_use() -> dict[uuid.UUID, int]:
    """How many competences stand on a scale, in any version of the language, by scale. One statement."""
    rows = CompetenceVersion.objects.order_by().values("scale_version__scale")
    counted = rows.annotate(number=Count("competence", distinct=True))
    return dict(counted.values_list("scale_version__scale", "number"))


def scale_called(levels: Sequence[str], language: str) -> uuid.UUID | None:
    """The scale, in its newest version, whose levels have these names in this language. One statement."""
    wanted = [plain_name(level) for level in levels]
    for scale in newest_scales():
        if [plain_name(level) for level in scale.spoken.get(language, ())] == wanted:
            return scale.scale_version_id
    return None
