"""The ten-minute tours of the handbook, walked: each word that a tour tells someone to look for is really there."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import ROOT, Site, Visits
from tests.journeys.together.taking import TOURS, WIDE, take
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

TEXT = (ROOT / "docs" / "handbook" / "nl" / "rondleidingen.md").read_text(encoding="utf-8")


class Walk:
    """A tour: what one of its readers does, in the words of its text."""

    def __init__(self, visitor: Visitor, heading: str) -> None:
        self.visitor = visitor
        section = re.split(r"\n#{2,3} ", TEXT.partition(f"# {heading}\n")[2])[0]
        assert section, heading
        self.text = " ".join(section.replace("*", "").split())

    def told(self, words: str) -> str:
        """Words that the tour says, as they stand on the screen."""
        assert words in self.text, f"the tour does not say: {words}"
        return words

    def menu(self, word: str) -> None:
        """Open a word of the main menu."""
        found = self.visitor.page.locator(".menu-wide a").get_by_text(self.told(word), exact=True)
        if not found.is_visible():
            self.visitor.page.locator(".menu-group > summary").locator("visible=true").click()
        with self.visitor.page.expect_navigation():
            found.click()

    def follow(self, words: str) -> None:
        with self.visitor.page.expect_navigation():
            self.visitor.main.get_by_role("link", name=self.told(words)).first.click()

    def sees(self, words: str, *, as_shown: str = "") -> None:
        """The tour says it, and somewhere on the page it stands (``as_shown``: in the page's own sentence)."""
        self.told(words)
        expect(self.visitor.main).to_contain_text(as_shown or words)

    def looks_as(self, words: str) -> None:
        """Switch to a role."""
        role = self.told(words).removeprefix("als ")
        self.visitor.page.locator("details.account > summary").click()
        with self.visitor.page.expect_navigation():
            self.visitor.page.locator(".account-panel").get_by_role("button", name=role).click()


def _walk(site: Site, visit: Visits, name: str, heading: str) -> Walk:
    visitor = visit(site, width=WIDE)
    visitor.enter_demo(name)
    walk = Walk(visitor, heading)
    walk.told(name)
    return walk


def test_greet(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Greet", "Greet, nachtverpleegkundige")
    walk.menu("Mijn groei")
    walk.sees("Jouw volgende stap")
    walk.sees("Observeren en rapporteren")
    walk.sees("Hoger ingeschat door je leidinggevende")
    take(walk.visitor, "tour-greet", height=860)
    walk.follow("Elkaar helpen")
    walk.sees("Gert")
    walk.menu("Gesprekken")
    walk.sees("haar peter", as_shown="mijn peter")


def test_anna(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Anna", "Anna, zorgkundige op De Linde")
    walk.menu("Mijn groei")
    walk.sees("Samen beslissen")
    walk.told("zij en Bram zien het anders")
    walk.follow("Waarom dit niveau?")
    walk.menu("Mijn groei")
    walk.follow("Waarom vragen we dit van jou?")
    walk.menu("Mijn groei")
    walk.follow("Wie keek hier al?")
    walk.sees("Carla", as_shown="personeelsadviseur")
    walk.menu("Kijken")
    walk.follow("Oefenen")
    take(walk.visitor, "tour-anna", height=700)


def test_farid(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Farid", "Farid, kok")
    walk.menu("Mijn groei")
    walk.sees("Hoe zeker: een aanwijzing")
    take(walk.visitor, "tour-farid", height=900)
    walk.follow("Andere functies bekijken")


def test_bram(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Bram", "Leidinggevende")
    walk.menu("Vandaag")
    walk.sees("Nele")
    walk.menu("Mijn team")
    if walk.visitor.path == "/team/":
        walk.follow("De Linde")
    walk.sees("wat aan één persoon hangt", as_shown="Wat aan één persoon hangt")
    walk.sees("betwist")
    walk.follow("Wie mag wat")
    walk.sees("Nele")
    take(walk.visitor, "tour-bram", height=760)
    walk.menu("Kijken")
    walk.follow("Rondes plannen en volgen")
    walk.sees("afgesloten", as_shown="gesloten")


def test_carla(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Carla", "Personeelsdienst")
    walk.menu("Kijken")
    walk.follow("Rondes plannen en volgen")
    take(walk.visitor, "tour-carla", height=640)
    walk.follow("Situaties om op te oefenen")
    walk.menu("Gesprekken")
    walk.sees("Anna")
    walk.menu("Onze taal")
    walk.menu("Profielen")


def test_dries(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Dries", "Afgevaardigde")
    walk.looks_as("als vakbondsafgevaardigde")
    take(walk.visitor, "tour-dries", height=640)
    walk.told("Geen niveau van iemand")
    assert walk.visitor.status_of(f"/team/{demo_site.id_of('De Linde')}/") == 404
    walk.looks_as("als medewerker")


def test_elke(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Elke", "Directeur")
    walk.menu("Onze taal")
    walk.visitor.choose_in_menu("Units")
    walk.sees("Thuiszorg Zuid")
    walk.sees("springt iemand in", as_shown="vervangt")
    take(walk.visitor, "tour-elke", height=640)


def test_the_steward_and_the_administrator(demo_site: Site, visit: Visits) -> None:
    walk = _walk(demo_site, visit, "Dries", "Taalbewaarder en beheerder")
    walk.looks_as("als taalbewaarder")
    walk.menu("Onze taal")
    walk = _walk(demo_site, visit, "Hamid", "Taalbewaarder en beheerder")
    take(walk.visitor, "tour-hamid", height=640)
    assert walk.visitor.status_of("/rounds/") == 404
    assert walk.visitor.status_of(f"/team/{demo_site.id_of('De Linde')}/") == 404


def test_each_tour_has_its_picture_with_words_for_who_does_not_see_it() -> None:
    shown = re.findall(r"!\[([^\]]{20,})\]\(\.\./\.\./pictures/tour-([a-z]+)\.png\)", TEXT)
    assert [name for _words, name in shown] == list(TOURS)
