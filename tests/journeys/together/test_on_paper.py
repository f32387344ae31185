"""An employee on paper: she prints her form, a colleague from the kitchen enters it, she says that it is right.

On telephones, with a connection that drops while he taps; the first time something is not right.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.together.alone import round_about
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

ROUND, TELEPHONE, ELSEWHERE = "Ronde op papier", 360, "Farid El Amrani"

NOT_SENT = "Not sent yet: the connection is down. It is kept on this screen and sent as soon as it works again."


def test_an_employee_on_paper(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    round_about(carla, demo_site, ROUND, "Greet Lambrechts")
    greet = visit(demo_site, width=TELEPHONE)
    greet.enter_demo("Greet")
    asked = _print(greet)
    _name(greet)
    code = _code(demo_site)
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    assert bram.go(code) == 404
    bram.sees(said("This form does not open for you"))
    bram.examine()
    farid = visit(demo_site, width=TELEPHONE)
    farid.enter_demo("Farid")
    entering = _enter(farid, code, 0)
    greet.go("/")
    greet.main.get_by_role("link").filter(has_text=ELSEWHERE).click()
    greet.examine()
    greet.press("This is not right: erase it")
    greet.sees(said("What was entered is gone. Your helper can begin anew."))
    _enter(farid, code, 2)
    greet.go(f"{asked}read/")
    greet.press("This is right")
    greet.sees(said("Thank you. It is noted."))
    assert farid.go(entering) == 404
    assert farid.go(code) == 404
    assert demo_site.rows("SELECT FROM assessments_paperhelp") == []
    given = demo_site.rows(
        """SELECT "position" FROM assessments_view AS view JOIN assessments_subject AS subject
             ON subject.id = view.subject_id JOIN assessments_round AS round ON round.id = subject.round_id
           WHERE round.title = %s AND view.view_from = 'self'""",
        ROUND,
    )
    assert given == [(3,)]


def _print(greet: Visitor) -> str:
    """Both sheets are there; the address of her page about paper."""
    greet.go("/looking/")
    greet.examine()
    greet.main.locator("section.card").filter(has_text=ROUND).get_by_role("link", name=said("On paper")).click()
    expect(greet.main.get_by_role("heading", level=1)).to_have_text(said("On paper"))
    greet.examine()
    for link in ("Form with texts", "Form with pictograms"):
        address = greet.main.get_by_role("link", name=said(link)).get_attribute("href")
        answer = greet.page.request.get(f"{greet.url}{address}")
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
    return greet.path


def _name(greet: Visitor) -> None:
    greet.fill(called="Bram Claes")
    greet.press("Let this person help me")
    expect(greet.main.locator('[name="called"]')).to_have_attribute("aria-invalid", "true")
    greet.examine()
    greet.fill(called=ELSEWHERE.lower())
    greet.press("Let this person help me")
    greet.sees(said("Noted. Give the paper to your helper: the form stands ready in Kiem."))
    greet.examine()


def _code(site: Site) -> str:
    """What the code on the sheet says, as the database knows it."""
    return f"/paper/{site.rows('SELECT form_id FROM assessments_paperhelp')[0][0]}/"


def _enter(farid: Visitor, code: str, place: int) -> str:
    """He scans the code; the connection drops as he taps, and what he tapped is sent once it is back."""
    farid.go("/")
    expect(farid.main.get_by_role("link").filter(has_text="Greet").first).to_be_visible()
    farid.go(code)
    farid.main.locator(".paper-choices").first.wait_for()
    farid.examine()
    box = farid.main.locator(".paper-choices").first.locator(".look-level").nth(place)
    with farid.without_connection():
        box.click()
        expect(box).to_have_attribute("aria-pressed", "true")
        expect(farid.main.locator("#saved")).to_contain_text(said(NOT_SENT))
    expect(farid.main.locator("#saved")).to_contain_text(said("Saved"))
    farid.page.reload()
    expect(box).to_have_attribute("aria-pressed", "true")
    return farid.path
