"""A whole matrix is one ready table."""

from typing import cast

import pytest
from django.utils.safestring import SafeString, mark_safe

from kiem.ui.matrix import MatrixRow, matrix_html

ROWS = [MatrixRow("Anna <b>", [mark_safe("<i>1</i>"), mark_safe("2")])]


def test_a_matrix_is_a_table_that_a_screen_reader_can_read() -> None:
    html = matrix_html(
        "Who <can>", "Who", ["Care & co", "Write"], ROWS, foot=MatrixRow("Together", [SafeString("3")] * 2)
    )
    assert "<caption" in html and "Who &lt;can&gt;" in html
    assert html.count('<th scope="col">') == 3
    assert '<th scope="row">Anna &lt;b&gt;</th><td><i>1</i></td><td>2</td></tr>' in html
    assert "<tfoot><tr>" in html
    assert 'tabindex="0"' in html


def test_a_row_without_cells_keeps_its_heading() -> None:
    assert '<th scope="row">x</th></tr>' in matrix_html("c", "w", [], [MatrixRow("x")])


def test_plain_text_is_no_ready_cell() -> None:
    with pytest.raises(AttributeError):
        matrix_html("c", "w", ["a"], [MatrixRow("x", [cast(SafeString, "<script>")])])
