"""Where a competence stands in a reference: what someone decided of one entry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.competences.rules import MatchRelation
from kiem.competences.wording import MATCHES

DOES_NOT_FIT = "none"


class MappingForm(forms.Form):
    """What an entry of a reference is to a competence. Its clean values are arguments of ``map_competence``."""

    uri = forms.CharField(max_length=300, widget=forms.HiddenInput)
    relation = forms.TypedChoiceField(
        label=_("This entry"),
        coerce=lambda value: MatchRelation(value) if value != DOES_NOT_FIT else None,
        choices=[*((each.value, label) for each, label in MATCHES.items()), (DOES_NOT_FIT, _("does not fit"))],
    )
