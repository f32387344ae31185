"""One tap, or what is ticked and written, on one competence of a form."""

from typing import Any

from django import forms

from kiem.assessments.rules import LONGEST_COMMENT, Said


class IdsField(forms.TypedMultipleChoiceField):
    """Any number of ids; which of them count the action sees."""

    def valid_value(self, value: object) -> bool:
        return True


class LookForm(forms.Form):
    """``position``: a level that was tapped, 0 for not seen, -1 to take it back. ``more``: ticks and words were sent.

    Its clean values are the arguments of ``save_answer`` but for whose form it is.
    """

    competence = forms.UUIDField()
    position = forms.IntegerField(required=False, min_value=-1, max_value=9)
    more = forms.BooleanField(required=False)
    ticked = IdsField(required=False, coerce=lambda value: forms.UUIDField().clean(value))
    comment = forms.CharField(required=False, max_length=LONGEST_COMMENT)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if self.errors:
            return values
        more = values["more"]
        ticked, comment = (values["ticked"], values["comment"]) if more else (None, None)
        return {"competence_id": values["competence"], "said": Said(values["position"], ticked, comment)}
