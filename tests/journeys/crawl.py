"""Every page that someone can reach by following links, from where she stands."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin

from tests.journeys.visitor import Visitor

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LINKS = re.compile(r'href="([^"#][^"]*)"')
MOST_PAGES = 400


def shape(path: str) -> str:
    """A page's address without whose it is: pages of one shape are made by one view.

    >>> shape("/people/01a20aef-00b2-7000-a78a-8f8a35d86b80/?page=2")
    '/people/*/'
    """
    return UUID.sub("*", path.split("?")[0])


def links_on(html: str, url: str) -> Iterator[str]:
    """The paths on this site that a page links to, each without its fragment."""
    for found in LINKS.findall(html.replace("&amp;", "&")):
        full = urldefrag(urljoin(url, found)).url
        site = "/".join(url.split("/")[:3])
        path = full.removeprefix(site)
        if full.startswith(f"{site}/") and not path.startswith("/static/"):
            yield path


def reachable(visitor: Visitor, starts: Iterable[str], *, of_each_shape: int) -> Iterator[tuple[str, str]]:
    """Path and HTML of every page reached, at most so many of one shape; files to download are left out."""
    waiting, seen, taken = list(starts), set(starts), Counter[str]()
    while waiting and sum(taken.values()) < MOST_PAGES:
        path = waiting.pop(0)
        if taken[shape(path)] >= of_each_shape:
            continue
        answer = visitor.page.request.get(f"{visitor.url}{path}")
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        assert answer.status < 400, f"a link leads nowhere: {path} answers {answer.status}"
        taken[shape(path)] += 1
        html = answer.text()
        yield path, html
        new = [link for link in dict.fromkeys(links_on(html, answer.url)) if link not in seen]
        seen.update(new)
        waiting += new
