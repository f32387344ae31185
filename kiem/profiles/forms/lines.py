"""The form of a line: posted text to clean values."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import CompetenceName, Scale
from kiem.competences.rules import CompetenceKind
from kiem.competences.wording import KIND_HEADINGS
from kiem.organisation.forms.fields import DayField
from kiem.profiles.rules import RequiredLevel, Weight
from kiem.profiles.wording import WEIGHTS
from kiem.ui.forms import ShownField


class RequirementForm(forms.Form):
    """A line of a profile. Its clean values are arguments of ``set_requirement``."""

    competence = forms.TypedChoiceField(label=_("Competence"), coerce=uuid.UUID)
    level = forms.ChoiceField(label=_("Asked level"), widget=forms.RadioSelect)
    weight = forms.TypedChoiceField(
        label=_("How much does it weigh?"),
        coerce=Weight,
        choices=[(weight.value, label) for weight, label in WEIGHTS.items()],
        widget=forms.RadioSelect,
        initial=Weight.ESSENTIAL.value,
    )
    starts_on = DayField(label=_("From when"), required=False)
    shown = ShownField()

    def __init__(
        self,
        data: QueryDict | None,
        *,
        choices: Sequence[CompetenceName],
        scales: Sequence[Scale],
        starts_on: date,
        line: RequiredLevel | None = None,
        shown: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial={**_initial(line), "starts_on": starts_on, "shown": dict(shown or {})})
        _offer(self.fields["level"], _levels(scales))
        if line is None:
            _offer(self.fields["competence"], [("", "–"), *_by_kind(choices)])
        else:
            del self.fields["competence"]

    def clean(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        if "competence" in values:
            values["competence_id"] = values.pop("competence")
        if "level" in values:
            scale, position = values.pop("level").split("/")
            values["scale_version_id"], values["position"] = uuid.UUID(scale), int(position)
        return values


def _offer(field: forms.Field, choices: Sequence[tuple[str, Any]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def _initial(line: RequiredLevel | None) -> dict[str, Any]:
    if line is None:
        return {"weight": Weight.ESSENTIAL.value}
    return {"level": f"{line.scale_version_id}/{line.position}", "weight": line.weight.value}


def _levels(scales: Sequence[Scale]) -> list[tuple[str, Any]]:
    """Levels by name; with several scales under the name of each."""
    groups = []
    for scale in scales:
        levels = [
            (f"{scale.scale_version_id}/{place}", f"{name}: {sentence}" if sentence else name)
            for place, name, sentence in scale.levels
        ]
        groups.append((scale.name, levels))
    return groups[0][1] if len(groups) == 1 else groups


def _by_kind(choices: Sequence[CompetenceName]) -> list[tuple[str, Any]]:
    groups: dict[CompetenceKind, list[tuple[str, str]]] = {}
    for each in choices:
        groups.setdefault(each.kind, []).append((str(each.competence_id), each.name))
    return [(str(KIND_HEADINGS[kind]), names) for kind, names in groups.items()]
