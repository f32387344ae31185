"""Bringing in a list of competences over what the language says."""

import uuid
from dataclasses import dataclass, replace

from kiem.competences.rules.contents import Content, Wording
from kiem.competences.rules.words import CompetenceKind


@dataclass(frozen=True, slots=True)
class CompetenceToBringIn:
    """One line of a list: words in the list's language, and perhaps in others (``translations``).

    ``kind`` None: as it is, or shared when it is new. What is not given stays as it is: level texts, and all that
    ``words`` holds beside the name and definition (in the list's language).
    """

    name: str
    definition: str = ""
    kind: CompetenceKind | None = None
    level_texts: tuple[str, ...] = ()
    translations: tuple[Wording, ...] = ()
    aspect: str = ""
    words: Wording | None = None

    def wordings(self, language: str) -> tuple[Wording, ...]:
        given = self.words or Wording(language, self.name)
        own = replace(
            given, language=language, name=self.name, definition=self.definition, level_texts=self.level_texts
        )
        return tuple(wording.cleaned() for wording in (own, *self.translations))


def content_after(
    row: CompetenceToBringIn, language: str, before: Content | None, scale_version_id: uuid.UUID, *, levels_named: bool
) -> Content:
    """What a competence says once a line of a list is brought in over what it said before.

    A language that the line does not speak keeps its words, and level texts that are not given stay; the scale stays
    unless the list names its levels (``levels_named``).
    """
    kept = {wording.language: wording for wording in before.wordings} if before else {}
    for wording in row.wordings(language):
        former = kept.get(wording.language)
        told = wording.level_texts or (levels_named and wording.language == language)
        kept[wording.language] = _over(former, wording, keep_level_texts=not told) if former else wording
    kind = row.kind or (before.kind if before else CompetenceKind.SHARED)
    scale = before.scale_version_id if before and not levels_named else scale_version_id
    aspect = row.aspect or (before.aspect if before else "")
    return Content(kind, scale, tuple(kept[each] for each in sorted(kept)), aspect)


def _over(former: Wording, wording: Wording, *, keep_level_texts: bool) -> Wording:
    """The words of a line over those there were: what the line does not give stays."""
    return replace(
        wording,
        level_texts=former.level_texts if keep_level_texts else wording.level_texts,
        plain=wording.plain or former.plain,
        synonyms=wording.synonyms or former.synonyms,
        titles=wording.titles or former.titles,
        indicators=wording.indicators or former.indicators,
        counters=wording.counters or former.counters,
    )


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What bringing in a list did, or would do: names, in the order of the list.

    ``not_in_list``: what the language holds and the list does not name; it stays.
    ``fingerprint``: of what would be written and what stands there before it, to see later whether that is still so.
    """

    added: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    not_in_list: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def writes(self) -> int:
        return len(self.added) + len(self.reworded)
