"""What the screens say, by the sentence in the source: the journeys read Dutch without repeating the catalogue."""

import re

from django.utils.translation import gettext, override, pgettext

LANGUAGE = "nl"


def said(sentence: str, **words: object) -> str:
    """A sentence of the screens as it stands there in Dutch."""
    with override(LANGUAGE):
        found = gettext(sentence)
    return found % words if words else found


def menu_word(word: str) -> str:
    """A word of the main menu."""
    with override(LANGUAGE):
        return pgettext("navigation", word)


def label(sentence: str) -> "re.Pattern[str]":
    """A form field's label, with or without what it says of not being required."""
    return re.compile(rf"^\s*{re.escape(said(sentence))}(\s*\([^)]*\))?\s*$")
