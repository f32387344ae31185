"""What is typed about what was agreed on in days and months."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.organisation.forms.fields import DayField, NameField
from kiem.organisation.rules import LONGEST_SOURCE, MOST, UNITS, Term, TermUnit

NUMBERS = {
    TermUnit.MINUTES: _("Number of minutes"),
    TermUnit.DAYS: _("Number of days"),
    TermUnit.MONTHS: _("Number of months"),
}


class TermForm(forms.Form):
    """So many days or months, from a day on, and by what."""

    number = forms.IntegerField(min_value=1)
    starts_on = DayField(label=_("From"))
    source = NameField(
        label=_("By what does it hold?"),
        max_length=LONGEST_SOURCE,
        help_text=_("A law, an agreement or a consultation, with its date."),
    )

    def __init__(self, data: Any, *, term: Term, today: date) -> None:
        super().__init__(data, initial={"starts_on": today})
        unit = UNITS[term]
        number = forms.IntegerField(min_value=1, max_value=MOST[unit])
        number.label = NUMBERS[unit]
        self.fields["number"] = number
