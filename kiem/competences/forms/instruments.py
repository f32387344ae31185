"""The form of an instrument."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import InstrumentHeld
from kiem.competences.rules import InstrumentKind, InstrumentToKeep
from kiem.competences.wording import INSTRUMENT_KINDS
from kiem.ui.forms import OnceField, ShownField, field_of


class InstrumentForm(forms.Form):
    """An instrument with the competences it speaks of. Its clean values are the arguments of the actions.

    ``offered``: the competences to tick, as (id, name), by the heading they stand under.
    """

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.TypedChoiceField(
        label=_("Kind"),
        coerce=InstrumentKind,
        choices=[(kind.value, label) for kind, label in INSTRUMENT_KINDS.items()],
    )
    whereabouts = forms.CharField(
        label=_("Where it lies"),
        max_length=300,
        required=False,
        help_text=_("An address, or words: a folder, a cupboard, who has it."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    competences = forms.TypedMultipleChoiceField(
        label=_("Which competences does it speak of?"),
        coerce=uuid.UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        offered: Mapping[str, Sequence[tuple[uuid.UUID, str]]],
        instrument: InstrumentHeld | None,
        shown: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial={**_initial(instrument), "shown": dict(shown or {})})
        if instrument is None:
            self.fields["once"] = OnceField()
        else:
            self.fields["shown"] = ShownField()
        field_of(self, "competences", forms.ChoiceField).choices = [
            (heading, [(str(key), name) for key, name in each]) for heading, each in offered.items()
        ]

    def clean(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        hidden: dict[str, Any] = {name: values.pop(name) for name in ("once", "shown") if name in values}
        if self.errors:
            return values
        return {"wanted": InstrumentToKeep(**{**values, "competences": frozenset(values["competences"])}), **hidden}


def _initial(instrument: InstrumentHeld | None) -> dict[str, Any]:
    if instrument is None:
        return {"kind": InstrumentKind.FORM.value}
    return {
        "name": instrument.name,
        "kind": instrument.kind.value,
        "whereabouts": instrument.whereabouts,
        "note": instrument.note,
        "competences": [str(key) for key in instrument.competences],
    }
