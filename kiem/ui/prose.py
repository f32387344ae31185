"""A small part of Markdown as HTML: what the handbook is written in, and no more.

Headings, paragraphs, lists, tables, quotes, indented code; within a line: bold, italic, code and links.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Link = Callable[[str], str]
"""From an address as written to one that leads somewhere; "" for one that does not lead on from here."""

_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|`(?P<code>.+?)`"
    r"|\[(?P<words>[^\]]+)\]\((?P<to>[^)\s]+)\)|<(?P<url>https?://[^>\s]+)>"
)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)\s]+\)")
"""Pictures of the site are for who reads elsewhere: on the site itself they are left out."""
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")


def prose_html(text: str, link: Link) -> SafeString:
    """The text as HTML. Everything written is escaped; only the marks above become tags.

    >>> prose_html("# Mijn *groei*\\n\\n- één\\n- [twee](b.md)", lambda to: to.removesuffix(".md") + "/")
    '<h1>Mijn <em>groei</em></h1>\\n<ul><li>één</li><li><a href="b/">twee</a></li></ul>'
    >>> prose_html("![Een scherm](a.png)\\n\\nTekst", str)
    '\\n<p>Tekst</p>'
    """
    blocks = re.split(r"\n\s*\n", text.strip("\n"))
    return mark_safe("\n".join(_block(block.split("\n"), link) for block in blocks))  # noqa: S308  _inline escapes


def _block(lines: list[str], link: Link) -> str:
    first = lines[0]
    if heading := re.match(r"(#{1,4}) ", first):
        level = len(heading[1])
        return f"<h{level}>{_inline(first[level + 1 :], link)}</h{level}>" + _rest(lines[1:], link)
    if _PICTURE.fullmatch(first):
        return _rest(lines[1:], link).lstrip()
    if first.startswith("    "):
        return f'<pre tabindex="0"><code>{conditional_escape(_dedented(lines))}</code></pre>'
    if first.startswith(">"):
        inside = " ".join(line.lstrip("> ") for line in lines)
        return f"<blockquote><p>{_inline(inside, link)}</p></blockquote>"
    if first.startswith("|"):
        return _table(lines, link)
    if _ITEM.match(first):
        tag = "ol" if first[0].isdigit() else "ul"
        return f"<{tag}>{''.join(f'<li>{_inline(item, link)}</li>' for item in _items(lines))}</{tag}>"
    return _paragraph(lines, link)


def _paragraph(lines: list[str], link: Link) -> str:
    """A list may begin right under its first sentence."""
    at = next((number for number, line in enumerate(lines) if number and _ITEM.match(line)), len(lines))
    return f"<p>{_inline(' '.join(line.strip() for line in lines[:at]), link)}</p>" + _rest(lines[at:], link)


def _rest(lines: list[str], link: Link) -> str:
    return "\n" + _block(lines, link) if lines else ""


def _dedented(lines: list[str]) -> str:
    return "\n".join(line.removeprefix("    ") for line in lines)


def _items(lines: list[str]) -> Iterator[str]:
    """The items of a list, each with the lines that go on with it."""
    item = ""
    for line in lines:
        mark = _ITEM.match(line)
        if mark and item:
            yield item
        item = line[mark.end() :] if mark else f"{item} {line.strip()}"
    yield item


def _table(lines: list[str], link: Link) -> str:
    """In a frame that scrolls sideways by keyboard too, named after its columns."""
    name = ", ".join(cell.strip(" *`") for cell in lines[0].split("|") if cell.strip())
    rows = [[_inline(cell.strip(), link) for cell in line.strip().strip("|").split("|")] for line in lines]
    parts = [list(part) for is_rule, part in groupby(rows, lambda row: set("".join(row)) <= set("-: ")) if not is_rule]
    head = "".join(f'<th scope="col">{cell}</th>' for cell in parts[0][0])
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>' for row in parts[1]
    )
    table = f'<table class="table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="table-frame" role="region" aria-label="{conditional_escape(name)}" tabindex="0">{table}</div>'


def _inline(text: str, link: Link) -> str:
    out, at = [], 0
    for found in _INLINE.finditer(text):
        out += [conditional_escape(text[at : found.start()]), _marked(found, link)]
        at = found.end()
    return "".join([*out, conditional_escape(text[at:])])


def _marked(found: re.Match[str], link: Link) -> str:
    if found["code"]:
        return f"<code>{conditional_escape(found['code'])}</code>"
    if found["url"]:
        return f'<a href="{conditional_escape(found["url"])}">{conditional_escape(found["url"])}</a>'
    if found["to"]:
        words, to = _inline(found["words"], link), link(found["to"])
        return f'<a href="{conditional_escape(to)}">{words}</a>' if to else words
    tag, words = ("strong", found["bold"]) if found["bold"] else ("em", found["italic"])
    return f"<{tag}>{_inline(words, link)}</{tag}>"
