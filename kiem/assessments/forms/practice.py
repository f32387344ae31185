"""Placing situations, and writing one."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules.practice import LONGEST_SITUATION, LONGEST_WHY
from kiem.ui.forms import field_of

ToPlace = tuple[uuid.UUID, str, str, Sequence[tuple[int, str]]]
"""A situation: its id, the competence, the text, and (position, name) of the levels."""


class PracticeForm(forms.Form):
    """Where one would place each situation. Its clean values go to ``practise``."""

    def __init__(self, data: Any, *, situations: Sequence[ToPlace]) -> None:
        super().__init__(data)
        for key, competence, text, levels in situations:
            self.fields[str(key)] = forms.TypedChoiceField(
                # Django takes a help text for markup; this one was typed by someone.
                label=competence,
                help_text=escape(text),
                coerce=int,
                choices=levels,
                widget=forms.RadioSelect,
            )
        self.fields["experienced"] = forms.BooleanField(
            label=_("I have done this work for five years or more: count my answers with those of experienced people"),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        experienced = bool(found.get("experienced"))
        answers = {uuid.UUID(key): position for key, position in found.items() if key != "experienced"}
        return {"answers": answers, "experienced": experienced}


class SituationForm(forms.Form):
    """A situation to add. ``levels``: by competence, what may be chosen, as Django's groups of choices."""

    shows = forms.ChoiceField(label=_("Which competence, and which level does it show?"))
    text = forms.CharField(
        label=_("The situation"),
        help_text=_("Made up, in a few sentences: what happens and what someone does. No real people."),
        max_length=LONGEST_SITUATION,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    reason = forms.CharField(
        label=_("Why is it this level?"),
        help_text=_("By what can you see it, and what would make it one level more?"),
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, levels: Sequence[tuple[str, Sequence[tuple[str, str]]]], **given: Any) -> None:
        super().__init__(data, **given)
        field_of(self, "shows", forms.ChoiceField).choices = [("", _("Choose")), *levels]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        version, _slash, position = found.pop("shows", "").partition("/")
        return {**found, "competence_version": uuid.UUID(version), "position": int(position)} if version else found
