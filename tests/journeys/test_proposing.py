"""A nurse proposes a word on her telephone; a colleague is for it, a steward takes it over, HR adopts it: it counts."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.test_every_page import as_who
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

TELEPHONE = 360
WORDS, WHY = "een luisterend oor", "Zo zeggen wij het 's nachts."


@pytest.mark.parametrize("scripts", [True, False])
def test_a_nurse_proposes_a_word_and_sees_it_adopted(demo_site: Site, visit: Visits, scripts: bool) -> None:
    words = WORDS if scripts else f"{WORDS} bieden"
    greet = visit(demo_site, width=TELEPHONE, scripts=scripts)
    greet.enter_demo("Greet")
    competence = propose(greet, words, examined=scripts)
    support(visit(demo_site), words)
    take_over(visit(demo_site), words)
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    carla.go("/competences/adopt/")
    carla.fill(decision="Directie, na een voorstel")
    carla.press("Adopt")

    greet.go("/")
    greet.sees(said("Your proposal was decided on"))
    greet.follow("Read the answer")
    expect(proposal(greet, words)).to_contain_text("Dries Van Damme")
    greet.go(competence)
    expect(greet.main.locator(".title")).to_contain_text(words)
    expect(greet.main.get_by_role("listitem").filter(has_text="Greet Lambrechts").first).to_contain_text(WHY)


def proposal(visitor: Visitor, words: str) -> Locator:
    return visitor.main.locator("article").filter(has_text=words)


def propose(visitor: Visitor, words: str, *, examined: bool) -> str:
    """First without a reason: what was typed stays. The path of the competence."""
    visitor.go("/competences/")
    visitor.main.locator(".entries a").first.click()
    expect(visitor.main.locator("#levels")).to_be_visible()
    competence = visitor.path.partition("?")[0]
    visitor.follow("Propose other words")
    visitor.main.locator('[name="spot"]').select_option(label=said("One more word for it"))
    visitor.fill(words=words)
    visitor.press("Send my proposal")
    expect(visitor.main.locator('[name="words"]').first).to_have_value(words)
    visitor.main.locator('[name="reason"]').fill(WHY)
    visitor.press("Send my proposal")
    expect(proposal(visitor, words)).to_contain_text(WHY)
    if examined:  # axe is a script
        visitor.examine()
    return competence


def support(visitor: Visitor, words: str) -> None:
    visitor.enter_demo("Anna")
    visitor.go("/competences/")
    visitor.follow("What colleagues propose")
    proposal(visitor, words).get_by_text(said("What do you think of it?")).click()
    visitor.press("I am for it", inside=proposal(visitor, words))
    expect(proposal(visitor, words)).to_contain_text("Anna Peeters")


def take_over(visitor: Visitor, words: str) -> None:
    as_who(visitor, "Dries", "steward")
    visitor.go("/")
    visitor.follow("Look at the proposals")
    expect(proposal(visitor, words)).to_contain_text("Anna Peeters")
    proposal(visitor, words).locator("summary").filter(has_text=said("Decide")).click()
    visitor.examine()
    visitor.press("Take it over into the draft", inside=proposal(visitor, words))
    expect(proposal(visitor, words)).to_have_count(0)
