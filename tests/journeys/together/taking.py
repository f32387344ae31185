"""Pictures of the site that journeys take: for the README and for the tours. ``make pictures`` writes them anew."""

import os

from tests.journeys.conftest import ROOT
from tests.journeys.visitor import Visitor

SHOWN = ROOT / "docs" / "pictures"
FOLDER = SHOWN if os.environ.get("KIEM_PICTURES") else ROOT / "build" / "pictures"
WIDE = 1280
TOURS = ("greet", "anna", "farid", "bram", "carla", "dries", "elke", "hamid")
"""Whose tour has a picture, ``docs/pictures/tour-NAME.png``."""


def take(visitor: Visitor, name: str, *, height: int | None = None) -> None:
    """A picture of the page from its top, whole or of a height in pixels."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    width = (visitor.page.viewport_size or {"width": WIDE})["width"]
    if height:
        visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.page.evaluate("scrollTo(0, 0)")
    visitor.page.mouse.move(0, 0)
    visitor.page.screenshot(path=FOLDER / f"{name}.png", full_page=height is None, animations="disabled", caret="hide")
