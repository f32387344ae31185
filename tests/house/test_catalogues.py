"""Everything on screen is said in Dutch and in French, and what is shipped is what was written."""

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from tests.house.catalogues import LANGUAGES, LOCALE, catalogue, gather, unsaid


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_in_every_language(language: str, tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        assert unsaid(catalogue(LOCALE, language)) == []
        pytest.skip("GNU xgettext is missing, so new sentences cannot be gathered; on Debian: apt-get install gettext")
    gather(tmp_path)
    assert unsaid(catalogue(tmp_path / "kiem" / "locale", language)) == [], "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_one_that_was_written(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = _said(read_mo(file))
    written = _said(catalogue(LOCALE, language))
    assert compiled == written, "run: make messages"


def _said(found: Catalog) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is said, by sentence and context, the same for a written and a compiled catalogue."""
    said = {}
    for message in found:
        if message.id:
            first = message.id if isinstance(message.id, str) else message.id[0]
            context = message.context.decode() if isinstance(message.context, bytes) else message.context or ""
            string = message.string
            said[first, context] = (string,) if isinstance(string, str) else tuple(string or ())
    return said
