"""The forms by which people come in: starting an organisation, choosing a password, making a key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.accounts.actions import LONGEST_KEY
from kiem.accounts.forms import PASSWORD_HINT
from kiem.ui.forms import field_of


def _password(label: Any, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, strip=False, max_length=200, widget=widget, **more)


class TwicePassword(forms.Form):
    """A password typed twice; gives it once, as ``password``."""

    password = _password(_("Password"), help_text=PASSWORD_HINT)
    password2 = _password(_("Password, once more"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        again = cleaned.pop("password2", None)
        if again is not None and "password" in cleaned and again != cleaned["password"]:
            self.add_error("password2", _("These two are not the same."))
        return cleaned


class StartForm(TwicePassword):
    """The one-time code, the organisation, and who starts it."""

    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        help_text=_("Kiem printed it when it started, on the machine where it runs."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    given_name = forms.CharField(
        label=_("Your given name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    family_name = forms.CharField(
        label=_("Your family name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label=_("Your mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order = ("code", "name", "given_name", "family_name", "email", "password", "password2")


class KeyForm(forms.Form):
    """A new key for the command line. The roles are those of who makes it."""

    label = forms.CharField(
        label=_("Name of the key"), max_length=80, help_text=_("So that you know it again, such as: laptop at work.")
    )
    role = forms.ChoiceField(label=_("What it may see"), widget=forms.RadioSelect)
    days = forms.IntegerField(label=_("How many days it works"), min_value=1, max_value=LONGEST_KEY, initial=90)

    def __init__(self, *args: Any, roles: tuple[tuple[str, Any], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = field_of(self, "role", forms.ChoiceField)
        field.choices = roles
        field.initial = roles[0][0]
