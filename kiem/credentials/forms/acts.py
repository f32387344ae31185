"""What is typed about the list of acts."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import competence_names
from kiem.credentials.queries import kinds
from kiem.credentials.rules import LONGEST_NAME, LONGEST_REASON
from kiem.organisation.access import Viewer
from kiem.organisation.forms.fields import DayField, LastDayField, NameField, PeriodForm, RowField
from kiem.organisation.queries import Wanted, people_found
from kiem.ui.forms import field_of

MOST_PEOPLE = 2000
"""So many names at most stand in a list to choose from."""


class KindForm(forms.Form):
    """A diploma or a visum."""

    name = NameField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("For example: visum of a nurse, diploma of a care assistant."),
    )


class ActForm(forms.Form):
    """An act: its name, and what allows it."""

    name = NameField(label=_("Name"), max_length=LONGEST_NAME, help_text=_("For example: giving medication."))
    about = NameField(
        label=_("What belongs to it?"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("One or two sentences: where it begins, where it ends."),
    )
    kinds = forms.TypedMultipleChoiceField(
        label=_("Which diploma or visum allows it by law?"),
        help_text=_("None of them: then it is only done by whom it is entrusted to."),
        coerce=uuid.UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    competence = RowField(label=_("Part of a competence"), required=False, empty=_("None"))

    def __init__(self, data: Any, *, viewer: Viewer, values: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(values or {}))
        field_of(self, "kinds", forms.ChoiceField).choices = kinds()
        named = [(each.competence_id, each.name) for each in competence_names(viewer.languages)]
        field_of(self, "competence", RowField).offer(named)


class TermForm(forms.Form):
    """When an act is looked at again, and who says so."""

    months = forms.IntegerField(label=_("Looked at again after how many months?"), min_value=1, max_value=240)
    source = NameField(
        label=_("Where does that come from?"),
        max_length=LONGEST_REASON,
        help_text=_("A rule, a guideline or a decision, with its date."),
    )
    starts_on = DayField(label=_("From which day"), help_text=_("For what is shown from that day on."))


class AssessorForm(PeriodForm):
    """Who assesses an act."""

    person_id = RowField(label=_("Who"))
    qualified_by = NameField(
        label=_("What makes this person qualified?"),
        max_length=LONGEST_REASON,
        help_text=_("For example: practice mentor, nurse with the training of September."),
    )
    starts_on = DayField(label=_("First day"))
    ends_before = LastDayField(label=_("Last day"), required=False, help_text=_("Leave empty when no end is known."))

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data, initial={"starts_on": viewer.today})
        people = people_found(viewer, Wanted())[:MOST_PEOPLE]
        field_of(self, "person_id", RowField).offer((person.id, person.name) for person in people)


class EndForm(forms.Form):
    """The last day."""

    ends_before = LastDayField(label=_("Last day"))
