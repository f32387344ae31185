"""One's own account, the language of the screens, and what we add to allauth's views."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kiem.accounts.actions import choose_language
from kiem.accounts.models import User
from kiem.accounts.pages import account_page
from kiem.accounts.session import forget_second_factor, note_set_up, safe_address, speak, user_of
from kiem.accounts.shared import leave_nothing, sign_out_idle
from kiem.foundation.errors import NotFound
from kiem.foundation.languages import LANGUAGES
from kiem.foundation.screens import screen
from kiem.ui.render import render_page


@screen()
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return render_page(request, "accounts/account.html", account_page(user_of(request)))


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Another language for the screens; for who is signed in it stays so, and her mail follows."""
    language = request.POST.get("language", "")
    if language not in LANGUAGES:
        raise NotFound
    if isinstance(request.user, User):
        choose_language(language, by=request.user, at=timezone.now())
    return speak(redirect(safe_address(request, request.POST.get("next", ""))), language)


def back_to_account(request: HttpRequest) -> HttpResponse:
    """Where allauth shows an overview of second factors, our account page does."""
    return redirect("accounts:account")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """What the page asks by itself when nothing was done for so long on a computer that people share."""
    return sign_out_idle(request)


@login_required
@require_safe
def stay(request: HttpRequest) -> HttpResponse:
    """Something was done on the page: asking this is what counts."""
    return HttpResponse(status=204)


def cleaned(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of allauth that signs out: the browser is told to keep nothing."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        return leave_nothing(request, response) if request.method == "POST" else response

    return answer


def kept(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of allauth whose refused form answers 422, as ours do."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == 200 and form is not None and form.is_bound and form.errors:
            response.status_code = 422
        return response

    return answer


class SetUpSecondFactor(ActivateTOTPView):
    """Setting up counts as having given it: a code was typed, and the password shortly before."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        note_set_up(self.request)
        return response


class SwitchOffSecondFactor(DeactivateTOTPView):
    """From here on the session has its password alone."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        forget_second_factor(self.request)
        return response


activate_totp = SetUpSecondFactor.as_view()
deactivate_totp = SwitchOffSecondFactor.as_view()
