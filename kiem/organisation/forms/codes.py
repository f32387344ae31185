"""What is typed from a letter, and what someone chooses once her code was right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.accounts.models import MOST_LETTERS
from kiem.organisation.forms.entering import TwicePassword
from kiem.ui.forms import field_of

_TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class CodeForm(forms.Form):
    """The number of a letter and the code on it. Capitals or small letters, with or without the lines between."""

    number = forms.CharField(
        label=_("Number of the letter"),
        max_length=40,
        widget=forms.TextInput(attrs=_TYPED),
        help_text=_("Two groups of four. After scanning the square it stands here already."),
    )
    code = forms.CharField(
        label=_("Your one-time code"),
        max_length=60,
        widget=forms.TextInput(attrs=_TYPED),
        help_text=_("Groups of four letters and digits. Small letters are good too."),
    )


class ComeInForm(TwicePassword):
    """Her password; and her sign-in name, where she has no account yet."""

    sign_in_name = forms.CharField(
        label=_("Your sign-in name"),
        max_length=MOST_LETTERS,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("With this you sign in, instead of a mail address. You may choose another."),
    )
    field_order = ("sign_in_name", "password", "password2")

    def __init__(self, data: Any, *, suggested: str) -> None:
        super().__init__(data, initial={"sign_in_name": suggested})
        if not suggested:
            del self.fields["sign_in_name"]


class LettersForm(forms.Form):
    """For whom letters are made."""

    people = forms.TypedMultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, people: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"people": [key for key, _name in people]})
        field_of(self, "people", forms.TypedMultipleChoiceField).choices = people
