"""The handbook's Markdown as HTML."""

from kiem.ui.prose import prose_html

TABLE = """| Kolom | *Nodig?* |
|---|---|
| E-mail | <nee> |"""


def test_a_table_scrolls_in_a_frame_of_its_own_that_the_keyboard_reaches() -> None:
    html = prose_html(TABLE, str)
    assert html.startswith('<div class="table-frame" role="region" aria-label="Kolom, Nodig?" tabindex="0"><table')
    assert '<tr><th scope="row">E-mail</th><td>&lt;nee&gt;</td></tr>' in html
