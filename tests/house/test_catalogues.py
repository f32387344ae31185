"""Everything on screen is said in Dutch and in French, and what is shipped is what was written."""

import shutil
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from tests.house.catalogues import LANGUAGES, LOCALE, catalogue, gather, unsaid


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_in_every_language(language: str, tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        assert unsaid(catalogue(LOCALE, language)) == []
        pytest.skip("GNU xgettext is missing, so new sentences cannot be gathered; on Debian: apt-get install gettext")
    gather(tmp_path)
    assert unsaid(catalogue(tmp_path, language)) == [], "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_one_that_was_written(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = {(m.id if isinstance(m.id, str) else m.id[0], m.context): m.string for m in read_mo(file) if m.id}
    written = {
        (m.id if isinstance(m.id, str) else m.id[0], m.context): m.string for m in catalogue(LOCALE, language) if m.id
    }
    assert compiled == written, "run: make messages"
