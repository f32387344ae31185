"""The forms of job families."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.organisation.forms.fields import DayField, NameField, RowField
from kiem.ui.forms import OnceField, field_of

Choices = Sequence[tuple[uuid.UUID, str]]


class FamilyForm(forms.Form):
    """A new job family."""

    name = NameField(label=_("Name"), max_length=120)
    parent = RowField(label=_("Stands under"), required=False, empty=_("At the top"))
    starts_on = DayField(label=_("From"))
    once = OnceField()

    def __init__(self, data: Any, *, today: date, families: Choices) -> None:
        super().__init__(data, initial={"starts_on": today})
        field_of(self, "parent", RowField).offer(families)


class MoveFamilyForm(forms.Form):
    """Where a family stands from a day on."""

    parent = RowField(label=_("Stands under"), required=False, empty=_("At the top"))
    starts_on = DayField(label=_("From"))

    def __init__(self, data: Any, *, today: date, now: uuid.UUID | None, families: Choices) -> None:
        super().__init__(data, initial={"starts_on": today, "parent": str(now or "")})
        field_of(self, "parent", RowField).offer(families)


class InFamilyForm(forms.Form):
    """To which family a job belongs from a day on."""

    family = RowField(label=_("Job family"), required=False, empty=_("None"))
    starts_on = DayField(label=_("From"))

    def __init__(self, data: Any, *, today: date, now: uuid.UUID | None, families: Choices) -> None:
        super().__init__(data, initial={"starts_on": today, "family": str(now or "")})
        field_of(self, "family", RowField).offer(families)
