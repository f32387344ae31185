"""The languages of the screens, and how a language is chosen for a text."""

from collections.abc import Mapping, Sequence

LANGUAGE_CHOICES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]
LANGUAGES = tuple(code for code, _ in LANGUAGE_CHOICES)


def text_in(texts: Mapping[str, str], wanted: str, order: Sequence[str]) -> str:
    """The text in the language wanted, else in the first language of ``order`` that has one, else any, else "".

    >>> text_in({"nl": "zorg", "fr": "soin"}, "en", ["nl", "fr"])
    'zorg'
    """
    for language in (wanted, *order, *sorted(texts)):
        if texts.get(language):
            return texts[language]
    return ""
