"""The starter dictionary itself, under the writing aid: what it finds is mended, or waved off here for a reason."""

import tomllib
import uuid
from pathlib import Path

from kiem.competences.queries import starter_dictionary
from kiem.competences.rules import Content
from kiem.competences.rules.advice import all_advice
from kiem.foundation.languages import LANGUAGES

WAIVERS = Path(__file__).resolve().parents[3] / "kiem/competences/starter/waivers.toml"


def _waived() -> list[dict[str, str]]:
    """What is waved off: key ("" for the whole), rule, place, text and reason of each. No file: nothing is."""
    found: list[dict[str, str]] = (
        tomllib.loads(WAIVERS.read_text(encoding="utf-8"))["waiver"] if WAIVERS.exists() else []
    )
    return found


def test_the_aid_finds_nothing_in_the_starter_dictionary_that_is_not_waved_off_for_a_reason() -> None:
    keys = {uuid.uuid5(uuid.NAMESPACE_OID, each.key): each for each in starter_dictionary()}
    contents = {key: Content(each.kind, uuid.UUID(int=9), each.wordings, each.aspect) for key, each in keys.items()}
    assert len(contents) >= 30
    told = {}
    for each in all_advice(contents, LANGUAGES):
        key = keys[each.competence_id].key if each.competence_id else ""
        told[key, each.rule.value, each.place, each.text] = [each.text[span.start : span.end] for span in each.spans]
    reasons = {(each["key"], each["rule"], each["place"], each["text"]): each["reason"] for each in _waived()}
    assert all(reason.strip() for reason in reasons.values())
    left = {about: words for about, words in told.items() if about not in reasons}
    assert left == {}
    assert set(reasons) - set(told) == set(), "waved off, but no longer found"
