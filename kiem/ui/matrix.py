"""A whole team matrix as one ready string: thousands of cells are joined, not rendered one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person: her name (text, or a ready link) and one ready cell per column."""

    heading: str
    cells: Sequence[SafeString] = field(default_factory=tuple)


HERE = "\0"
"""Stands in a shared cell for the address of the row it is in: a character that no text in the database can hold."""


class SharedCells:
    """Cells that stand in many rows, each drawn once; a row of them is joined, and led to its own address.

    >>> cells = SharedCells([SafeString("-"), SafeString(f'<a href="{HERE}#c1">3</a>')])
    >>> MatrixRow("Anna", [cells.row([0, 1], "/anna/")]).cells[0]
    '-</td><td><a href="/anna/#c1">3</a>'
    """

    def __init__(self, drawn: Iterable[SafeString]) -> None:
        self._drawn = [cell.__html__() for cell in drawn]

    def row(self, numbers: Iterable[int], address: str) -> SafeString:
        """The cells with these numbers (counted from 0), as one for a ``MatrixRow``. ``address``: one of ours."""
        drawn = self._drawn
        return SafeString("</td><td>".join([drawn[number] for number in numbers]).replace(HERE, address))


def matrix_html(
    caption: str,
    corner: str,
    columns: Sequence[str],
    rows: Iterable[MatrixRow],
    *,
    foot: MatrixRow | None = None,
    id: str = "matrix",
) -> SafeString:
    """A table in a frame that scrolls sideways by keyboard too.

    Headings may be text (escaped here) or SafeString; cells must be SafeString: plain text raises.
    """
    name = conditional_escape(id)
    head = "".join(f'<th scope="col">{conditional_escape(text)}</th>' for text in (corner, *columns))
    frame = f'<div class="table-frame" role="region" aria-labelledby="{name}-caption" tabindex="0">'
    title = f'<table class="table matrix"><caption id="{name}-caption">{conditional_escape(caption)}</caption>'
    parts = [frame, title, f"<thead><tr>{head}</tr></thead><tbody>"]
    for row in rows:
        parts += _row(row)
    parts += ["</tbody><tfoot>", *_row(foot), "</tfoot>"] if foot else ["</tbody>"]
    # Joined once: a large table is megabytes, and each time it is put into another text it is copied.
    return mark_safe("".join([*parts, "</table></div>"]))  # noqa: S308  headings are escaped, cells are safe or raise


def _row(row: MatrixRow) -> Iterator[str]:
    yield from ('<tr><th scope="row">', conditional_escape(row.heading), "</th>")
    for cell in row.cells:
        yield from ("<td>", cell.__html__(), "</td>")
    yield "</tr>"
