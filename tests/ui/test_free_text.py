"""A form with words about people: a likely name comes back once, and never stands in the way."""

import pytest
from django import forms

from kiem.ui.free_text import FreeTextForm


class Told(FreeTextForm):
    """A form as a slice writes it."""

    free_texts = ("words", "more")
    words = forms.CharField(required=False)
    more = forms.CharField(required=False, max_length=60)


def test_words_with_a_likely_name_come_back_with_it_marked() -> None:
    form = Told({"words": "Ze hielp Jan.", "more": "In kamer 3."})
    assert not form.is_valid()
    assert not form.errors
    assert form.passages == (
        (("Ze hielp ", False), ("Jan", True), (".", False)),
        (("In ", False), ("kamer 3", True), (".", False)),
    )


@pytest.mark.parametrize("sent", [{"words": "Ze hielp Jan.", "as_it_is": "1"}, {"words": "Ze hielp."}, {}])
def test_the_second_time_and_without_a_name_it_is_kept(sent: dict[str, str]) -> None:
    form = Told(sent)
    assert form.is_valid()
    assert form.passages == ()


def test_who_it_is_about_may_be_named() -> None:
    assert Told({"words": "Goed dat Anna Peeters bleef."}, known=["Anna Peeters"]).is_valid()


def test_what_is_wrong_otherwise_is_said_first() -> None:
    form = Told({"words": "Ze hielp Jan.", "more": "x" * 61})
    assert not form.is_valid()
    assert form.passages == ()
    assert "more" in form.errors
