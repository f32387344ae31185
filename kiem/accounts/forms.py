"""allauth's forms with our labels and hints, and without placeholders."""

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from kiem.accounts.shared import is_marked, share_session

PASSWORD_HINT = _("At least 12 characters. A short sentence that only you think of works well.")
CODE_HINT = _("The six digits that your app shows now, or one of your recovery codes.")


# What is mixed in before a form of allauth relies on that form: only the type checker has to be told.
if TYPE_CHECKING:
    _BeforeAForm = forms.Form
else:
    _BeforeAForm = object


class Relabelled(_BeforeAForm):
    """Mixed in before a form of allauth: gives its fields our words."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    attributes: dict[str, dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(self.attributes.get(name, {}))
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class TwiceTheSame(_BeforeAForm):
    """Mixed in before a form with a new password, typed twice."""

    def clean(self) -> dict[str, Any]:
        # Past allauth's own sentence.
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("These two are not the same."))
        return cleaned


NEW_PASSWORD = {"password1": _("New password"), "password2": _("New password, once more")}


class SignInForm(Relabelled, account.LoginForm):
    labels = {"login": _("Mail address or sign-in name"), "password": _("Password")}
    attributes = {"login": {"autocomplete": "username"}}
    shared = forms.BooleanField(
        label=_("Others use this computer too"),
        required=False,
        help_text=_("After five minutes without doing anything you are signed out, and nothing stays behind here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_marked(self.request):
            del self.fields["shared"]
            for field in self.fields.values():
                field.widget.attrs["autocomplete"] = "off"

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        answer: HttpResponse = super().login(request, redirect_url)
        if self.cleaned_data.get("shared") or is_marked(request):
            share_session(request)
        return answer


class ConfirmForm(Relabelled, account.ReauthenticateForm):
    labels = {"password": _("Password")}


class ForgottenForm(Relabelled, account.ResetPasswordForm):
    labels = {"email": _("Mail address")}


class NewPasswordForm(TwiceTheSame, Relabelled, account.ResetPasswordKeyForm):
    labels = NEW_PASSWORD
    hints = {"password1": PASSWORD_HINT}


class SetPasswordForm(TwiceTheSame, Relabelled, account.SetPasswordForm):
    labels = NEW_PASSWORD
    hints = {"password1": PASSWORD_HINT}


class ChangePasswordForm(TwiceTheSame, Relabelled, account.ChangePasswordForm):
    labels = {"oldpassword": _("Password of now"), **NEW_PASSWORD}
    hints = {"password1": PASSWORD_HINT}


class CodeForm(Relabelled, mfa.AuthenticateForm):
    labels = {"code": _("Code")}
    attributes = {"code": {"inputmode": "numeric"}}
    hints = {"code": CODE_HINT}


class ConfirmByCodeForm(Relabelled, mfa.ReauthenticateForm):
    labels = {"code": _("Code")}
    attributes = {"code": {"inputmode": "numeric"}}
    hints = {"code": CODE_HINT}


class SecondFactorForm(Relabelled, ActivateTOTPForm):
    labels = {"code": _("Code")}
    attributes = {"code": {"inputmode": "numeric"}}
    hints = {"code": _("The six digits that your app shows now.")}
