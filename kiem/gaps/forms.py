"""What is typed about a team: an agreed minimum, and an offer to help."""

import uuid
from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.gaps.rules import LONGEST_REASON, MOST_PEOPLE, MinimumOf
from kiem.ui.forms import field_of


class MinimumForm(forms.Form):
    """Its clean values go to ``agree_minimum``. ``choices``: groups of (key, words), of levels and of acts."""

    of = forms.TypedChoiceField(label=_("Of what?"), coerce=str)
    people = forms.IntegerField(label=_("At least how many people?"), min_value=1, max_value=MOST_PEOPLE)
    agreed_on = forms.DateField(label=_("Agreed on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    source = forms.CharField(
        label=_("Where was this agreed?"),
        help_text=_("For example: the team meeting, or what the inspection asks."),
        max_length=LONGEST_REASON,
    )

    def __init__(
        self, data: QueryDict | None, *, choices: Sequence[tuple[str, Sequence[tuple[str, str]]]], today: date
    ) -> None:
        super().__init__(data, initial={"agreed_on": today})
        field_of(self, "of", forms.ChoiceField).choices = [("", "—"), *choices]

    def clean_of(self) -> MinimumOf:
        key, _slash, position = self.cleaned_data["of"].partition("/")
        return MinimumOf(uuid.UUID(key), int(position))


class OfferForm(forms.Form):
    """Whether she offers to be asked: a button, not a box to tick."""

    offers = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes")
