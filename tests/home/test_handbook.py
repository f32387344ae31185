"""The handbook on the site: every chapter opens, and every way from one to another leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.cast import Cast
from tests.home.reading import page_of

CHAPTERS = sorted(file.stem for file in Path("docs/handbook/nl").glob("*.md"))


@pytest.mark.parametrize("chapter", [name for name in CHAPTERS if name != "index"])
def test_a_chapter_opens_for_everyone(cast: Cast, chapter: str) -> None:
    html = page_of(cast.client("anna"), f"/help/{chapter}/")
    assert html.count("<h1>") == 1
    assert "**" not in html
    assert ".md" not in html


def test_the_first_page_leads_to_every_chapter_and_is_in_the_foot(cast: Cast) -> None:
    html = page_of(cast.client("anna"), "/help/")
    assert set(re.findall(r'href="([a-z-]+)/"', html)) == set(CHAPTERS) - {"index"}
    assert 'href="/help/"' in page_of(cast.client("anna"), "/growth/")


@pytest.mark.parametrize("chapter", ["nergens", "index-", "glossary"])
def test_what_is_no_chapter_is_not_found(cast: Cast, chapter: str) -> None:
    assert cast.client("anna").get(f"/help/{chapter}/").status_code == 404
