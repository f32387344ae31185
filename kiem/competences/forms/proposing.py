"""The forms of proposing: other words, what others say of them, and the decision."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.competences.rules import Decision, Spot, Stance, key_of
from kiem.ui.forms import OnceField

ChoiceGroup = tuple[str, Sequence[tuple[Spot, str]]]
"""A heading in a list to choose from, and what stands under it."""


class ProposeForm(forms.Form):
    """Other words for one part of a competence. Its clean values are the arguments of ``propose``."""

    spot = forms.TypedChoiceField(label=_("Which words would you change?"))
    words = forms.CharField(
        label=_("Your words"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Plain words, as you say them.")
    )
    reason = forms.CharField(
        label=_("Why is this better?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everyone in the organisation can read this, with your name."),
    )
    based_on = forms.UUIDField(widget=forms.HiddenInput)
    once = OnceField()

    def __init__(self, data: QueryDict | None, *, choices: Sequence[ChoiceGroup], based_on: uuid.UUID) -> None:
        super().__init__(data, initial={"based_on": based_on})
        spots = {key_of(spot): spot for _label, of in choices for spot, _said in of}
        field: Any = self.fields["spot"]
        field.choices = [
            ("", _("Choose")),
            *((label, [(key_of(spot), said) for spot, said in of]) for label, of in choices),
        ]
        field.coerce = spots.__getitem__


class DecideForm(forms.Form):
    """What a steward decides on a proposal, and what she says to whoever made it."""

    decision = forms.ChoiceField(choices=[(each.value, each.value) for each in Decision])
    answer = forms.CharField(required=False)


class VoiceForm(forms.Form):
    """What someone says of a proposal of someone else. Its clean values are the arguments of ``say_of_proposal``."""

    stance = forms.TypedChoiceField(coerce=Stance, choices=[(each.value, each.value) for each in Stance])
    words = forms.CharField(required=False)
