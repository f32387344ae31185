"""The whole dictionary as a list brings it in: every competence in full, and the scales they stand on. Pure."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiem.competences.rules.contents import Content, Wording
from kiem.competences.rules.scales import ScaleToMake
from kiem.competences.rules.words import CompetenceKind, ScaleKind


@dataclass(frozen=True, slots=True)
class CompetenceInFull:
    """A competence with all its words. ``competence_id``: its own, when the list names one.

    ``scale``: the name of its scale, ``scale_number``: which version of it; ``called``: how the list calls it beside
    its words, to know it by. What is not given stays as it is: kind and version None, aspect and scale "", a language
    that is not spoken, and within a language each part of which nothing is said.
    """

    competence_id: uuid.UUID | None
    kind: CompetenceKind | None
    aspect: str
    scale: str
    wordings: tuple[Wording, ...]
    called: str = ""
    scale_number: int | None = None


@dataclass(frozen=True, slots=True)
class ScaleInFull:
    """A version of a scale, as a list describes it. What is not given does not count: kind None, no names."""

    name: str
    kind: ScaleKind | None
    valid_months: int | None
    names: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[str, ...]]
    number: int = 1

    def to_make(self) -> ScaleToMake:
        kind = self.kind or ScaleKind.ORDERED
        told = {language: self.sentences.get(language, ("",) * len(names)) for language, names in self.names.items()}
        return ScaleToMake(self.names, told, kind, self.valid_months).cleaned()


def content_in_full(row: CompetenceInFull, before: Content | None, scale_version_id: uuid.UUID) -> Content:
    """What a competence says once a line is brought in over what it said before."""
    kept = {wording.language: wording for wording in before.wordings} if before else {}
    for wording in row.wordings:
        former = kept.get(wording.language)
        kept[wording.language] = _over(former, wording).cleaned() if former else wording.cleaned()
    kind = row.kind or (before.kind if before else CompetenceKind.SHARED)
    aspect = row.aspect or (before.aspect if before else "")
    return Content(kind, scale_version_id, tuple(kept[each] for each in sorted(kept)), aspect)


def _over(former: Wording, given: Wording) -> Wording:
    """
    >>> _over(Wording("nl", "Zorg", "Wat zorg is."), Wording("nl", "", plain="Zorgen.")).definition
    'Wat zorg is.'
    """
    return replace(
        given,
        name=given.name or former.name,
        definition=given.definition or former.definition,
        level_texts=given.level_texts or former.level_texts,
        plain=given.plain or former.plain,
        synonyms=given.synonyms or former.synonyms,
        titles=given.titles or former.titles,
        indicators=given.indicators or former.indicators,
        counters=given.counters or former.counters,
    )
