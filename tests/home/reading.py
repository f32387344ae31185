"""Pages as text, for tests that read them as a person would."""

import re
from html import unescape

from django.test import Client


def page_of(client: Client, url: str) -> str:
    """The page as text, entities read. It must answer 200."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return unescape(answer.content.decode())


def words_of(html: str) -> str:
    """What someone reads: the main part, tags stripped, spaces single."""
    main = re.search(r"<main.*?</main>", html, re.S)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


def card_of(html: str, name: str) -> str:
    """The words of the card with this title."""
    found = re.search(rf'<section class="card[^>]*>(?:(?!<section).)*?<h3>{re.escape(name)}.*?</section>', html, re.S)
    assert found, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def token_free(html: str) -> str:
    """A page without what differs each time it is asked for: the tokens that protect forms."""
    html = re.sub(r'name="csrf(middleware)?token?-?[a-z]*" (value|content)="[^"]*"', "", html)
    return re.sub(r'<meta name="csrf-token"[^>]*>', "", html)
