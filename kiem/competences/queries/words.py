"""All that worded versions say, in every language."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kiem.competences.models import CompetenceLevelText, CompetenceText, CompetenceVersion, IndicatorText
from kiem.competences.rules import CompetenceKind, Content, Held, Wording

_Key = tuple[uuid.UUID, str]
"""A worded version and a language."""
_ByLevel = Mapping[int, str]


def wordings_of(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Wording, ...]]:
    """The words of some worded versions, in every language. Three statements."""
    wanted = list(versions)
    texts: dict[_Key, dict[int, str]] = defaultdict(dict)
    titles: dict[_Key, dict[int, str]] = defaultdict(dict)
    for level in CompetenceLevelText.objects.filter(competence_version__in=wanted):
        key = (level.competence_version_id, level.language)
        texts[key][level.position], titles[key][level.position] = level.text, level.title
    indicators, counters = _observed(wanted)
    words: dict[uuid.UUID, list[Wording]] = {}
    for row in CompetenceText.objects.filter(competence_version__in=wanted).order_by("language"):
        key = (row.competence_version_id, row.language)
        wording = Wording(
            row.language,
            row.name,
            row.definition,
            _in_order(texts.get(key, {})),
            row.plain_text,
            tuple(row.synonyms),
            _in_order(titles.get(key, {})),
            _lists(indicators.get(key, {})),
            _lists(counters.get(key, {})),
        )
        words.setdefault(row.competence_version_id, []).append(wording.cleaned())
    return {key: tuple(value) for key, value in words.items()}


def held_as(version: CompetenceVersion, words: Mapping[uuid.UUID, tuple[Wording, ...]]) -> Held:
    """A worded version with its words, as a version of the language holds it. No statement of its own."""
    said = words.get(version.id, ())
    content = Content(CompetenceKind(version.kind), version.scale_version_id, said, version.aspect)
    return Held(version.competence_id, version.id, version.number, content)


_Observed = dict[_Key, dict[int, dict[int, str]]]


def _observed(versions: list[uuid.UUID]) -> tuple[_Observed, _Observed]:
    """Indicators and counter-indicators by worded version and language, level and place."""
    found: tuple[_Observed, _Observed] = ({}, {})
    rows = IndicatorText.objects.filter(indicator__competence_version__in=versions).values_list(
        "indicator__competence_version", "language", "indicator__counter", "indicator__position", "indicator__place",
        "text",
    )  # fmt: skip
    for version, language, counter, position, place, text in rows:
        found[counter].setdefault((version, language), {}).setdefault(position, {})[place] = text
    return found


def _in_order(by_level: _ByLevel) -> tuple[str, ...]:
    return tuple(by_level.get(position, "") for position in range(1, max(by_level, default=0) + 1))


def _lists(by_level: Mapping[int, _ByLevel]) -> tuple[tuple[str, ...], ...]:
    return tuple(_in_order(by_level.get(position, {})) for position in range(1, max(by_level, default=0) + 1))
