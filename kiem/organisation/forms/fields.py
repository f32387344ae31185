"""Fields that take what people type: days, last days, shares, and rows to choose from."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kiem.organisation.rules import FIRST_DAY, LAST_DAY, day_after, last_day, percentage, share_from_text, tidy

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")


class NameField(forms.CharField):
    """A name: single spaces, composed letters."""

    def clean(self, value: Any) -> str:
        return str(super().clean(tidy(value) if isinstance(value, str) else value))


class DayField(forms.DateField):
    """A day, picked or typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)])
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(
            widget=widget,
            input_formats=DAYS,
            error_messages={"invalid": _("Write the day as 31/12/2026.")},
            **kwargs,
        )


class LastDayField(DayField):
    """The last day of a period on screen; outside the form the day after it, where the half-open period ends."""

    def clean(self, value: Any) -> date | None:
        return day_after(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return last_day(value) if isinstance(value, date) else value


class ShareField(forms.CharField):
    """A share of full time: "80", "80 %", "0,8" or "30,4/38" hours."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Share of full time"))
        kwargs.setdefault("help_text", _("For example 80 %, 0,8 or 30,4/38 hours. Full time is 100 %."))
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs.update({"autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        share = share_from_text(super().clean(value))
        if share is None:
            raise forms.ValidationError(_("Write a share between 0 and 100 %, such as 80 % or 0,8."))
        return share

    def prepare_value(self, value: Any) -> Any:
        return f"{localize(percentage(value))} %" if isinstance(value, Decimal) else value


class RowField(forms.TypedChoiceField):
    """A row to choose by its id; nothing chosen is None."""

    def __init__(self, choices: Iterable[tuple[Any, Any]] = (), *, empty: Any = "", **kwargs: Any) -> None:
        self.empty = empty
        super().__init__(choices=self._with_empty(choices), coerce=uuid.UUID, empty_value=None, **kwargs)

    def offer(self, choices: Iterable[tuple[Any, Any]]) -> None:
        self.choices = self._with_empty(choices)

    def _with_empty(self, choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
        return [("", self.empty), *((str(key), label) for key, label in choices)]


def explained(words: Mapping[Any, Any], sentences: Mapping[Any, Any]) -> list[tuple[str, SafeString]]:
    """Choices with a sentence under each."""
    return [
        (key.value, format_html('<strong>{}</strong><br><span class="note">{}</span>', word, sentences[key]))
        for key, word in words.items()
    ]


class PeriodForm(forms.Form):
    """A first and a last day; the last is not before the first."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, end = cleaned.get("starts_on"), cleaned.get("ends_before")
        if first and end and end <= first:
            self.add_error("ends_before", _("The end is before the start."))
        return cleaned
