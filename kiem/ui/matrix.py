"""A whole team matrix as one ready string: thousands of cells are joined, not rendered one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person: her name (text, or a ready link) and one ready cell per column."""

    heading: str
    cells: Sequence[SafeString] = field(default_factory=tuple)


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
    head = "".join(f'<th scope="col">{conditional_escape(text)}</th>' for text in (corner, *columns))
    body = "".join([_row(row) for row in rows])
    last = f"<tfoot>{_row(foot)}</tfoot>" if foot else ""
    name = conditional_escape(id)
    return mark_safe(  # noqa: S308  headings are escaped, cells are safe strings or raise
        f'<div class="table-frame" role="region" aria-labelledby="{name}-caption" tabindex="0">'
        f'<table class="table matrix"><caption id="{name}-caption">{conditional_escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{last}</table></div>"
    )


def _row(row: MatrixRow) -> str:
    cells = "</td><td>".join([cell.__html__() for cell in row.cells])
    filled = f"<td>{cells}</td>" if row.cells else ""
    return f'<tr><th scope="row">{conditional_escape(row.heading)}</th>{filled}</tr>'
