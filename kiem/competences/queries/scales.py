"""Scales and what their levels are called."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from kiem.competences.models import CompetenceVersion, ScaleLevelText
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


def scales(languages: Sequence[str] = ()) -> dict[uuid.UUID, Scale]:
    """Every scale version of the organisation by id, oldest first. One statement."""
    order = reading_order(languages)
    rows = ScaleLevelText.objects.select_related("scale_version__scale").order_by("scale_version_id", "position")
    together: dict[uuid.UUID, list[ScaleLevelText]] = {}
    for row in rows:
        together.setdefault(row.scale_version_id, []).append(row)
    return {key: _scale(texts, order) for key, texts in together.items()}


def _scale(texts: Sequence[ScaleLevelText], order: Sequence[str]) -> Scale:
    version = texts[0].scale_version
    names: list[dict[str, str]] = [{} for _ in range(version.size)]
    sentences: list[dict[str, str]] = [{} for _ in range(version.size)]
    for text in texts:
        names[text.position - 1][text.language] = text.name
        sentences[text.position - 1][text.language] = text.sentence
    spoken = {
        language: tuple(level[language] for level in names)
        for language in order
        if all(language in level for level in names)
    }
    return Scale(
        version.id,
        version.scale.name,
        tuple(text_in(level, order[0], order[1:]) or str(place) for place, level in enumerate(names, start=1)),
        tuple(text_in(level, order[0], order[1:]) for level in sentences),
        spoken,
        ScaleKind(version.kind),
        version.valid_months,
        version.scale_id,
        version.number,
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
