"""Templates see one page object, and nothing inline."""

import re
from pathlib import Path

from tests.house.tree import name_of, templates

GIVEN = {
    "page", "form", "forloop", "block", "request", "viewer", "menu", "messages", "languages", "csrf_token", "reference",
    "True", "False", "None", "not", "and", "or", "in", "is", "as", "slot", "attrs", "if",
}  # fmt: skip
_VARIABLE = re.compile(r"{{\s*([A-Za-z_][A-Za-z0-9_]*)")
_MADE = (
    re.compile(r"{%\s*for\s+([A-Za-z0-9_,\s]+?)\s+in\b"),
    re.compile(r"([A-Za-z_][A-Za-z0-9_]*)="),
    re.compile(r"\bas\s+([A-Za-z_][A-Za-z0-9_]*)"),
    re.compile(r"<c-vars\s([^>]*)>"),
)
_INLINE = re.compile(r"\son[a-z]+\s*=|\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


def _made(text: str) -> set[str]:
    names: set[str] = set()
    for pattern in _MADE:
        for found in pattern.findall(text):
            names.update(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", found))
    return names


def _is_page(path: Path) -> bool:
    """A whole page of ours: not a part (``_…``, which sees what its page hands it), a component or one of allauth's."""
    parts = path.parts
    after = parts[parts.index("templates") + 1]
    return not path.name.startswith("_") and after not in {
        "cotton",
        "ui",
        "allauth",
        "account",
        "mfa",
        "django",
        "kiem_forms",
        "usersessions",
        "socialaccount",
    }


def test_a_template_sees_page_and_form_only() -> None:
    wrong = []
    for path in templates():
        if _is_page(path):
            text = path.read_text(encoding="utf-8")
            unknown = set(_VARIABLE.findall(text)) - GIVEN - _made(text)
            wrong += [f"{name_of(path)}: {name}" for name in sorted(unknown)]
    assert wrong == []


def test_nothing_is_inline() -> None:
    wrong = [name_of(path) for path in templates() if _INLINE.search(path.read_text(encoding="utf-8"))]
    assert wrong == []
