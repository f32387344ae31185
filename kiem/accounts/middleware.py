"""Ending what someone left open on a computer that people share."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from kiem.accounts.shared import is_shared, note_done, sign_out_idle, was_idle

ASKED_BY_THE_PAGE = frozenset({"progress"})
"""What a page asks again and again by itself is nothing that someone does."""


class SharedComputerMiddleware:
    """Signs out who did nothing for some minutes; each thing she does counts anew. For others: the session is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_shared(request) and request.user.is_authenticated:
            at = timezone.now()
            if was_idle(request, at):
                return sign_out_idle(request)
            if request.headers.get("HX-Trigger") not in ASKED_BY_THE_PAGE:
                note_done(request, at)
        return self.get_response(request)
