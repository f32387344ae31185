"""The form that chooses two profiles to compare."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.organisation.forms.fields import DayField
from kiem.ui.forms import field_of


class CompareForm(forms.Form):
    """Two profiles, each on a day; today when none is given."""

    left = forms.ChoiceField(label=_("This profile"), required=False)
    left_on = DayField(label=_("On"), required=False)
    right = forms.ChoiceField(label=_("Beside this one"), required=False)
    right_on = DayField(label=_("On"), required=False)

    def __init__(self, *, initial: Mapping[str, Any], choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(initial=dict(initial))
        for name in ("left", "right"):
            field_of(self, name, forms.ChoiceField).choices = [("", "–"), *choices]
