"""The starter profiles, read from the files in ``starter/``, and which of the own competences stand for theirs."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kiem.competences.queries import CompetenceName, competence_names, from_starter, starter_dictionary
from kiem.competences.rules import plain_name
from kiem.foundation.languages import LANGUAGES
from kiem.profiles.rules import Starter, StarterFamily, StarterLine, StarterProfile, Weight

_FOLDER = Path(__file__).resolve().parents[1] / "starter"
_MAIN = LANGUAGES[0]
"""Its files say what is asked; those of other languages repeat the keys and say it in their words."""


@cache
def starter_profiles() -> Starter:
    """All of it, families and profiles in the order of the files. Reads them once, no statement."""
    spoken = {language: _tables(language) for language in LANGUAGES}
    main = spoken[_MAIN]
    return Starter(
        everyone=_lines(main["organisation"].get("organisatie", {})),
        families=tuple(
            StarterFamily(key, _texts(spoken, "family", key, "name"), _lines(table))
            for key, table in main["family"].items()
        ),
        profiles=tuple(
            StarterProfile(
                key,
                table["family"],
                _texts(spoken, "profile", key, "name"),
                _texts(spoken, "profile", key, "purpose"),
                {each: tuple(spoken[each]["profile"].get(key, {}).get("results", ())) for each in LANGUAGES},
                _lines(table),
            )
            for key, table in main["profile"].items()
        ),
    )


def _tables(language: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables of one language by kind and key."""
    found: dict[str, dict[str, dict[str, Any]]] = {"organisation": {}, "family": {}, "profile": {}}
    for path in sorted(_FOLDER.glob(f"*.{language}.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, tables in content.items():
            for table in tables if isinstance(tables, list) else [tables]:
                found[kind][table["key"]] = table
    return found


def _texts(spoken: Mapping[str, Any], kind: str, key: str, name: str) -> dict[str, str]:
    texts = {language: str(tables[kind].get(key, {}).get(name, "")) for language, tables in spoken.items()}
    return {language: text for language, text in texts.items() if text}


def _lines(table: Mapping[str, Any]) -> tuple[StarterLine, ...]:
    asked = table.get("requirements", ())
    return tuple(StarterLine(each["competence"], each["level"], Weight(each["weight"])) for each in asked)


def own_competences(languages: Sequence[str] = ()) -> dict[str, CompetenceName]:
    """The own competence that stands for each starter competence, by key: copied from it, or called like it.

    Absent where there is none in the language that counts. Two statements.
    """
    own = competence_names(languages)
    by_id = {each.competence_id: each for each in own}
    by_name = {plain_name(name): each for each in own for name in each.names}
    copied = {key: by_id[competence] for key, competence in from_starter().items() if competence in by_id}
    found = {}
    for each in starter_dictionary():
        called = (by_name.get(plain_name(wording.name)) for wording in each.wordings)
        match = copied.get(each.key) or next((one for one in called if one), None)
        if match:
            found[each.key] = match
    return found


def starter_names(languages: Sequence[str] = ()) -> dict[str, str]:
    """What each starter competence is called, by key. No statement."""
    return {each.key: each.in_languages(languages)[0].name for each in starter_dictionary()}
