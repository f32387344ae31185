"""What is typed about people, their placements and mandates, and why levels are opened."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer
from kiem.organisation.forms.fields import (
    DayField,
    LastDayField,
    NameField,
    PeriodForm,
    RowField,
    ShareField,
    explained,
)
from kiem.organisation.queries import jobs_to_choose, unit_tree
from kiem.organisation.rules import UNIT_MANDATES, MandateKind, PlacementKind
from kiem.organisation.wording import MANDATES, PERSON_FIELDS, PLACEMENT_KINDS, USES, WHAT_MANDATES_GIVE, WHAT_USES_OPEN
from kiem.ui.forms import OnceField, ShownField, field_of
from kiem.ui.free_text import NO_NAMES, FreeTextForm


class _PersonFields(forms.Form):
    given_name = NameField(label=PERSON_FIELDS["given_name"], max_length=80)
    family_name = NameField(label=PERSON_FIELDS["family_name"], max_length=120)
    email = forms.EmailField(
        label=PERSON_FIELDS["email"], required=False, help_text=_("Needed to invite someone to Kiem.")
    )
    personnel_number = NameField(
        label=PERSON_FIELDS["personnel_number"],
        required=False,
        max_length=40,
        help_text=_("Your own number for this person, never the national register number."),
    )
    language = forms.ChoiceField(label=PERSON_FIELDS["language"], choices=LANGUAGE_CHOICES)


class PersonForm(_PersonFields):
    """A new person."""

    once = OnceField()


class EditPersonForm(_PersonFields):
    """What is administered about a person, with what it was when the form was shown."""

    shown = ShownField()

    def __init__(self, data: Any, *, values: Mapping[str, str]) -> None:
        super().__init__(data, initial={**values, "shown": dict(values)})


class _HowPlaced(PeriodForm):
    share = ShareField()
    kind = forms.TypedChoiceField(
        label=_("As what"),
        coerce=PlacementKind,
        choices=[(kind.value, PLACEMENT_KINDS[kind]) for kind in PlacementKind],
    )
    starts_on = DayField(label=_("First day"))
    ends_before = LastDayField(label=_("Last day"), required=False, help_text=_("Leave empty when no end is known."))


class PlacementForm(_HowPlaced):
    """A new placement."""

    unit = RowField(label=_("Unit"))
    job = RowField(label=_("Job"))
    once = OnceField()
    field_order = ("unit", "job", "share", "kind", "starts_on", "ends_before")

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data, initial={"starts_on": viewer.today, "kind": PlacementKind.EMPLOYEE.value})
        field_of(self, "unit", RowField).offer(unit_tree(viewer).choices())
        field_of(self, "job", RowField).offer(jobs_to_choose(viewer.today))


class ChangePlacementForm(_HowPlaced):
    """What was written down wrongly about a placement."""


class MandateForm(PeriodForm):
    """A role for a period; leading and replacing are for one unit."""

    kind = forms.TypedChoiceField(
        label=_("Role"),
        coerce=MandateKind,
        choices=lambda: explained(MANDATES, WHAT_MANDATES_GIVE),
        widget=forms.RadioSelect,
    )
    unit = RowField(label=_("Unit"), required=False, help_text=_("Only for a leader or a substitute."))
    starts_on = DayField(label=_("First day"))
    ends_before = LastDayField(label=_("Last day"), required=False, help_text=_("Leave empty when no end is known."))
    once = OnceField()

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data, initial={"starts_on": viewer.today})
        field_of(self, "unit", RowField).offer(unit_tree(viewer).choices())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for_a_unit = cleaned.get("kind") in UNIT_MANDATES
        if for_a_unit and not cleaned.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Choose the unit that this role is for."))
        if not for_a_unit:
            cleaned["unit"] = None
        return cleaned


class OpenForm(FreeTextForm):
    """For what an HR adviser opens someone's levels, and why."""

    free_texts = ("reason",)

    use = forms.TypedChoiceField(
        label=_("What for"), coerce=Use, choices=lambda: explained(USES, WHAT_USES_OPEN), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=format_lazy("{} {}", _("One or two sentences. The person can read this."), NO_NAMES),
    )
