"""What an employee chooses when she opens her own file to a union delegate."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import PURPOSES_OF_ASSISTANCE
from kiem.assessments.wording import WHAT_IS_OPENED
from kiem.foundation.purposes import Purpose
from kiem.ui.forms import OnceField, field_of


class AssistanceForm(forms.Form):
    """To whom, and what. ``delegates``: whom she may choose, each with a name."""

    once = OnceField()
    delegate_id = forms.TypedChoiceField(label=_("Union delegate"), coerce=uuid.UUID)
    purpose = forms.TypedChoiceField(
        label=_("What do you open?"),
        coerce=Purpose,
        choices=[(each.value, WHAT_IS_OPENED[each]) for each in PURPOSES_OF_ASSISTANCE],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, delegates: Sequence[tuple[uuid.UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field_of(self, "delegate_id", forms.TypedChoiceField).choices = [
            ("", _("Choose someone")),
            *((str(key), name) for key, name in delegates),
        ]
