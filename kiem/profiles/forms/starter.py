"""The form that chooses from the starter profiles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.ui.forms import field_of


class StarterForm(forms.Form):
    """Which starter profiles to begin from. Its clean values are arguments of ``start_profiles``."""

    keys = forms.MultipleChoiceField(
        label=_("Profiles to begin from"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one profile.")},
    )

    def __init__(self, data: Any, *, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        field_of(self, "keys", forms.ChoiceField).choices = choices
