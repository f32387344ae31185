"""Scales and what their levels are called."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from kiem.competences.models import ScaleLevelText
from kiem.competences.queries.wording import reading_order
from kiem.competences.rules import plain_name
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
    )


def scale_called(levels: Sequence[str], language: str) -> uuid.UUID | None:
    """The scale version whose levels have these names in this language, when there is one. One statement."""
    wanted = [plain_name(level) for level in levels]
    for key, scale in scales().items():
        if [plain_name(level) for level in scale.spoken.get(language, ())] == wanted:
            return key
    return None
