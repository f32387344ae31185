"""What a reader sees of a page: the words of its main part, in order, without tags and idle space."""

import re
from html import unescape

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def main_text(answer: bytes) -> str:
    """The words of the main part; "" when there is none.

    >>> main_text(b'<p>no</p><main id="main"><h1>People</h1> <p>3 &gt; 2</p></main>')
    'People 3 > 2'
    """
    found = _MAIN.search(answer.decode())
    return " ".join(unescape(_TAG.sub(" ", found[1])).split()) if found else ""


def main_html(answer: bytes) -> str:
    """The main part itself, tags and all."""
    found = _MAIN.search(answer.decode())
    return found[1].strip() if found else ""
