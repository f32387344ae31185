"""The starter profiles that come with Kiem, as values. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiem.foundation.languages import LANGUAGES, text_in
from kiem.profiles.rules.lines import Weight

STARTER_LEVELS = 4
"""The starter profiles speak of the four levels of the default scale."""


@dataclass(frozen=True, slots=True)
class StarterLine:
    """A competence of the starter dictionary by its key, at a level of the default scale."""

    competence: str
    level: int
    weight: Weight


@dataclass(frozen=True, slots=True)
class StarterFamily:
    """A family. ``names``: by language."""

    key: str
    names: Mapping[str, str]
    lines: tuple[StarterLine, ...]

    def name_in(self, languages: Sequence[str]) -> str:
        return text_in(self.names, _first(languages), languages)


@dataclass(frozen=True, slots=True)
class StarterProfile:
    """A job. ``names``, ``purposes`` and ``results``: by language."""

    key: str
    family: str
    names: Mapping[str, str]
    purposes: Mapping[str, str]
    results: Mapping[str, tuple[str, ...]]
    lines: tuple[StarterLine, ...]

    def name_in(self, languages: Sequence[str]) -> str:
        return text_in(self.names, _first(languages), languages)

    def purpose_in(self, languages: Sequence[str]) -> str:
        return text_in(self.purposes, _first(languages), languages)

    def results_in(self, languages: Sequence[str]) -> tuple[str, ...]:
        """In the same language as the purpose."""
        order = [*languages, *LANGUAGES]
        return next((self.results[each] for each in order if self.results.get(each)), ())


@dataclass(frozen=True, slots=True)
class Starter:
    """All of it: what everyone is asked, the families and the profiles."""

    everyone: tuple[StarterLine, ...]
    families: tuple[StarterFamily, ...]
    profiles: tuple[StarterProfile, ...]

    def family(self, key: str) -> StarterFamily:
        return next(each for each in self.families if each.key == key)

    def lines_for(self, profiles: Sequence[StarterProfile]) -> tuple[StarterLine, ...]:
        """Every line that these profiles need over all layers."""
        families = {each.family for each in profiles}
        return (
            *self.everyone,
            *(line for each in self.families if each.key in families for line in each.lines),
            *(line for each in profiles for line in each.lines),
        )


def _first(languages: Sequence[str]) -> str:
    return languages[0] if languages else LANGUAGES[0]
