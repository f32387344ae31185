"""The handbook, as it stands in docs/: a chapter, and the way to the others."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.utils.safestring import SafeString

from kiem.foundation.errors import NotFound
from kiem.ui.prose import prose_html

INDEX = "index"
_CHAPTER = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """``language``: in which it is written, whatever the reader's own is."""

    title: str
    text: SafeString
    is_index: bool
    language: str = "nl"


def handbook_page(folder: Path, chapter: str) -> HandbookPage:
    """No statement. Raises NotFound for a chapter that does not exist, or when the docs were not brought along."""
    file = folder / f"{chapter}.md"
    if not _CHAPTER.fullmatch(chapter) or not file.is_file():
        raise NotFound
    text = file.read_text(encoding="utf-8")
    title = text.split("\n", 1)[0].removeprefix("# ")
    is_index = chapter == INDEX

    def link(to: str) -> str:
        """Another chapter, beside this one; what lies elsewhere in docs/ is not on the site."""
        name = to.removesuffix(".md")
        if to.startswith(("http://", "https://", "#")):
            return to
        if name == INDEX:
            return "./" if is_index else "../"
        return f"{'' if is_index else '../'}{name}/" if _CHAPTER.fullmatch(name) else ""

    return HandbookPage(title, prose_html(text, link), is_index)
