"""Everything that is installed with Kiem is named with its licence."""

from tests.house.notices import locked
from tests.house.tree import ROOT


def test_every_locked_package_stands_in_the_notices() -> None:
    text = (ROOT / "NOTICES.md").read_text(encoding="utf-8")
    missing = [name for name, version in locked().items() if f"| {name} | {version} |" not in text]
    assert missing == [], "run: python -m tests.house.notices"
