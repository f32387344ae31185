"""An employee elsewhere, a delegate, a director and the administrator see no level of anyone, wherever they look."""

import re

import pytest

from tests.journeys.conftest import Site, Visits
from tests.journeys.crawl import reachable, shape
from tests.journeys.words import said

pytestmark = pytest.mark.journey

OF_EACH_SHAPE = 5
OWN = (
    "/growth/",
    "/growth/jobs/",
    "/growth/jobs/*/",
    "/growth/levels/*/",
    "/growth/why/*/",
    "/growth/seen/",
    "/levels/*/contest/",
    "/conversations/development/*/",  # a talk, read by the two who held it
    "/looking/about-me/*/",
)
LEVEL_MARKS = re.compile(r'href="#t-(dots|disc|tested|halves|half-left|half-right)(-s)?"')
HANDBOOK = "/help/"  # explains the words, to everyone alike; it is a file, and knows nobody
SHEET = "competenties zorg en ondersteuning"


@pytest.mark.parametrize("name", ["Farid", "Dries", "Elke", "Hamid"])
def test_no_level_stands_on_any_page_but_her_own(demo_site: Site, visit: Visits, name: str) -> None:
    visitor = visit(demo_site)
    visitor.enter_demo(name)
    levels = {str(row[0]) for row in demo_site.rows("SELECT id FROM assessments_level")}
    words = (SHEET, said("brought in, not yet discussed"), said("contested"), said("not yet known"))
    pages = 0
    for path, html in reachable(visitor, ["/"], of_each_shape=OF_EACH_SHAPE):
        if shape(path) in OWN:
            continue
        pages += 1
        assert not LEVEL_MARKS.search(html), path
        assert not [one for one in levels if one in html], path
        assert path.startswith(HANDBOOK) or not [word for word in words if word in html], path
    assert pages >= 8


@pytest.mark.parametrize("name", ["Farid", "Dries", "Elke", "Hamid", "Greet"])
def test_a_guessed_address_gives_nothing(demo_site: Site, visit: Visits, name: str) -> None:
    visitor = visit(demo_site)
    visitor.enter_demo(name)
    anna, unit = demo_site.id_of("Anna Peeters"), demo_site.id_of("De Linde")
    level = demo_site.rows("SELECT id FROM assessments_level WHERE person_id = %s LIMIT 1", anna)[0][0]
    for path in (
        f"/team/{unit}/",
        f"/team/people/{anna}/",
        f"/people/{anna}/open/",
        f"/people/{anna}/growth/development/",
        f"/people/{anna}/growth/selection/",
        f"/growth/levels/{level}/",
        f"/levels/{level}/contest/",
        "/bring-in/levels/",
    ):
        assert visitor.status_of(path) == 404, path


def test_the_marks_looked_for_do_stand_on_one_s_own_page(demo_site: Site, visit: Visits) -> None:
    """Or the test above would find nothing because it looked for the wrong thing."""
    anna = visit(demo_site)
    anna.enter_demo("Anna")
    html = anna.page.request.get(f"{demo_site.url}/growth/").text()
    assert LEVEL_MARKS.search(html)
    assert said("brought in, not yet discussed") in html
    assert said("not yet known") in html
    facts = set(re.findall(r"/growth/levels/[0-9a-f-]+/", html))
    assert any(SHEET in anna.page.request.get(f"{demo_site.url}{fact}").text() for fact in facts)
