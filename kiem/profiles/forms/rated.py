"""The form that says what becomes of each skill that an occupation asks."""

import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiem.competences.queries import CompetenceName, Rated, Scale
from kiem.organisation.forms.fields import DayField
from kiem.profiles.queries.rated import RatedRow
from kiem.profiles.rules import Weight
from kiem.profiles.rules.rated import AskedElement, position_for
from kiem.profiles.wording import WEIGHTS

LEAVE_OUT, COPY, AS_PROPOSED = "", "copy", ""


class RatedForm(forms.Form):
    """For each skill: leave out, copy into the draft, or ask as an own competence; at which level; how it weighs.

    Its clean values are arguments of ``take_from_occupation``.
    """

    starts_on = DayField(
        label=gettext_lazy("From when"),
        required=False,
        help_text=gettext_lazy(
            "Left blank: from the first of next month, or from the day of what is prepared already. Until then nobody "
            "is asked it, and you can still change it or set it aside."
        ),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        occupation: str,
        rows: Sequence[RatedRow],
        competences: Sequence[CompetenceName],
        scales: Sequence[Scale],
    ) -> None:
        super().__init__(data)
        self.occupation = occupation
        self.rated = rows
        self.scales = {scale.scale_version_id: scale for scale in scales}
        self.names = {each.competence_id: each for each in competences}
        own = [(str(each.competence_id), each.name) for each in competences]
        for number, row in enumerate(rows):
            self._ask(number, row, own)

    def _ask(self, number: int, row: RatedRow, own: Sequence[tuple[str, str]]) -> None:
        label, weights = row.rated.label, [(weight.value, text) for weight, text in WEIGHTS.items()]
        copy = [] if row.copied else [(COPY, _("Copy into the draft"))]
        self.fields[f"becomes_{number}"] = forms.ChoiceField(
            label=_("%(skill)s becomes") % {"skill": label},
            required=False,
            choices=[(LEAVE_OUT, _("Leave out")), *copy, (_("Ask it as"), own)],
            initial=str(row.competence_id) if row.competence_id else LEAVE_OUT,
        )
        levels = [(AS_PROPOSED, _("as proposed"))] if row.rated.level is not None else [(AS_PROPOSED, "–")]
        self.fields[f"level_{number}"] = forms.ChoiceField(
            label=_("Level"), required=False, choices=[*levels, *_levels(tuple(self.scales.values()))]
        )
        self.fields[f"weight_{number}"] = forms.ChoiceField(
            label=_("Weight"), required=False, choices=weights, initial=row.weight.value
        )

    @property
    def rows(self) -> list[tuple[RatedRow, BoundField, BoundField, BoundField]]:
        """Each skill with its three fields, for the screen."""
        return [
            (row, self[f"becomes_{number}"], self[f"level_{number}"], self[f"weight_{number}"])
            for number, row in enumerate(self.rated)
        ]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        elements = [
            self._element(number, row.rated, values[f"becomes_{number}"])
            for number, row in enumerate(self.rated)
            if values.get(f"becomes_{number}")
        ]
        return {
            "elements": [each for each in elements if each],
            "occupation": self.occupation,
            "starts_on": values.get("starts_on"),
        }

    def _element(self, number: int, rated: Rated, becomes: str) -> AskedElement | None:
        if becomes == COPY:
            return AskedElement(rated.uri, None)
        name = self.names[uuid.UUID(becomes)]
        position = self._position(number, name, rated.level)
        if position is None:
            return None
        weight = Weight(self.cleaned_data.get(f"weight_{number}") or Weight.ESSENTIAL)
        return AskedElement(rated.uri, name.competence_id, position, weight)

    def _position(self, number: int, name: CompetenceName, level: Decimal | None) -> int | None:
        """The level that was chosen, else the one that the rule proposes; None when it is not on the scale."""
        scale, chosen = self.scales[name.scale_version_id], self.cleaned_data.get(f"level_{number}") or AS_PROPOSED
        if chosen == AS_PROPOSED:
            if level is None:
                self.add_error(f"level_{number}", _("O*NET gives no level here. Choose one yourself."))
                return None
            return position_for(level, len(scale.names))
        scale_id, position = chosen.split("/")
        if uuid.UUID(scale_id) != name.scale_version_id:
            self.add_error(f"level_{number}", _("That level is of another scale than the competence's own."))
            return None
        return int(position)


def _levels(scales: Sequence[Scale]) -> list[tuple[str, Any]]:
    """Levels by name; with several scales under the name of each."""
    groups = [
        (scale.name, [(f"{scale.scale_version_id}/{place}", name) for place, name, _sentence in scale.levels])
        for scale in scales
    ]
    return [choice for _name, levels in groups for choice in levels] if len(groups) == 1 else list(groups)
