"""Contrast of the colours, in light, dark and print, by the formula of WCAG 2.2 (relative luminance, 2023)."""

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "kiem/ui/static/ui"
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    *(
        (ink, paper, TEXT)
        for ink in ("ink", "muted", "leaf", "leaf-deep", "clay", "sky")
        for paper in ("paper", "card")
    ),
    ("on-leaf", "leaf", TEXT),
    ("on-leaf", "leaf-deep", TEXT),
    ("leaf", "leaf-soft", TEXT),
    ("leaf-deep", "leaf-soft", TEXT),
    ("clay", "clay-soft", TEXT),
    ("sky", "sky-soft", TEXT),
    *(("ink", soft, TEXT) for soft in ("leaf-soft", "clay-soft", "sky-soft")),
    *(("muted", soft, TEXT) for soft in ("leaf-soft", "clay-soft", "sky-soft")),
    ("edge", "paper", SHAPE),
    ("edge", "card", SHAPE),
    ("focus", "paper", SHAPE),
    ("focus", "card", SHAPE),
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", css))


def themes() -> dict[str, dict[str, str]]:
    light, dark = (UI / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    found = {"light": colours(light)}
    found["dark"] = found["light"] | colours(dark)
    found["print"] = found["light"] | colours((UI / "print.css").read_text())
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_ink_stands_out_from_its_paper(theme: str, ink: str, paper: str, least: float) -> None:
    tokens = themes()[theme]
    assert contrast(tokens[ink], tokens[paper]) >= least


def test_dark_changes_every_colour_that_light_sets() -> None:
    light, dark = (UI / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    assert set(colours(light)) == set(colours(dark))


def test_colours_are_named_once_and_used_by_name() -> None:
    for path in UI.glob("*.css"):
        if path.name not in {"tokens.css", "print.css"}:
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text()) == [], path.name


def test_every_rule_stands_in_a_layer() -> None:
    for path in UI.glob("*.css"):
        outside = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        outside = re.sub(r"@font-face\s*{[^}]*}", "", outside)
        while (shorter := re.sub(r"{[^{}]*}", "", outside)) != outside:
            outside = shorter
        assert re.sub(r"@layer [\w, ]+;?", "", outside).strip() == "", path.name


def test_every_token_in_use_exists() -> None:
    named = set(re.findall(r"(--[\w-]+):", (UI / "tokens.css").read_text()))
    used = {token for path in UI.glob("*.css") for token in re.findall(r"var\((--[\w-]+)", path.read_text())}
    assert used <= named
