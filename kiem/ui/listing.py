"""Lists: filters, order and page number from the query string, checked against what the page allows.

No queries here. A page asks `read_listing(request.GET, …)`, lets its own queries count and slice
(`[listing.offset : listing.offset + listing.size]`), and gives the counted listing to the template (`<c-pager>`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

ROWS = 40
LONGEST_FILTER = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """A sortable column: its label, the query that sorts by it, and its state in the words of aria-sort."""

    label: str
    query: str
    state: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What was asked of a list; `total` is -1 until `counted` has been called."""

    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    page: int = 1
    total: int = -1
    size: int = ROWS
    default_sort: str = ""

    def counted(self, total: int) -> "Listing":
        """The same listing, with its total, on a page that exists.

        >>> Listing(page=9).counted(41).page
        2
        """
        counted = replace(self, total=total)
        return replace(counted, page=min(self.page, counted.pages))

    @property
    def pages(self) -> int:
        return max(1, -(-max(self.total, 0) // self.size))

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        return min(self.offset + 1, max(self.total, 0))

    @property
    def last(self) -> int:
        return min(self.offset + self.size, max(self.total, 0))

    @property
    def sort_value(self) -> str:
        """The order as it stands in the address; empty when it is the page's own."""
        value = f"-{self.sort}" if self.descending else self.sort
        return "" if value == self.default_sort else value

    @property
    def previous_query(self) -> str | None:
        return self.query(page=self.page - 1) if self.page > 1 else None

    @property
    def next_query(self) -> str | None:
        return self.query(page=self.page + 1) if self.page < self.pages else None

    def sort_query(self, key: str) -> str:
        """The address of this list sorted by `key`; asked again, the other way round. Back to page 1."""
        turned = key == self.sort and not self.descending
        return replace(self, sort=key, descending=turned).query(page=1)

    def heading(self, key: str, label: str) -> "Heading":
        """For `<c-sort-heading>`: a column that can be sorted by."""
        state = "none" if key != self.sort else "descending" if self.descending else "ascending"
        return Heading(label, self.sort_query(key), state)

    def query(self, *, page: int) -> str:
        parts = dict(self.filters)
        if self.sort_value:
            parts["sort"] = self.sort_value
        if page > 1:
            parts["page"] = str(page)
        return urlencode(parts)


def read_listing(
    query: QueryDict | Mapping[str, str],
    *,
    filters: Sequence[str] = (),
    sorts: Sequence[str] = (),
    default_sort: str = "",
    size: int = ROWS,
) -> Listing:
    """What the address asks, and nothing the page does not offer: unknown filters, orders and pages fall away.

    `default_sort` may start with "-". Filter values are trimmed text; what they mean is the caller's to check.

    >>> read_listing({"unit": " 7 ", "sort": "-name", "page": "2"}, filters=["unit"], sorts=["name"]).query(page=2)
    'unit=7&sort=-name&page=2'
    """
    chosen = {name: text for name in filters if (text := _text(query.get(name)))}
    asked = _text(query.get("sort"))
    sort = asked if asked.removeprefix("-") in sorts else default_sort
    return Listing(
        filters=chosen,
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
        page=_page_number(_text(query.get("page"))),
        size=size,
        default_sort=default_sort,
    )


def _text(value: object) -> str:
    text = str(value or "").replace("\x00", "").strip()
    return text[:LONGEST_FILTER]


def _page_number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
