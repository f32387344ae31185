"""A computer that people share: its browser is marked, or someone ticks it as she signs in. Nothing stays behind there.

The mark is a cookie. It only makes things stricter, so nobody gains by making one up.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

MARK = "kiem_shared_computer"
SHARED, LAST, MINUTES = "kiem_shared", "kiem_last_done", "kiem_idle_minutes"
MINUTES_BEFORE_ALL_IS_KNOWN = 5
"""Until she stands in an organisation, whose agreed term counts from then on."""
LONGEST = timedelta(days=400)
"""No browser keeps a cookie longer (RFC 6265bis, 2023); it begins anew each time someone signs out."""


def is_marked(request: HttpRequest) -> bool:
    """Whether this browser was marked as one of a computer that people share."""
    return MARK in request.COOKIES


def is_shared(request: HttpRequest) -> bool:
    """Whether this session is on a computer that people share: it stays so, whatever becomes of the mark."""
    return is_marked(request) or bool(request.session.get(SHARED))


def share_session(request: HttpRequest) -> None:
    """From now on this session ends when nothing is done."""
    request.session[SHARED] = True


def idle_after(request: HttpRequest) -> timedelta:
    return timedelta(minutes=request.session.get(MINUTES, MINUTES_BEFORE_ALL_IS_KNOWN))


def was_idle(request: HttpRequest, at: datetime) -> bool:
    """Whether nothing was done in this session for so long that it is over."""
    last = request.session.get(LAST)
    return last is not None and at - datetime.fromisoformat(last) >= idle_after(request)


def note_done(request: HttpRequest, at: datetime) -> None:
    request.session[SHARED], request.session[LAST] = True, at.isoformat()


def leave_nothing(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let the browser forget what pages left there: their copies, what scripts kept, notices, the language."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    response.delete_cookie(CookieStorage.cookie_name)
    if is_marked(request):
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
        mark(response)
    return response


def sign_out_idle(request: HttpRequest) -> HttpResponse:
    """End a session in which nothing was done: to the page to sign in on, which says so."""
    answer = redirect(f"{resolve_url(settings.LOGIN_URL)}?left=1")
    leave_nothing(request, answer)
    logout(request)
    return answer


def mark(response: HttpResponse) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(MARK, "1", max_age=LONGEST, secure=secure, httponly=True, samesite="Lax")


def unmark(response: HttpResponse) -> None:
    response.delete_cookie(MARK, samesite="Lax")
