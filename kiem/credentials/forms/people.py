"""What is typed about someone: a diploma or visum, an act shown, practised or entrusted, a clock that stands still."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.credentials.queries import acts_on, assessors_on, kinds
from kiem.credentials.queries.people import around_in_units
from kiem.credentials.rules import (
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_REASON,
    EntrustingToNote,
    LicenceToNote,
    ShowingToNote,
)
from kiem.organisation.forms.fields import DayField, LastDayField, NameField, PeriodForm, RowField
from kiem.ui.forms import field_of
from kiem.ui.free_text import FreeTextForm


class NoForm(forms.Form):
    """Nothing to fill in: only to be sure."""


class LicenceForm(PeriodForm):
    """A diploma or visum as it was looked at."""

    kind = RowField(label=_("Diploma or visum"))
    number = NameField(label=_("Number"), max_length=LONGEST_NUMBER)
    authority = NameField(label=_("Given by"), max_length=LONGEST_NAME, help_text=_("The school or the government."))
    starts_on = DayField(label=_("Holds from"))
    ends_before = LastDayField(label=_("Last day"), required=False, help_text=_("Leave empty when it has no end."))
    checked_on = DayField(label=_("Looked at on"), help_text=_("The day on which you saw the paper or the register."))

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, initial={"checked_on": today})
        field_of(self, "kind", RowField).offer(kinds())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        return cleaned if self.errors else {"noted": LicenceToNote(**cleaned)}


class ShowingForm(forms.Form):
    """That an act was shown to an assessor."""

    assessor = RowField(label=_("Which act, shown to whom"))
    shown_on = DayField(label=_("On which day"))
    review_on = DayField(
        label=_("Looked at again by"),
        required=False,
        help_text=_("Leave empty: then it follows from the term of this act, if it has one."),
    )
    review_source = NameField(
        label=_("Where does that day come from?"), max_length=LONGEST_REASON, required=False,
        help_text=_("Only when you fill in a day yourself."),
    )  # fmt: skip

    def __init__(self, data: Any, *, person_id: uuid.UUID, today: date) -> None:
        super().__init__(data, initial={"shown_on": today})
        found = [each for each in assessors_on(today) if each.person_id != person_id]
        named = sorted((f"{each.act.name} · {each.person.name}", each.id) for each in found)
        field_of(self, "assessor", RowField).offer((key, name) for name, key in named)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return cleaned if self.errors else {"noted": ShowingToNote(**cleaned)}


class PracticeForm(forms.Form):
    """When an act was last done."""

    act = RowField(label=_("Which act"))
    practised_on = DayField(label=_("Last done on"))

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, initial={"practised_on": today})
        field_of(self, "act", RowField).offer((row.act_id, row.name) for row in acts_on(today))


class EntrustForm(PeriodForm):
    """An act that is delegated, under whom and for how long."""

    act = RowField(label=_("Which act"))
    supervisor = RowField(label=_("Under the supervision of"))
    starts_on = DayField(label=_("First day"))
    ends_before = LastDayField(label=_("Last day"), required=False, help_text=_("Leave empty when no end is known."))

    def __init__(self, data: Any, *, person_id: uuid.UUID, today: date) -> None:
        super().__init__(data, initial={"starts_on": today})
        field_of(self, "act", RowField).offer((row.act_id, row.name) for row in acts_on(today))
        around = around_in_units(person_id, today)
        field_of(self, "supervisor", RowField).offer((each.id, each.name) for each in around)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        return cleaned if self.errors else {"noted": EntrustingToNote(**cleaned)}


class ReasonForm(FreeTextForm):
    """Why: about the act, not about the person."""

    free_texts = ("reason",)

    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. The person can read this. Write no names of residents or family."),
    )


class StopForm(PeriodForm):
    """A period in which the clock of review stands still. Why is not asked."""

    starts_on = DayField(label=_("First day"))
    ends_before = LastDayField(label=_("Last day"))
