"""The five questions about an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.organisation.access import Viewer
from kiem.organisation.forms.fields import NameField
from kiem.organisation.queries import about_us
from kiem.organisation.rules import LONGEST_CLIENT_WORD, Body, ClientWord, Sector, Size
from kiem.organisation.wording import BODIES, CLIENT_WORDS, SECTORS, SIZES


class AboutUsForm(forms.Form):
    """Sector, languages, size, the bodies that are there, and the word for clients."""

    sector = forms.TypedChoiceField(
        label=_("What kind of work do you do?"),
        coerce=Sector,
        choices=[("", _("Choose"))] + [(key.value, label) for key, label in SECTORS.items()],
        help_text=_("Most of it: you can work for everyone."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you work in"),
        choices=LANGUAGE_CHOICES,
        help_text=_("Competences and profiles can be written in each of them."),
        widget=forms.CheckboxSelectMultiple,
    )
    size = forms.TypedChoiceField(
        label=_("How many people work there?"),
        coerce=Size,
        choices=[(key.value, label) for key, label in SIZES.items()],
        widget=forms.RadioSelect,
    )
    bodies = forms.TypedMultipleChoiceField(
        label=_("Where are employees and clients heard?"),
        coerce=Body,
        required=False,
        choices=[(key.value, label) for key, label in BODIES.items()],
        help_text=_("Tick what there is. Talk with them before you begin: it works when people stand behind it."),
        widget=forms.CheckboxSelectMultiple,
    )
    client_word = forms.TypedChoiceField(
        label=_("What do you call those you work for?"),
        coerce=ClientWord,
        choices=[("", _("Choose"))] + [(key.value, label) for key, label in CLIENT_WORDS.items()],
    )
    own_client_word = NameField(
        label=_("Your own word"),
        required=False,
        max_length=LONGEST_CLIENT_WORD,
        help_text=_("Only when you chose another word."),
    )

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        now = about_us()
        given: dict[str, Any] = {"languages": viewer.languages}
        if now is not None:
            names = ("sector", "size", "bodies", "client_word", "own_client_word")
            given |= {name: getattr(now, name) for name in names}
        super().__init__(data, initial=given)
