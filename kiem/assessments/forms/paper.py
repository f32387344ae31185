"""Whom one names to enter a form, and what one says about what was entered."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HelperForm(forms.Form):
    """Her name as it is written, or her mail address; whether there is such a person the action sees."""

    called = forms.CharField(
        max_length=254,
        label=_("Who helps you?"),
        help_text=_("First name and last name, or the mail address at work."),
        error_messages={"required": _("Write who helps you.")},
    )


class ConfirmForm(forms.Form):
    """``seen``: the fingerprint of what stood on the page that was read."""

    seen = forms.CharField(max_length=64, required=False)
