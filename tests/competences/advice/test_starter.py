"""The starter dictionary itself, under the writing aid: what it finds is mended, or waved off here for a reason."""

import tomllib
import uuid
from pathlib import Path

import pytest

from kiem.competences.rules import CompetenceKind, Content, Wording
from kiem.competences.rules.advice import advice_on, advice_on_language

STARTER = Path(__file__).resolve().parents[3] / "kiem/competences/starter"


def _words(language: str) -> dict[str, tuple[dict[str, str], Wording]]:
    """Per key what the file says of the competence, and its words in one language."""
    found = {}
    for path in sorted(STARTER.glob(f"*.{language}.toml")):
        for each in tomllib.loads(path.read_text(encoding="utf-8"))["competence"]:
            levels = each["level"]
            found[each["key"]] = (
                each,
                Wording(
                    language,
                    each["name"],
                    each["definition"],
                    (),
                    each["plain"],
                    tuple(each["synonyms"]),
                    tuple(level["title"] for level in levels),
                    tuple(tuple(level["indicators"]) for level in levels),
                    tuple(tuple(level.get("counter", ())) for level in levels),
                ),
            )
    return found


@pytest.fixture(scope="module")
def starter() -> dict[uuid.UUID, tuple[str, Content]]:
    """By id: its key, and all it says in Dutch, French and English."""
    dutch, others = _words("nl"), [_words("fr"), _words("en")]
    return {
        uuid.uuid5(uuid.NAMESPACE_OID, key): (
            key,
            Content(
                CompetenceKind(about["kind"]),
                uuid.UUID(int=9),
                (said, *(other[key][1] for other in others)),
                about["aspect"],
            ),
        )
        for key, (about, said) in dutch.items()
    }


def _waived() -> list[dict[str, str]]:
    """What is waved off: key, rule, place, text and reason of each. No file: nothing is."""
    path = STARTER / "waivers.toml"
    found: list[dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))["waiver"] if path.exists() else []
    return found


def test_the_aid_finds_nothing_in_the_starter_dictionary_that_is_not_waved_off_for_a_reason(
    starter: dict[uuid.UUID, tuple[str, Content]],
) -> None:
    languages = ["nl", "fr", "en"]
    contents = {key: content for key, (_, content) in starter.items()}
    found = [(key, advice) for key, content in starter.values() for advice in advice_on(content, languages)]
    found += [("", advice) for advice in advice_on_language(contents, languages)]
    reasons = {(each["key"], each["rule"], each["place"], each["text"]): each["reason"] for each in _waived()}
    assert all(reason.strip() for reason in reasons.values())
    told = {(key, advice.rule.value, advice.place, advice.text): advice for key, advice in found}
    left = [
        f"{key} {place}: {rule}: {text} {[text[span.start : span.end] for span in advice.spans]}"
        for (key, rule, place, text), advice in told.items()
        if (key, rule, place, text) not in reasons
    ]
    assert left == []
    assert set(reasons) - set(told) == set(), "waved off, but no longer found"
