"""Every part of the look on one page, rendered without a database, for the browser tests beside it."""

from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from kiem.ui.listing import read_listing
from kiem.ui.matrix import MatrixRow, matrix_html
from kiem.ui.track import Known, Track, large_track, legend_html, small_track
from kiem.ui.track_values import BASES
from kiem.ui.wording import track_words

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
STOPS = ("start", "op weg", "sterk", "voorbeeld")
LONG = ("Kent de basis van het gesprek", "Voert eenvoudige gesprekken", "Begeleidt anderen hierin")
TRACKS = [
    Track(STOPS, 3, Known(3), self_view=3, manager=3, others=3),
    Track(STOPS, 2),
    *(Track(STOPS, 3, Known(2, basis, ageing="look again by 3 March"), views_differ=True) for basis in BASES),
    Track(STOPS, 3, Known(2, "brought_in", contested=True), others=2, indication=True),
    Track(STOPS, 3, differently=(3, 2), self_view=3, manager=2),
    Track(STOPS, 3, shared=False),
    Track(STOPS),
    Track(LONG, 2, Known(3, "tested")),
]


COTTON: Any = CottonCompiler  # untyped where it comes from


def as_template(source: str) -> Any:
    """Templates in files are compiled by cotton's loader; a template in a string is not, so it is done here."""
    return engines["django"].from_string(COTTON().process(source))


class Everything(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the badge.")
    mail = forms.EmailField(label="Mail", required=False)
    unit = forms.ChoiceField(label="Team", choices=[("", ""), ("1", "De Linde")])
    day = forms.DateField(label="From", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="One.")
    uses = forms.MultipleChoiceField(
        label="Uses", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    file = forms.FileField(label="File", help_text="XLSX or CSV.")
    read = forms.BooleanField(label="I have read this", help_text="It can change later.")
    why = forms.CharField(label="Why", widget=forms.Textarea, required=False)


def frame() -> dict[str, Any]:
    labels = ["Today", "My team", "Our language", "Where we want to go"]
    menu = [SimpleNamespace(label=label, url=f"#{i}", current=i == 1) for i, label in enumerate(labels)]
    roles = [("employee", "as employee"), ("manager", "as manager")]
    viewer = SimpleNamespace(name="Bram Claes", role_label="as manager", roles=roles, organisation_name="De Linde")
    return {"menu": menu, "viewer": viewer, "languages": [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]}


def gallery(*, refused: bool = False) -> str:
    with override("en"):
        words = track_words(manager="Bram")
        cells = [small_track(track, words) for track in TRACKS]
        listing = read_listing({"unit": "1", "page": "2"}, filters=["unit"], sorts=["name"], default_sort="name")
        page = SimpleNamespace(
            crumbs=[("Today", "/"), ("Gallery", "")],
            tracks=[large_track(track, words) for track in TRACKS],
            legend=legend_html(TRACKS, words),
            matrix=matrix_html(
                "Who can do what",
                "Who",
                [f"Competence {i}" for i in range(len(cells))],
                [MatrixRow("Anna Peeters", cells), MatrixRow("Meryem Yılmaz", cells[::-1])],
                foot=MatrixRow("Together", [mark_safe("1 of 2")] * len(cells)),
            ),
            listing=listing.counted(107),
            heading=listing.heading("name", "Name"),
        )
        form = Everything({"mail": "no mail", "kind": "z"}) if refused else Everything()
        source = (Path(__file__).parent / "gallery.html").read_text()
        template = as_template(source)
        messages = [SimpleNamespace(tags="success", message="Kept.")]
        return str(template.render({"page": page, "form": form, "messages": messages, "csrf_token": "t", **frame()}))


def wide_matrix(people: int = 400, competences: int = 15) -> str:
    with override("en"):
        words = track_words(reader_is_employee=False)
        levels = list(product((2, 3), (None, 1, 2, 3, 4)))
        cells = [small_track(Track(STOPS, asked, Known(known) if known else None), words) for asked, known in levels]
        rows = [
            MatrixRow(f"Person {i}", [cells[(i * 7 + j) % len(cells)] for j in range(competences)])
            for i in range(people)
        ]
        matrix = matrix_html("Who can do what", "Who", [f"Competence {i}" for i in range(competences)], rows)
        source = (
            '{% extends "base.html" %}{% block title %}Wide{% endblock %}{% block width %}wide{% endblock %}'
            "{% block content %}<h1>Wide</h1>{{ matrix }}{% endblock %}"
        )
        return str(as_template(source).render({"matrix": matrix, **frame()}))


def error_page(code: int) -> str:
    with override("en"):
        return get_template(f"{code}.html").render({"reference": "7F3A-91C2"})


def static_file(name: str) -> Path | None:
    found = finders.find(name)
    return Path(found) if isinstance(found, str) else None
