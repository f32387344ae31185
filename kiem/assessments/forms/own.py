"""What a person types about her own levels."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.ui.free_text import FreeTextForm


class ContestForm(FreeTextForm):
    """ "My level is wrong", in her own words or none."""

    free_texts = ("words",)

    words = forms.CharField(
        label=_("What is not right?"),
        help_text=_(
            "In your own words, if you want to. You need not give a reason. Write no names of residents or family."
        ),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ShareForm(forms.Form):
    """Whether what is older is shown to a leader: a button, not a box to tick."""

    shares = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes")
