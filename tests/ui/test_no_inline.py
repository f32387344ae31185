"""No template carries a style or a script of its own: the policy would refuse it, and rightly."""

import re
from pathlib import Path

import pytest

KIEM = Path(__file__).resolve().parents[2] / "kiem"
TEMPLATES = sorted(KIEM.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "a script without an address": r"<script(?![^>]*\ssrc=)[^>]*>",
    "a handler": r"<[^>]*\s(?:on[a-z]+|hx-on[:\w-]*|hx-vars)\s*=",
    "a javascript address": r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""",
    "an address elsewhere": r"""<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*["']?(?:https?:)?//""",
}


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.I | re.S)
    assert [str(path.relative_to(KIEM)) for path in TEMPLATES if pattern.search(path.read_text())] == []


@pytest.mark.parametrize(
    ("what", "bad"),
    [
        ("a style attribute", '<p class="x" style="color:red">'),
        ("a style element", "<style>p{}</style>"),
        ("a script without an address", "<script>alert(1)</script>"),
        ("a handler", '<a href="#" onclick="x()">'),
        ("a handler", '<a hx-on:click="x()">'),
        ("a javascript address", '<a href="javascript:x()">'),
        ("an address elsewhere", '<link rel="x" href="https://elsewhere.example/x.css">'),
    ],
)
def test_the_patterns_find_what_they_name(what: str, bad: str) -> None:
    assert re.search(FORBIDDEN[what], bad, re.I | re.S)


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = (KIEM / "ui/static/vendor/lucide/sprite.svg").read_text()
    known = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    named = re.compile(r'(?:_icon\.html" with name="|<c-icon[^>]*\sname="|<c-button[^>]*\sicon=")([\w-]+)"')
    used = {name for path in TEMPLATES for name in named.findall(path.read_text())}
    assert used - known == set()
