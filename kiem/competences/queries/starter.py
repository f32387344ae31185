"""The starter dictionary that comes with Kiem: competences for the social profit, free to copy and to change.

Read from the files in ``starter/``: one per group and language, and the words people use in ``synonyms.<language>``.
"""

import tomllib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kiem.competences.models import CompetenceMatch, FrameworkEntry
from kiem.competences.queries.language import working_version
from kiem.competences.rules import KIND_ORDER, STARTER, CompetenceKind, Wording, plain_name
from kiem.foundation.languages import LANGUAGES

_FOLDER = Path(__file__).resolve().parents[1] / "starter"


@dataclass(frozen=True, slots=True)
class StarterCompetence:
    """A competence of the starter dictionary, on the default scale. ``wordings``: in every language it has."""

    key: str
    kind: CompetenceKind
    aspect: str
    wordings: tuple[Wording, ...]

    @property
    def uri(self) -> str:
        """What a copy's match to the original says."""
        return f"kiem:starter/{self.key}"

    def in_languages(self, languages: Iterable[str]) -> tuple[Wording, ...]:
        """Its words in some languages; in its first one when it speaks none of them."""
        wanted = set(languages)
        return tuple(wording for wording in self.wordings if wording.language in wanted) or self.wordings[:1]


@cache
def starter_dictionary() -> tuple[StarterCompetence, ...]:
    """All of it: core first, then by name. Reads files once, no statement."""
    spoken = {language: _words_in(language) for language in LANGUAGES}
    found = (
        StarterCompetence(
            key,
            CompetenceKind(table["kind"]),
            table["aspect"],
            tuple(_wording(language, words[key]) for language, words in spoken.items() if key in words),
        )
        for key, table in spoken[LANGUAGES[0]].items()
    )
    return tuple(sorted(found, key=lambda each: (KIND_ORDER[each.kind], plain_name(each.wordings[0].name))))


def _words_in(language: str) -> dict[str, dict[str, Any]]:
    """The tables of one language by key, each with its synonyms."""
    files = sorted(path for path in _FOLDER.glob(f"*.{language}.toml") if not path.name.startswith("synonyms."))
    tables = [table for path in files for table in _read(path).get("competence", ())]
    synonyms = _FOLDER / f"synonyms.{language}.toml"
    other_words = _read(synonyms) if synonyms.exists() else {}
    return {table["key"]: {**table, "synonyms": other_words.get(table["key"], [])} for table in tables}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _wording(language: str, table: dict[str, Any]) -> Wording:
    levels = table["level"]
    return Wording(
        language,
        table["name"],
        table["definition"],
        plain=table.get("plain", ""),
        synonyms=tuple(table["synonyms"]),
        titles=tuple(level["title"] for level in levels),
        indicators=tuple(tuple(level["indicators"]) for level in levels),
        counters=tuple(tuple(level.get("counter", ())) for level in levels),
    ).cleaned()


def from_starter() -> dict[str, uuid.UUID]:
    """Which starter competences were copied: by key, the competence it became, in the draft or, without one, in the
    version that counts. One statement."""
    entries = FrameworkEntry.objects.filter(framework_version__in=working_version().values("id"))
    matches = CompetenceMatch.objects.filter(
        scheme=STARTER, competence_version__in=entries.values("competence_version")
    )
    found = matches.values_list("uri", "competence_version__competence")
    return {uri.removeprefix("kiem:starter/"): competence for uri, competence in found}
