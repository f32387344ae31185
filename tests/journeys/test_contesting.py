"""An employee says that a level brought in is wrong; she and her manager see it stand beside it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

WORDS = "Dit was voor de nachtploeg werd herschikt."


def uncontested(visitor: Visitor) -> Locator:
    """The first card with a level of which one can say that it is wrong."""
    return visitor.main.locator(".card").filter(has=visitor.page.locator('form[action$="/contest/"]')).first


def test_what_an_employee_contests_is_seen_by_her_and_by_her_manager(demo_site: Site, visit: Visits) -> None:
    greet = visit(demo_site)
    greet.enter_demo("Greet")
    greet.choose_in_menu("My growth")
    card = uncontested(greet)
    anchor = card.get_attribute("id")
    name = card.get_by_role("heading").inner_text().splitlines()[0].strip()
    card.get_by_text(said("Is this not right?")).click()
    card.get_by_label(said("What is not right?")).fill(WORDS)
    greet.press("Say that it is not right", inside=card)
    greet.go("/growth/")
    contested = greet.main.locator(f"#{anchor}")
    expect(contested).to_contain_text(WORDS)
    expect(contested.get_by_text(said("contested"), exact=True).first).to_be_visible()

    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde nacht')}/")
    row = bram.main.get_by_role("row").filter(has_text="Greet Lambrechts")
    expect(row.get_by_text(said("contested"))).to_be_visible()
    bram.follow("Greet Lambrechts")
    expect(bram.main.locator(".card").filter(has_text=WORDS).get_by_role("heading")).to_contain_text(name)


def test_a_level_is_contested_once_and_stays_as_it_was(demo_site: Site, visit: Visits) -> None:
    count = "SELECT count(*), sum(position) FROM assessments_level WHERE person_id = %s"
    dries_id = demo_site.id_of("Dries Van Damme")
    before = demo_site.rows(count, dries_id)
    dries = visit(demo_site)
    dries.enter_demo("Dries")
    dries.go("/growth/")
    dries.follow("Why this level?", inside=uncontested(dries), exact=False)
    level = dries.path.strip("/").split("/")[-1]
    dries.follow("Is this not right?")
    dries.press("Say that it is not right")
    dries.go(f"/levels/{level}/contest/")
    dries.sees(said("You already said that this level is wrong. It stands beside it."))
    assert demo_site.rows(count, dries_id) == before
