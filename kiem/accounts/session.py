"""What a browser's session says: who is signed in, whether with a second factor, in which language, where to go on.

allauth notes the steps of signing in. Setting up an authenticator app counts as a second factor too: its code has just
been typed, and the password shortly before, for allauth asks for it.
"""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from kiem.accounts.models import User
from kiem.foundation.errors import NotFound

SET_UP = "kiem_second_factor_set_up"
ONE_YEAR = 365 * 24 * 60 * 60


def user_of(request: HttpRequest) -> User:
    """Who is signed in. Raises NotFound for nobody."""
    if not isinstance(request.user, User):
        raise NotFound
    return request.user


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign in someone who has just chosen her password, as if she had typed it on the sign-in page."""
    by = {"email": user.email} if user.email else {"username": user.sign_in_name}
    perform_password_login(request, by, Login(user=user, email=user.email))


def gave_second_factor(request: HttpRequest) -> bool:
    """Whether this session's user gave a code when she signed in, or set up her second factor in it."""
    if not isinstance(request.user, User):
        return False
    if request.session.get(SET_UP) == str(request.user.pk):
        return True
    return any(step.get("method") == "mfa" for step in get_authentication_records(request, request.user))


def note_set_up(request: HttpRequest) -> None:
    request.session[SET_UP] = str(request.user.pk)


def forget_second_factor(request: HttpRequest) -> None:
    """After she switched it off: this session goes on with her password alone."""
    request.session.pop(SET_UP, None)
    steps = get_authentication_records(request, user_of(request))
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [step for step in steps if step.get("method") != "mfa"]


def safe_address(request: HttpRequest, wanted: str) -> str:
    """``wanted`` when it leads to a page of this site, else the first page."""
    secure = request.is_secure()
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=secure) else "/"


def speak(response: HttpResponse, language: str) -> HttpResponse:
    """Let this browser ask for its screens in a language from now on."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=ONE_YEAR, secure=secure, httponly=True, samesite="Lax"
    )
    return response
