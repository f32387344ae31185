"""A manager finds his team, and nobody else's."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.words import said

pytestmark = pytest.mark.journey

DE_LINDE = {
    "Anna Peeters",
    "Fatou Diallo",
    "Joris Wouters",
    "Meryem Yılmaz",
    "Nele Claes",
    "Stijn De Smet",
    "Thi Lan Nguyen",
}


def test_a_manager_finds_his_team_from_the_first_page(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.main.locator(f'a[href="/team/{demo_site.id_of("De Linde")}/"]').click()
    expect(bram.page.get_by_role("heading", level=1)).to_have_text("Team De Linde")
    people = bram.main.get_by_role("rowheader").get_by_role("link").all_inner_texts()
    assert {" ".join(name.split()) for name in people} == DE_LINDE


def test_a_row_opens_to_a_person_and_her_facts(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde')}/")
    bram.follow("Fatou Diallo")
    expect(bram.page.get_by_role("heading", level=1)).to_have_text("Fatou Diallo")
    card = bram.main.locator("section, article, .card").filter(has_text="Omgaan met agressie").last
    card.get_by_text(said("What stands behind it")).click()
    expect(card.get_by_text("competenties zorg en ondersteuning.xlsx")).to_be_visible()


def test_what_was_seen_before_he_led_is_not_shared_with_him(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde')}/")
    row = bram.main.get_by_role("row").filter(has_text="Nele Claes")
    expect(row.get_by_text(said("not shared with you"))).to_be_visible()


def test_another_team_and_its_people_are_not_found(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    farid, keuken = demo_site.id_of("Farid El Amrani"), demo_site.id_of("Keuken")
    level = demo_site.rows("SELECT id FROM assessments_level WHERE person_id = %s LIMIT 1", farid)[0][0]
    for path in (
        f"/team/{keuken}/",
        f"/team/{demo_site.id_of('De Wilg')}/",
        f"/team/people/{farid}/",
        f"/growth/levels/{level}/",
        f"/levels/{level}/contest/",
        f"/people/{farid}/growth/development/",
    ):
        assert bram.status_of(path) == 404, path
    assert bram.go(f"/team/{keuken}/") == 404
    bram.sees(said("We cannot find this page"))
