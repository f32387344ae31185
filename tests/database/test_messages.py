"""Every sentence can be filled in and put in another language, and names a remedy."""

import ast
import re
from pathlib import Path

import kiem.foundation.database
from kiem.foundation.database.messages import DatabaseUnavailable, Message, message

FOLDER = Path(kiem.foundation.database.__file__).parent


def sentences() -> list[tuple[str, set[str]]]:
    """Every text given to `_` in the package, with the names of the values given along."""
    calls = [node for path in FOLDER.glob("*.py") for node in ast.walk(ast.parse(path.read_text()))]
    return [
        (call.args[0].value, {keyword.arg or "" for keyword in call.keywords})
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    ]  # fmt: skip


def test_every_sentence_gets_exactly_the_values_it_names() -> None:
    assert len(sentences()) > 40
    for text, given in sentences():
        assert set(re.findall(r"%\((\w+)\)s", text)) == given, text
        assert message(text, **dict.fromkeys(given, "x")).translated(str.upper) if not given else True


def test_a_sentence_is_translated_before_its_values_are_filled_in() -> None:
    dutch = {"The disk of %(folder)s is full.": "De schijf van %(folder)s is vol.", "in use": "in gebruik"}
    full = message("The disk of %(folder)s is full.", folder=message("in use"))
    assert full.translated(lambda text: dutch[text]) == "De schijf van in gebruik is vol."
    assert str(full) == "The disk of in use is full."


def test_a_failure_says_what_happened_and_then_the_remedy() -> None:
    failure = DatabaseUnavailable(Message("It stopped."), Message("Start it."))
    assert str(failure) == "It stopped. Start it."
    assert failure.translated(str.upper) == "IT STOPPED. START IT."
