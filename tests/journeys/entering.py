"""Coming in on a site of one's own: founding an organisation, the second factor, an invitation read from the outbox."""

import re

from kiem.accounts.start_code import start_code
from tests.journeys.conftest import Site
from tests.journeys.visitor import Visitor, one_time_code

PASSWORD = "Een lange zin voor Kiem"


def found_organisation(visitor: Visitor, name: str, given_name: str, family_name: str, mail: str) -> None:
    """Begin at the front door with the one-time code; ends where the second factor is asked."""
    visitor.go("/")
    visitor.examine()
    visitor.follow("Begin")
    visitor.examine()
    visitor.fill(code=start_code(), name=name, given_name=given_name, family_name=family_name, email=mail)
    visitor.fill(password=PASSWORD, password2=PASSWORD)
    visitor.press("Start")


def set_up_second_factor(visitor: Visitor) -> tuple[str, list[str]]:
    """From the page that asks for it, up to the first page inside; the app's key and the recovery codes."""
    visitor.examine()
    visitor.follow("Set up my second factor")
    secret = visitor.main.locator("code.key").inner_text()
    visitor.fill(code="000000")
    visitor.press("Set up")
    visitor.examine()
    visitor.fill(code=one_time_code(secret))
    visitor.press("Set up")
    codes = visitor.main.locator(".codes code").all_inner_texts()
    visitor.examine()
    visitor.follow("I have kept them: go on")
    return secret, codes


def sign_in(visitor: Visitor, mail: str, password: str = PASSWORD) -> None:
    """With mail address and password, from the front door."""
    visitor.go("/account/login/")
    visitor.fill(login=mail, password=password)
    visitor.press("Sign in")


def link_in_mail_to(site: Site, mail: str) -> str:
    """The path of the link in the last mail that waits in the outbox for someone."""
    query = "SELECT body FROM foundation_outboxmessage WHERE recipient = %s ORDER BY created_at DESC, id DESC LIMIT 1"
    body = site.rows(query, mail)[0][0]
    found = re.search(rf"{re.escape(site.url)}(/\S+)", body)
    assert found, body
    return found[1]


def accept_invitation(site: Site, visitor: Visitor, mail: str) -> None:
    """Open the link of the invitation and choose a password."""
    visitor.go(link_in_mail_to(site, mail))
    visitor.examine()
    visitor.fill(password=PASSWORD, password2=PASSWORD)
    visitor.press("Come in")
