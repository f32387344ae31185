"""A team places itself in a team meeting: its leader notes it, the team reads it."""

import pytest

from tests.journeys.conftest import Site, Visits
from tests.journeys.words import said

pytestmark = pytest.mark.journey

TELEPHONE = 360
REASON = "we vragen elke bewoner wat die wil, ook als het druk is"


def test_a_team_places_itself_and_reads_it(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde')}/")
    bram.follow("Where the team placed itself")
    bram.examine()
    bram.follow("Note what the team says", exact=False)
    bram.examine()
    bram.main.locator("#id_position_2").check()
    bram.fill(reason=REASON)
    bram.press("Note it")
    bram.sees(said("Noted. The team and who leads it can read it."))
    bram.sees(REASON)
    bram.examine()
    anna = visit(demo_site, width=TELEPHONE)
    anna.enter_demo("Anna")
    anna.go("/growth/")
    anna.follow("Our team")
    anna.sees(REASON)
    anna.examine()
    farid = visit(demo_site)
    farid.enter_demo("Farid")
    assert farid.status_of(anna.path) == 404
