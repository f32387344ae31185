"""Planning a round, and choosing what it looks at of someone."""

import uuid
from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import LONGEST_REASON, LONGEST_TITLE, PURPOSES_OF_ROUNDS, ViewFrom
from kiem.assessments.wording import VIEWS
from kiem.foundation.purposes import Purpose
from kiem.ui.forms import field_of

USUAL_VIEWS = (ViewFrom.SELF, ViewFrom.MANAGER, ViewFrom.COLLEAGUE)
TO_CHOOSE = tuple(view for view in ViewFrom if view is not ViewFrom.PARTNER)
FOR_WHAT = {
    Purpose.DEVELOPMENT: _("To grow: for a development talk. It is never used to appraise."),
    Purpose.APPRAISAL: _("To appraise: for an appraisal with its own rules and notice. Nothing from talks is used."),
}


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class RoundForm(forms.Form):
    """A round to plan. ``people``: whom one may choose from, as (id, name). Its clean values go to ``plan_round``."""

    title = forms.CharField(label=_("Name of the round"), max_length=LONGEST_TITLE)
    purpose = forms.TypedChoiceField(
        label=_("For what?"),
        help_text=_("Everyone who is asked sees this. It binds: it can never be changed afterwards."),
        coerce=Purpose,
        choices=[(each.value, FOR_WHAT[each]) for each in PURPOSES_OF_ROUNDS],
        widget=forms.RadioSelect,
    )
    views = forms.TypedMultipleChoiceField(
        label=_("From which sides?"),
        coerce=ViewFrom,
        choices=[(view.value, VIEWS[view]) for view in TO_CHOOSE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts_on = forms.DateField(label=_("From"), widget=_day())
    closes_on = forms.DateField(label=_("Open until"), widget=_day())
    people = forms.TypedMultipleChoiceField(
        label=_("Whom?"), coerce=uuid.UUID, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, data: QueryDict | None, *, people: Sequence[tuple[uuid.UUID, str]], starts_on: date, closes_on: date
    ) -> None:
        initial = {
            "purpose": Purpose.DEVELOPMENT.value,
            "views": [view.value for view in USUAL_VIEWS],
            "starts_on": starts_on,
            "closes_on": closes_on,
            "people": [str(key) for key, _name in people],
        }
        super().__init__(data, initial=initial)
        field_of(self, "people", forms.ChoiceField).choices = [(str(key), name) for key, name in people]


class OpenForm(forms.Form):
    """Opening a round; why, where more than three hours are asked of one manager."""

    reason = forms.CharField(
        label=_("Why does one manager look for more than three hours?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChooseForm(forms.Form):
    """The competences that she and her manager chose."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("What do you choose?"), coerce=uuid.UUID, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        offered: Sequence[tuple[uuid.UUID, str]],
        chosen: Sequence[uuid.UUID],
    ) -> None:
        super().__init__(data, initial={"chosen": [str(each) for each in chosen]})
        field_of(self, "chosen", forms.ChoiceField).choices = [(str(key), name) for key, name in offered]
