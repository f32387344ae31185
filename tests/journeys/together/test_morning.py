"""A manager's morning: what asks for attention, the matrix by what matters, one person, and a talk planned."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey


def test_a_morning_with_the_matrix(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.examine()
    bram.main.locator(f'a[href="/team/{demo_site.id_of("De Linde")}/"]').click()
    names = _people(bram)
    bram.main.locator("#order").select_option("room")
    bram.press("Show", inside=bram.main)
    bram.examine()
    assert sorted(_people(bram)) == sorted(names)
    bram.main.locator("#order").select_option("unknown")
    bram.main.locator("#about").select_option(index=2)
    bram.press("Show", inside=bram.main)
    assert sorted(_people(bram)) == sorted(names)
    competence = bram.main.locator("#about option:checked").inner_text()
    expect(bram.main.get_by_role("columnheader").filter(has_text=competence).first).to_be_visible()
    _who_may(bram, demo_site)
    _to_one_person(bram, demo_site)


def _people(bram: Visitor) -> list[str]:
    return [" ".join(each.split()) for each in bram.main.get_by_role("rowheader").get_by_role("link").all_inner_texts()]


def _who_may(bram: Visitor, site: Site) -> None:
    """From the matrix to the sheet of who may do what, and back by where she is."""
    bram.go(f"/team/{site.id_of('De Linde')}/")
    bram.follow("Who may do what in this team")
    bram.examine()
    bram.page.go_back()


def _to_one_person(bram: Visitor, site: Site) -> None:
    """A row opens to a person; a talk with her is planned for next week and stands on his list."""
    bram.go(f"/team/{site.id_of('De Linde')}/")
    bram.follow("Fatou Diallo")
    expect(bram.page.get_by_role("heading", level=1)).to_have_text("Fatou Diallo")
    bram.examine()
    bram.go("/conversations/new/")
    bram.main.locator("#id_person_id").select_option(label="Fatou Diallo")
    bram.fill(on=(timezone.localdate() + timedelta(days=6)).isoformat(), place="De veranda")
    bram.press("Plan it")
    bram.sees("De veranda")
    bram.go("/today/list/")
    bram.examine()
    bram.sees(said("Conversations"))
