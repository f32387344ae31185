"""Coming in on a site of one's own: second factor, recovery codes, a new password by mail."""

import pytest

from tests.journeys.conftest import Site, Visits
from tests.journeys.entering import PASSWORD, found_organisation, link_in_mail_to, set_up_second_factor, sign_in
from tests.journeys.keyboard import press_on, write_in
from tests.journeys.visitor import Visitor, one_time_code
from tests.journeys.words import said

pytestmark = pytest.mark.journey

MAIL = "inge@dehaard.example"
ANOTHER_PASSWORD = "Een andere lange zin"


def test_the_second_factor_a_recovery_code_and_a_new_password_by_mail(fresh_site: Site, visit: Visits) -> None:
    inge = visit(fresh_site)
    found_organisation(inge, "De Haard vzw", "Inge", "Claes", MAIL)
    inge.go("/people/")
    assert inge.path == "/second-factor/"
    _secret, codes = set_up_second_factor(inge)
    assert inge.go("/people/") == 200
    _her_account(inge)
    _by_a_recovery_code(fresh_site, visit(fresh_site), codes)
    _by_mail(fresh_site, visit(fresh_site), codes)


ABOUT_HER_ACCOUNT = (
    "/my/account/",
    "/organisations/",
    "/account/reauthenticate/",
    "/account/2fa/reauthenticate/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/totp/deactivate/",
)


def _her_account(inge: Visitor) -> None:
    """Each page about the account with its second factor on; and a key for the command line."""
    for path in ABOUT_HER_ACCOUNT:
        assert inge.go(path) == 200
        assert inge.path == path
        inge.examine()
    inge.go("/my/keys/")
    inge.fill(label="laptop")
    inge.press("Make the key")
    inge.examine()


def _by_a_recovery_code(site: Site, inge: Visitor, codes: list[str]) -> None:
    """Password and recovery code let in; the same code does not a second time, and no code is no way in."""
    sign_in(inge, MAIL, "Dit is het niet")
    inge.examine()
    sign_in(inge, MAIL)
    inge.examine()
    assert inge.status_of("/people/") == 302
    inge.fill(code=codes[0])
    inge.press("Go on")
    assert inge.go("/people/") == 200
    inge.sign_out()
    sign_in(inge, MAIL)
    inge.fill(code=codes[0])
    inge.press("Go on")
    inge.sees(said("This code is not right. Wait until your app shows the next one and try that."))
    assert inge.status_of("/people/") == 302


def _by_mail(site: Site, inge: Visitor, codes: list[str]) -> None:
    """The link in the mail gives a new password once; the second factor is still asked."""
    inge.go("/account/login/")
    inge.follow("Forgotten your password?")
    inge.examine()
    inge.fill(email=MAIL)
    inge.press("Send me the link")
    inge.examine()
    link = link_in_mail_to(site, MAIL)
    inge.go(link)
    inge.examine()
    inge.fill(password1=ANOTHER_PASSWORD, password2=ANOTHER_PASSWORD)
    inge.press("Keep this password")
    inge.examine()
    inge.go(link)
    inge.sees(said("This link does not work any more"))
    inge.examine()
    sign_in(inge, MAIL, PASSWORD)
    assert inge.status_of("/people/") == 302
    sign_in(inge, MAIL, ANOTHER_PASSWORD)
    inge.fill(code=codes[1])
    inge.press("Go on")
    assert inge.go("/people/") == 200


def test_password_and_code_are_given_by_keyboard_alone(fresh_site: Site, visit: Visits) -> None:
    first = visit(fresh_site)
    found_organisation(first, "De Haard vzw", "Inge", "Claes", MAIL)
    secret, _codes = set_up_second_factor(first)
    later = visit(fresh_site)
    later.go("/account/login/")
    write_in(later.page, later.field("Mail address or sign-in name"), MAIL)
    write_in(later.page, later.field("Password"), PASSWORD)
    press_on(later.page, later.main.get_by_role("button", name=said("Sign in"), exact=True))
    write_in(later.page, later.field("Code"), one_time_code(secret))
    press_on(later.page, later.main.get_by_role("button", name=said("Go on"), exact=True))
    assert later.go("/people/") == 200
