"""The doors of the demo: one click signs in as someone of the fictional organisation. Only there, only on loopback."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kiem.demo.doors import door_called
from kiem.demo.pages import doors_page
from kiem.demo.queries import account_behind
from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import SECOND_FACTOR_WAIVED
from kiem.organisation.session import ROLE, go_in
from kiem.ui.render import render_page

LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Whom one can be for a moment. Not found outside the demo."""
    if not settings.KIEM_DEMO:
        raise NotFound
    return render_page(request, "demo/doors.html", doors_page())


@require_POST
def enter(request: HttpRequest, name: str) -> HttpResponse:
    """Look around as one of the cast. Not found outside the demo and from another computer."""
    door = door_called(name)
    if not settings.KIEM_DEMO or not _from_this_computer(request) or door is None:
        raise NotFound
    user, membership = account_behind(door)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[SECOND_FACTOR_WAIVED] = True
    if not go_in(request, membership):
        raise NotFound
    request.session[ROLE] = door.role.value
    return redirect("home:today")


def _from_this_computer(request: HttpRequest) -> bool:
    """Whether the browser runs here: from loopback, and not handed on by a proxy that does."""
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not any(name in request.headers for name in FORWARDED)
