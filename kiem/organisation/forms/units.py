"""What is typed about units and jobs."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.organisation.access import Viewer
from kiem.organisation.forms.fields import DayField, LastDayField, NameField, PeriodForm, RowField, explained
from kiem.organisation.queries import unit_tree
from kiem.organisation.rules import UNIT_MANDATES, DocumentRule, MandateKind
from kiem.organisation.wording import DOCUMENT_RULES, MANDATES, WHERE_DOCUMENT_RULES_HOLD
from kiem.ui.forms import OnceField, field_of


class UnitForm(forms.Form):
    """A new unit."""

    name = NameField(label=_("Name"), max_length=120)
    parent = RowField(label=_("Stands under"), required=False, empty=_("At the top"))
    starts_on = DayField(label=_("Exists from"))
    once = OnceField()

    def __init__(self, data: Any, *, viewer: Viewer, under: str = "") -> None:
        super().__init__(data, initial={"starts_on": viewer.today, "parent": under})
        field_of(self, "parent", RowField).offer(unit_tree(viewer).choices())


class OrganisationForm(forms.Form):
    """What the organisation is called and in which languages it works, the leading one first."""

    name = NameField(label=_("Name of the organisation"), max_length=200)
    languages = forms.MultipleChoiceField(
        label=_("Languages you work in"),
        choices=LANGUAGE_CHOICES,
        help_text=_(
            "Competences and profiles can be written in each of them. Texts in a language that you leave out are kept."
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    leading = forms.ChoiceField(
        label=_("First language"),
        choices=LANGUAGE_CHOICES,
        help_text=_("You write in this one first; it is shown where a text in another language is still missing."),
    )

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        name, languages = viewer.organisation_name, viewer.languages
        super().__init__(data, initial={"name": name, "languages": languages, "leading": languages[0]})


class NameForm(forms.Form):
    """Another name for a unit or a job."""

    name = NameField(label=_("Name"), max_length=120)


class MoveUnitForm(forms.Form):
    """Where a unit stands from a day on."""

    parent = RowField(label=_("Stands under"), required=False, empty=_("At the top"))
    starts_on = DayField(label=_("From"))

    def __init__(self, data: Any, *, viewer: Viewer, unit: uuid.UUID) -> None:
        tree = unit_tree(viewer)
        super().__init__(data, initial={"starts_on": viewer.today, "parent": str(tree.parents.get(unit, ""))})
        own = tree.with_all_below(unit)
        choices = [choice for choice in tree.choices() if choice[0] not in own]
        field_of(self, "parent", RowField).offer(choices)


class DocumentLanguageForm(forms.Form):
    """In which language documents for staff of a unit are made, from a day on."""

    rule = forms.TypedChoiceField(
        label=_("Documents for staff are in"),
        coerce=DocumentRule,
        choices=explained(DOCUMENT_RULES, WHERE_DOCUMENT_RULES_HOLD),
        widget=forms.RadioSelect,
    )
    source = NameField(
        label=_("Where the law says so"),
        required=False,
        max_length=300,
        help_text=_("Left empty, the law of that region is filled in."),
    )
    starts_on = DayField(label=_("From"))


class EndForm(forms.Form):
    """The last day of a unit, a job, a placement or a mandate."""

    ends_before = LastDayField(label=_("Last day"))


class JobForm(forms.Form):
    """A new job."""

    name = NameField(label=_("Name"), max_length=120)
    starts_on = DayField(label=_("Exists from"))
    once = OnceField()


class AppointForm(PeriodForm):
    """Who leads a unit, or replaces, from a day on."""

    kind = forms.TypedChoiceField(
        label=_("As"),
        coerce=MandateKind,
        choices=[(kind.value, MANDATES[kind]) for kind in MandateKind if kind in UNIT_MANDATES],
        widget=forms.RadioSelect,
    )
    person_id = forms.TypedChoiceField(label=_("Who"), coerce=uuid.UUID, widget=forms.RadioSelect)
    starts_on = DayField(label=_("From"))
    ends_before = LastDayField(label=_("Last day"), required=False)
    once = OnceField()

    def __init__(self, data: Any, *, people: Sequence[tuple[uuid.UUID, str]], today: date) -> None:
        super().__init__(data, initial={"starts_on": today, "kind": MandateKind.LEADER.value})
        offered = [(str(key), label) for key, label in people]
        field_of(self, "person_id", forms.ChoiceField).choices = offered
