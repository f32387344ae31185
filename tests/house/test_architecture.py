"""The one-page architecture says the same as the import contracts, and links lead somewhere."""

import re
from configparser import ConfigParser

from tests.house.tree import ROOT


def test_the_river_on_the_page_is_the_river_of_the_contracts() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    layers = [line.strip() for line in contracts["importlinter:contract:river"]["layers"].split() if line.strip()]
    downstream = [layer.removeprefix("kiem.") for layer in reversed(layers)]
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    block = text.split("```")[1]
    assert re.findall(r"^([a-z]+) ", block, re.MULTILINE) == downstream


def test_links_in_the_documents_lead_somewhere() -> None:
    wrong = []
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            if not target.startswith("http") and not (path.parent / target).exists():
                wrong.append(f"{path.relative_to(ROOT)}: {target}")
    assert wrong == []
