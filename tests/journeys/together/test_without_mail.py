"""A nurse without a mail address comes in on her telephone, and the computer of the ward lets go of her by itself."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from kiem.organisation.rules import CodeState, Slip
from kiem.organisation.wording import CODE_STATES, SLIPS
from tests.journeys.conftest import Site, Visits
from tests.journeys.entering import PASSWORD, found_organisation, set_up_second_factor
from tests.journeys.visitor import Visitor
from tests.journeys.words import LANGUAGE, said

pytestmark = pytest.mark.journey

TELEPHONE, NAME = 360, "rita.nacht"
LEFT = (
    "You were signed out, because nothing was done for a while on this computer that people share. "
    "Nothing of yours stays behind here."
)


def test_a_nurse_without_mail_comes_in_and_the_ward_computer_lets_go(fresh_site: Site, visit: Visits) -> None:
    inge = visit(fresh_site)
    found_organisation(inge, "De Haard vzw", "Inge", "Claes", "inge@dehaard.example")
    inge.go("/people/")
    set_up_second_factor(inge)
    inge.go("/people/new/")
    inge.fill(given_name="Rita", family_name="Van Damme")
    inge.press("Add")
    person = inge.path
    _letter(inge)
    number, code = _shown(inge, person)
    rita = visit(fresh_site, width=TELEPHONE)
    _comes_in(rita, number, code)
    someone = visit(fresh_site)
    someone.go("/code/")
    someone.fill(number=number, code=code)
    someone.press("Go on")
    someone.sees(str(_in_dutch(CODE_STATES[CodeState.USED])))
    someone.examine()
    inge.go("/shared-computer/")
    inge.examine()
    _ward_computer(visit(fresh_site))


def _in_dutch(sentence: object) -> str:
    with override(LANGUAGE):
        return str(sentence)


def _letter(inge: Visitor) -> None:
    """The letter is a document; nothing of its code stands on a page afterwards."""
    inge.follow("A letter to come in")
    inge.examine()
    with inge.page.expect_download() as coming:
        inge.main.get_by_role("button", name=said("Make the letter (PDF)")).click()
    assert coming.value.path().read_bytes()[:5] == b"%PDF-"
    inge.page.reload()
    inge.sees(said("A letter was made"))
    inge.examine()
    inge.go("/letters/")
    inge.examine()


def _shown(inge: Visitor, person: str) -> tuple[str, str]:
    """The number and the code that she shows to who stands beside her."""
    inge.go(person)
    inge.follow("Help into Kiem")
    inge.examine()
    inge.press("Show a code")
    inge.examine()
    _address, number, code = inge.main.locator(".entry-code").all_inner_texts()
    return number, code


def _comes_in(rita: Visitor, number: str, code: str) -> None:
    rita.go(f"/code/{number.replace('-', '')}/")
    rita.examine()
    other = "A" if code[-1] != "A" else "B"
    rita.fill(code=code[:-1] + other)
    rita.press("Go on")
    rita.sees(_in_dutch(SLIPS[Slip.CHECK]))
    rita.examine()
    rita.fill(code=code.lower())
    rita.press("Go on")
    rita.examine()
    expect(rita.main.locator('[name="sign_in_name"]')).to_have_value("rita.vandamme")
    rita.fill(sign_in_name=NAME, password=PASSWORD, password2=PASSWORD)
    rita.press("Come in")
    assert rita.path == "/"
    rita.examine()


def _ward_computer(ward: Visitor) -> None:
    """Half a minute before it asks; who answers stays, and who does not is signed out. The clock is the browser's."""
    ward.page.clock.install()
    ward.go("/account/login/")
    ward.fill(login=NAME, password=PASSWORD)
    ward.main.locator('[name="shared"]').check()
    ward.examine()
    ward.press("Sign in")
    asks = ward.page.get_by_role("alertdialog")
    ward.page.clock.fast_forward("04:35")
    expect(asks).to_be_visible()
    ward.examine()
    asks.get_by_role("button", name=said("I am still here")).click()
    expect(asks).to_be_hidden()
    ward.page.clock.fast_forward("04:35")
    expect(asks).to_be_visible()
    ward.page.clock.fast_forward("00:40")
    ward.page.wait_for_url("**/account/login/?left=1")
    ward.sees(said(LEFT))
    ward.examine()
    ward.page.go_back()
    expect(ward.page.get_by_text("Rita")).to_have_count(0)
    assert ward.status_of("/my/account/") == 302
