"""Forms, components and error pages give the markup that keyboards and screen readers need."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import get_template
from django.utils.translation import override

from kiem.ui.listing import read_listing
from kiem.ui.wording import track_words
from tests.ui.gallery import as_template


class Hire(forms.Form):
    name = forms.CharField(label="Name", help_text="As it is on the badge.")
    mail = forms.EmailField(label="Mail", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Employee"), ("b", "Volunteer")], widget=forms.RadioSelect)
    file = forms.FileField(label="File", required=False)
    read = forms.BooleanField(label="I have read this")


def refused() -> Hire:
    form = Hire({"mail": "no mail"})
    form.add_error(None, "The period crosses another.")
    return form


def rendered(source: str, **context: object) -> str:
    with override("en"):
        return str(as_template(source).render(context))


def test_a_refused_form_begins_with_a_summary_that_links_to_each_field() -> None:
    html = rendered("{{ form }}", form=refused())
    assert html.index("The period crosses another.") < html.index('<div class="fields">')
    for target in ("id_name", "id_mail", "id_kind_field", "id_read"):
        assert f'href="#{target}"' in html
        assert html.count(f'id="{target}"') == 1


def test_each_field_says_its_hint_and_its_error_to_a_screen_reader() -> None:
    html = rendered("{{ form.name.as_field_group }}", form=refused())
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<label for="id_name">' in html


def test_what_was_typed_is_kept() -> None:
    assert 'value="no mail"' in rendered("{{ form }}", form=refused())


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    html = rendered("{{ form.kind.as_field_group }}", form=Hire())
    assert re.search(r"<fieldset[^>]*>\s*<legend>Kind</legend>", html)
    assert html.count('<label class="choice"') == 2


def test_what_may_stay_empty_says_so() -> None:
    assert "(not required)" in rendered("{{ form.mail.as_field_group }}", form=Hire())
    assert "(not required)" not in rendered("{{ form.name.as_field_group }}", form=Hire())


class Secretly(forms.Form):
    key = forms.IntegerField(widget=forms.HiddenInput, error_messages={"invalid": "Load the page again."})


def test_an_error_in_a_hidden_field_is_said_without_a_link() -> None:
    assert "<li>Load the page again.</li>" in rendered("{{ form }}", form=Secretly({"key": "x"}))


def test_an_untouched_form_has_no_summary() -> None:
    assert "data-focus" not in rendered("{{ form }}", form=Hire())


HOSTILE = """'" onx=1 '><script>alert(1)</script>"><script>alert(2)</script>"""


class Found(HTMLParser):
    """The tags and attribute names that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}


COMPONENTS = [
    '<c-button href="{{ x }}">{{ x }}</c-button>',
    '<c-button :href="x" title="{{ x }}">a</c-button>',
    '<c-card title="{{ x }}" id="{{ x }}">{{ x }}</c-card>',
    '<c-card :title="x" :id="x">a</c-card>',
    '<c-field :label="x" :for="x" :hint="x" :error="x">a</c-field>',
    '<c-table :caption="x" :id="x" :class="x">a</c-table>',
    '<c-badge :kind="x">{{ x }}</c-badge>',
    '<c-empty :title="x" :what="x" :example="x" :data-x="x">a</c-empty>',
    '<c-notice kind="info" :title="x" title-b="{{ x }}">a</c-notice>',
    '<c-dialog :id="x" :title="x">a</c-dialog>',
    '<c-who-sees :who="x" :purpose="x" :until="x">a</c-who-sees>',
    '<c-breadcrumbs :items="pairs" />',
    '<c-icon :name="x" :label="x" />',
    '<c-filter-bar :listing="listing" :label="x">a</c-filter-bar><c-pager :listing="listing" />',
    '<table><tr><c-sort-heading :heading="heading" /></tr></table>',
]


@pytest.mark.parametrize("source", COMPONENTS)
def test_no_component_lets_markup_through(source: str) -> None:
    listing = read_listing({"q": HOSTILE, "page": "2"}, filters=["q"], sorts=["a"]).counted(200)
    html = rendered(
        source,
        x=HOSTILE,
        pairs=[(HOSTILE, HOSTILE), (HOSTILE, "")],
        listing=listing,
        heading=listing.heading("a", HOSTILE),
    )
    found = Found(html)
    assert found.tags and not any(tag.startswith("c-") for tag in found.tags)
    assert "script" not in found.tags
    assert not any(name.startswith("on") for name in found.names)


def test_a_component_does_not_see_the_page_around_it() -> None:
    html = rendered("<c-card>a</c-card><c-notice>b</c-notice>", title="secret", kind="secret")
    assert 'class="card' in html
    assert "secret" not in html


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 429, 500, 503])
def test_an_error_page_needs_no_request_and_no_database(code: int) -> None:
    with override("en"):
        html = get_template(f"{code}.html").render({"reference": "7F3A"})
    assert "<strong>7F3A</strong>" in html
    assert html.count("<h1>") == 1
    assert '<main id="main"' in html


def test_the_base_page_stands_without_menu_or_viewer() -> None:
    html = rendered('{% extends "base.html" %}{% block title %}T{% endblock %}{% block content %}C{% endblock %}')
    assert "<title>T · Kiem</title>" in html
    assert 'href="#main"' in html
    assert "<nav" not in html


def test_the_base_page_shows_where_one_is() -> None:
    menu = [
        SimpleNamespace(label="Today", url="/", current=False),
        SimpleNamespace(label="Growth", url="/g", current=True),
    ]
    html = rendered('{% extends "base.html" %}', menu=menu)
    assert html.count('aria-current="page"') == 1
    assert '<a href="/g" aria-current="page">Growth</a>' in html


def test_the_words_of_the_track_follow_the_language_and_the_reader() -> None:
    with override("en"):
        assert track_words(manager="Bram").manager == "Bram"
        assert track_words().self_view == "you"
        assert track_words(reader_is_employee=False).self_view == "employee"
