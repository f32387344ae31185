"""Someone looks for a competence in her own words, and sees by which of them it was found."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits

pytestmark = pytest.mark.journey

TELEPHONE = 360


@pytest.mark.parametrize("scripts", [True, False])
def test_dealing_with_angry_families_finds_dealing_with_aggression(
    demo_site: Site, visit: Visits, scripts: bool
) -> None:
    greet = visit(demo_site, width=TELEPHONE, scripts=scripts)
    greet.enter_demo("Greet")
    greet.go("/competences/")
    greet.main.get_by_role("searchbox").fill("omgaan met boze familie")
    greet.press("Search", inside=greet.main)
    best = greet.main.locator(".entries > li").first
    expect(best.get_by_role("link").first).to_have_text("Omgaan met agressie")
    # What is marked is how the entry says it: "boosheid" for "boze".
    marked = {word.lower() for word in best.locator("mark").all_inner_texts()}
    assert marked == {"omgaan", "boosheid"}
    if scripts:  # axe is a script
        greet.examine()
    greet.follow("Omgaan met agressie")
    expect(greet.main.get_by_role("heading", level=1)).to_have_text("Omgaan met agressie")
    expect(greet.main.locator("#levels")).to_be_visible()
